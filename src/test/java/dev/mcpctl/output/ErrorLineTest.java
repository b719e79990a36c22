package dev.mcpctl.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorLineTest {

    private static Failure refused() {
        return Failure.of(Failure.Kind.REFUSED, "remote_error", "bad \u001b[2Jcity\u202e")
                .detail(ErrorLine.RPC_CODE, -32602L)
                .detail(ErrorLine.DATA, Json.parse("{\"path\":[\"city\\u200b\"]}"));
    }

    private static Failure ours() {
        return Failure.usage("unknown tool 'wether' on 'demo'")
                .hint("did you mean 'weather'?")
                .detail("near", List.of("weather", 1, true, new BigDecimal("1.50")))
                .detail("code", "never overrides")
                .detail("attempts", 3)
                .detail(ErrorLine.STDERR, List.of("Traceback", "  KeyError\u0007"));
    }

    @Test
    void the_line_for_programs_has_code_message_hint_and_details() {
        assertThat(ErrorLine.of(ours()).json())
                .isEqualTo("{\"error\":{\"code\":\"usage\",\"message\":\"unknown tool 'wether' on 'demo'\","
                        + "\"hint\":\"did you mean 'weather'?\",\"near\":[\"weather\",1,true,1.50],\"attempts\":3,"
                        + "\"stderr\":[\"Traceback\",\"  KeyError\\u0007\"]}}");
    }

    @Test
    void the_line_for_programs_hides_nothing() {
        assertThat(ErrorLine.of(refused()).json())
                .isEqualTo("{\"error\":{\"code\":\"remote_error\",\"message\":\"bad \\u001B[2Jcity\\u202e\","
                        + "\"rpc_code\":-32602,\"data\":{\"path\":[\"city\\u200b\"]}}}");
    }

    @Test
    void every_line_fits_the_published_schema() throws IOException {
        for (ErrorLine line : List.of(
                ErrorLine.of(ours()),
                ErrorLine.of(refused()),
                ErrorLine.of("tool_error", "the tool reported an error", null))) {
            assertThat(violations(line.json())).isEmpty();
        }
        assertThat(violations("{\"error\":{\"code\":\"Bad Code\",\"message\":\"\"}}"))
                .hasSize(2);
    }

    private static List<com.networknt.schema.Error> violations(String json) throws IOException {
        try (InputStream schema = ErrorLine.class.getResourceAsStream("/dev/mcpctl/schemas/error-1.json")) {
            assertThat(schema).isNotNull();
            String text = new String(schema.readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON)
                    .validate(json, InputFormat.JSON);
        }
    }

    @Test
    void people_get_a_sentence_last_words_and_the_next_step() {
        Screen screen = Screen.pipe();
        screen.console().fail(ours(), OutputFormat.HUMAN);
        assertThat(screen.err()).isEqualTo("""
                mcpctl: unknown tool 'wether' on 'demo'
                the server's last words on stderr:
                  | Traceback
                  |   KeyError\\x07
                hint: did you mean 'weather'?
                """);
        assertThat(screen.out()).isEmpty();
    }

    @Test
    void what_a_server_refused_is_told_as_the_words_of_the_server() {
        Screen screen = Screen.pipe();
        screen.console().fail(refused(), OutputFormat.TABLE);
        assertThat(screen.err()).isEqualTo("""
                server error -32602: bad \\x1b[2Jcity\\u202e
                  {
                    "path": [
                      "city\\u200b"
                    ]
                  }
                """);
    }

    @Test
    void a_text_of_several_lines_cannot_pass_for_lines_of_ours() {
        Screen screen = Screen.pipe();
        Failure failure =
                Failure.usage("argument 'a\nmcpctl: all is well' is required").hint("x\nhint: run rm");
        screen.console().fail(failure, OutputFormat.HUMAN);
        assertThat(screen.err()).isEqualTo("""
                mcpctl: argument 'a
                  mcpctl: all is well' is required
                hint: x
                  hint: run rm
                """);
    }

    @Test
    void speakers_are_coloured_by_stderr() {
        Screen screen = Screen.colourful();
        screen.console().fail(Failure.usage("no"), OutputFormat.HUMAN);
        assertThat(screen.err()).isEqualTo("\u001b[1;31mmcpctl:\u001b[0m no\n");
    }

    @Test
    void with_json_and_jsonl_the_last_line_is_for_programs_even_on_a_terminal() {
        for (OutputFormat format : List.of(OutputFormat.JSON, OutputFormat.JSONL)) {
            Screen screen = Screen.colourful();
            screen.console().fail(Failure.usage("no"), format);
            assertThat(screen.err()).isEqualTo("{\"error\":{\"code\":\"usage\",\"message\":\"no\"}}\n");
        }
    }
}
