package dev.mcpctl.serve.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.schema.SchemaCheck;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server in YAML, asked by hand in both eras. */
class WrittenEngineTest {

    private static final String YAML = """
            server: {name: weather, version: 2.0.0}
            instructions: ask me
            tools:
              - name: weather
                description: Tells the weather.
                inputSchema: {type: object, properties: {city: {type: string}}}
                answers:
                  - when: {city: Oslo}
                    text: "{{arguments.city}}: rain for {{arguments.days}} days"
                    structuredContent: {city: "{{arguments.city}}", days: "{{arguments.days}}"}
                  - when: {city: Atlantis}
                    text: no such city
                    isError: true
                  - when: {city: Hell}
                    error: {code: -32001, message: "it is hot in {{arguments.city}}"}
              - name: echo
            resources:
              - uri: mock://a
                mimeType: text/plain
                text: hello
            resourceTemplates:
              - uriTemplate: mock://city/{name}
                answer: {text: "{{variables.name}} is nice"}
            prompts:
              - name: greet
                arguments: [{name: who, required: true}]
                answer: {text: "Greet {{arguments.who}}"}
            """;

    private static final String META = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"}";

    private final Client client = new Client(new WrittenEngine(YAML, "w.yaml"));

    private JsonNode call(String arguments) {
        return client.ask("tools/call", "{\"name\":\"weather\",\"arguments\":" + arguments + "}");
    }

    @Test
    void the_first_answer_that_fits_is_given_with_its_places_filled() {
        JsonNode result = call("{\"city\":\"Oslo\",\"days\":3}").path("result");
        assertThat(result.at("/content/0/text").asText()).isEqualTo("Oslo: rain for 3 days");
        assertThat(Json.compact(result.path("structuredContent"))).isEqualTo("{\"city\":\"Oslo\",\"days\":3}");
        assertThat(call("{\"city\":\"Atlantis\"}").at("/result/isError").asBoolean())
                .isTrue();
        assertThat(Json.compact(call("{\"city\":\"Hell\"}").path("error")))
                .isEqualTo("{\"code\":-32001,\"message\":\"it is hot in Hell\"}");
        assertThat(call("{\"city\":\"x\"}").at("/error/message").asText()).contains("none of the written answers");
    }

    @Test
    void a_tool_without_answers_tells_its_arguments() {
        assertThat(client.ask("tools/call", "{\"name\":\"echo\",\"arguments\":{\"a\":1}}")
                        .at("/result/content/0/text")
                        .asText())
                .isEqualTo("{\"a\":1}");
    }

    @Test
    void lists_hold_the_items_without_their_answers() {
        JsonNode tools = client.ask("tools/list", "{}").at("/result/tools");
        assertThat(tools.size()).isEqualTo(2);
        assertThat(tools.path(0).has("answers")).isFalse();
        assertThat(tools.at("/1/inputSchema/type").asText()).isEqualTo("object");
        assertThat(client.ask("resources/list", "{}")
                        .at("/result/resources/0/name")
                        .asText())
                .isEqualTo("mock://a");
    }

    @Test
    void resources_templates_and_prompts_are_answered() {
        assertThat(client.ask("resources/read", "{\"uri\":\"mock://a\"}")
                        .at("/result/contents/0/text")
                        .asText())
                .isEqualTo("hello");
        assertThat(client.ask("resources/read", "{\"uri\":\"mock://city/Troms%C3%B8\"}")
                        .at("/result/contents/0/text")
                        .asText())
                .isEqualTo("Tromsø is nice");
        assertThat(client.ask("resources/read", "{\"uri\":\"mock://b\"}")
                        .at("/error/code")
                        .asInt())
                .isEqualTo(-32002);
        assertThat(client.ask("prompts/get", "{\"name\":\"greet\",\"arguments\":{\"who\":\"Ada\"}}")
                        .at("/result/messages/0/content/text")
                        .asText())
                .isEqualTo("Greet Ada");
        assertThat(client.ask("tools/call", "{\"name\":\"wether\"}")
                        .at("/error/message")
                        .asText())
                .contains("nearest is 'weather'");
    }

    @Test
    void it_shakes_hands_in_the_older_era_and_is_discovered_in_the_newer_one() {
        JsonNode welcome =
                client.ask("initialize", "{\"protocolVersion\":\"2025-06-18\"}").path("result");
        assertThat(welcome.path("protocolVersion").asText()).isEqualTo("2025-06-18");
        assertThat(welcome.at("/serverInfo/name").asText()).isEqualTo("weather");
        JsonNode found = client.ask("server/discover", "{" + META + "}").path("result");
        assertThat(found.path("resultType").asText()).isEqualTo("complete");
        assertThat(found.at("/supportedVersions/0").asText()).isEqualTo("2026-07-28");
        assertThat(client.ask("tools/call", "{\"name\":\"echo\"," + META + "}")
                        .at("/result/resultType")
                        .asText())
                .isEqualTo("complete");
        assertThat(client.ask("nothing", "{}").at("/error/code").asInt()).isEqualTo(-32601);
    }

    @Test
    void the_published_schema_accepts_it() throws IOException {
        try (InputStream schema = WrittenEngine.class.getResourceAsStream("/dev/mcpctl/schemas/mock-1.json")) {
            SchemaCheck check = SchemaCheck.of(Json.tolerant(schema.readAllBytes()));
            assertThat(check.check(DescriptionText.read(YAML, "w.yaml"))).isEmpty();
            assertThat(check.check(Json.parse("{\"tools\":[{}]}"))).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "tools: {} | tools is no list",
                "tools: [{title: x}] | tools[0] has no 'name'",
                "toolz: [] | 'toolz' means nothing; did you mean 'tools'?",
                "tools: [{name: x, answer: {txt: y}}] | 'txt' in tools[0].answer means nothing; did you mean 'text'?",
                "server: {name: x} | it has neither tools nor resources",
                "[1, 2] | it is no object",
                "a: [ | cannot be read",
                "{\"tools\": [} | cannot be read",
                "`a: &x 1\nb: *x` | aliases",
            })
    void what_makes_no_sense_is_named(String text, String sentence) {
        assertThatThrownBy(() -> new WrittenEngine(text, "w.yaml"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("'w.yaml'")
                .hasMessageContaining(sentence);
    }
}
