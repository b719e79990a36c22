package dev.mcpctl.servers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.testing.CommandResult;
import dev.mcpctl.testing.Distribution;
import dev.mcpctl.testing.HttpServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Many calls on one connection to servers that others wrote, some of them at once. */
class BatchCallsIT {

    private static final Duration LONG = Duration.ofSeconds(90);
    private static final int SUMS = 40;

    @TempDir
    private Path home;

    private CommandResult run(List<String> server, String lines, String... options) {
        List<String> words = new ArrayList<>(List.of("batch", "--parallel", "8", "-o", "jsonl"));
        words.addAll(List.of(options));
        words.addAll(server);
        return Distribution.at(home)
                .run(words)
                .with("CI", "true")
                .stdin(lines)
                .within(LONG)
                .run()
                .leavesNothingRunning();
    }

    private static List<String> command(String name) {
        List<String> words = new ArrayList<>(List.of("--"));
        words.addAll(ServerCatalog.installed().entry(name).command());
        return words;
    }

    /** Sums that tell their lines apart, a tool that fails, one that is not there, a resource and a prompt. */
    private static String guideLines() {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= SUMS; i++) {
            lines.append("{\"tool\":\"add\",\"id\":" + i + ",\"arguments\":{\"a\":" + i + ",\"b\":1}}\n");
        }
        return lines + """
                {"tool":"fail","arguments":{"reason":"rain"}}
                {"tool":"ad"}
                {"resource":"guide://cities"}
                {"prompt":"plan_trip","arguments":{"city":"Oslo","days":2}}
                """;
    }

    private static void checkGuide(CommandResult result) {
        List<JsonNode> lines = result.exitsWith(1).jsonLines();
        assertThat(lines).as(result::evidence).hasSize(SUMS + 4);
        for (int i = 1; i <= SUMS; i++) {
            JsonNode line = lines.get(i - 1);
            assertThat(line.path("id").asInt()).isEqualTo(i);
            assertThat(line.at("/result/content/0/text").asText())
                    .as(result::evidence)
                    .isEqualTo(String.valueOf(i + 1));
        }
        assertThat(lines.subList(SUMS, SUMS + 4))
                .as(result::evidence)
                .extracting(line -> line.at("/error/code").asText("ok"))
                .containsExactly("tool_error", "unknown_tool", "ok", "ok");
        assertThat(lines.get(SUMS + 2).at("/result/contents/0/text").asText()).contains("Oslo");
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "python-mcp,legacy",
        "python-mcp,modern",
        "python-fastmcp,auto",
        "typescript-v2,legacy",
        "typescript-v2,modern",
        "java-sdk,auto"
    })
    void every_line_gets_its_own_answer_over_stdio(String server, String era) {
        checkGuide(run(command(server), guideLines(), "--protocol", era));
    }

    @ParameterizedTest
    @ValueSource(strings = {"python-mcp", "go-sdk-stateless"})
    void every_line_gets_its_own_answer_over_http(String server) {
        ServerCatalog.Entry entry = ServerCatalog.overHttp().entry(server);
        try (HttpServerProcess running =
                HttpServerProcess.start(entry.command(), entry.environment(), home.resolve("log"))) {
            checkGuide(run(List.of(running.url(entry.url())), guideLines()));
        }
    }

    @Test
    void the_everything_server_is_asked_many_things_at_once() {
        CommandResult result = run(command("everything"), """
                {"tool":"trigger-long-running-operation","arguments":{"duration":3,"steps":3},"id":"slow"}
                {"tool":"get-sum","arguments":{"a":2,"b":3.5},"expect":".content[0].text | test(\\"5.5\\")"}
                {"tool":"echo","arguments":{"message":"blåbær"}}
                {"tool":"echo","arguments":{"massage":"x"}}
                {"resource":"demo://resource/static/document/startup.md"}
                {"prompt":"args-prompt","arguments":{"city":"Oslo"}}
                {"tool":"get-tiny-image"}
                {"method":"ping"}
                """);
        List<JsonNode> lines = result.exitsWith(1).jsonLines();
        assertThat(lines)
                .as(result::evidence)
                .extracting(line -> line.at("/error/code").asText("ok"))
                .containsExactly("ok", "ok", "ok", "usage", "ok", "ok", "ok", "ok");
        assertThat(lines.get(0).path("id").asText()).isEqualTo("slow");
        assertThat(lines.get(2).at("/result/content/0/text").asText()).isEqualTo("Echo: blåbær");
        assertThat(lines.get(6).at("/result/content/1/type").asText()).isEqualTo("image");
    }
}
