package dev.mcpctl.serve.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.ProtocolVersion;
import java.util.Base64;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ToolsTest {

    private final DemoClient modern = DemoClient.speaking(ProtocolVersion.V2026_07_28);

    private static String text(JsonNode result) {
        return result.path("content").path(0).path("text").asText();
    }

    private static JsonNode tool(DemoClient client, String name) {
        return StreamSupport.stream(
                        client.result("tools/list", "{}").path("tools").spliterator(), false)
                .filter(tool -> tool.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void every_revision_lists_the_same_tools_in_the_same_order(ProtocolVersion version) {
        JsonNode tools = DemoClient.speaking(version).result("tools/list", "{}").path("tools");

        assertThat(tools)
                .extracting(tool -> tool.path("name").asText())
                .containsExactly(
                        "weather",
                        "echo",
                        "add",
                        "primes",
                        "shapes",
                        "route",
                        "big",
                        "image",
                        "audio",
                        "embedded",
                        "link",
                        "all_content",
                        "slow",
                        "log",
                        "grow",
                        "touch",
                        "elicit_form",
                        "elicit_url",
                        "sample",
                        "roots",
                        "ask_all",
                        "busy",
                        "fail",
                        "refuse",
                        "delete_everything",
                        "job");
        assertThat(tools).allSatisfy(tool -> {
            assertThat(tool.path("description").asText()).isNotEmpty();
            assertThat(tool.path("inputSchema").path("type").asText()).isEqualTo("object");
        });
    }

    @Test
    void older_revisions_are_spared_what_they_do_not_know() {
        JsonNode first = tool(DemoClient.speaking(ProtocolVersion.V2024_11_05), "weather");
        assertThat(first.fieldNames()).toIterable().containsExactly("name", "description", "inputSchema");

        JsonNode fourth = tool(DemoClient.speaking(ProtocolVersion.V2025_11_25), "weather");
        assertThat(fourth.fieldNames()).toIterable().contains("title", "outputSchema", "annotations", "icons");

        assertThat(tool(DemoClient.speaking(ProtocolVersion.V2025_11_25), "primes")
                        .has("outputSchema"))
                .isFalse();
        assertThat(tool(modern, "primes").path("outputSchema").path("type").asText())
                .isEqualTo("array");
    }

    @ParameterizedTest
    @EnumSource
    void the_weather_is_a_table_for_people_and_data_for_programs(ProtocolVersion version) {
        JsonNode result = DemoClient.speaking(version).callTool("weather", "{'city':'Oslo','days':2}");

        assertThat(text(result))
                .startsWith("Weather in Oslo (made up)\n  day 1  ")
                .hasLineCount(3);
        JsonNode data = Json.parse(result.path("content").path(1).path("text").asText());
        assertThat(data.path("days")).hasSize(2);
        assertThat(result.has("structuredContent")).isEqualTo(version.compareTo(ProtocolVersion.V2025_06_18) >= 0);
        if (result.has("structuredContent")) {
            assertThat(result.path("structuredContent")).isEqualTo(data);
        }
    }

    @Test
    void units_change_the_numbers_and_not_the_weather() {
        JsonNode metric = modern.callTool("weather", "{'city':'Rome','days':1}").path("structuredContent");
        JsonNode imperial = modern.callTool("weather", "{'city':'Rome','days':1,'units':'imperial'}")
                .path("structuredContent");

        int celsius = metric.path("days").path(0).path("high").asInt();
        assertThat(imperial.path("days").path(0).path("high").asInt()).isEqualTo(Math.round(celsius * 1.8f) + 32);
        assertThat(imperial.path("days").path(0).path("sky"))
                .isEqualTo(metric.path("days").path(0).path("sky"));
    }

    @Test
    void text_beyond_ascii_survives_an_echo() {
        assertThat(text(modern.callTool("echo", "{'message':'Ærø 東京 🦊'}"))).isEqualTo("Ærø 東京 🦊");
    }

    @Test
    void sums_keep_every_digit() {
        assertThat(text(modern.callTool("add", "{'a':0.1,'b':12345678901234567890.2}")))
                .isEqualTo("{\"sum\":12345678901234567890.3}");
    }

    @Test
    void structured_content_may_be_an_array_in_the_newest_revision_only() {
        assertThat(Json.compact(modern.callTool("primes", "{}").path("structuredContent")))
                .isEqualTo("[2,3,5,7,11]");
        assertThat(DemoClient.speaking(ProtocolVersion.V2025_11_25)
                        .callTool("primes", "{}")
                        .has("structuredContent"))
                .isFalse();
    }

    @Test
    void all_content_has_one_block_of_each_type() {
        JsonNode content = modern.callTool("all_content", "{}").path("content");

        assertThat(content)
                .extracting(block -> block.path("type").asText())
                .containsExactly("text", "image", "audio", "resource_link", "resource", "resource");
        assertThat(Base64.getDecoder().decode(content.path(1).path("data").asText()))
                .startsWith(0x89, 'P', 'N', 'G');
        assertThat(Base64.getDecoder().decode(content.path(2).path("data").asText()))
                .startsWith('R', 'I', 'F', 'F');
        assertThat(content.path(5).path("resource").has("blob")).isTrue();
    }

    @Test
    void blocks_that_a_revision_lacks_become_text() {
        assertThat(DemoClient.speaking(ProtocolVersion.V2024_11_05)
                        .callTool("all_content", "{}")
                        .path("content"))
                .extracting(block -> block.path("type").asText())
                .containsExactly("text", "image", "text", "text", "resource", "resource");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1024", "300, 307200"})
    void big_is_exactly_as_big_as_asked_for(int kilobytes, int length) {
        assertThat(text(modern.callTool("big", "{'kilobytes':" + kilobytes + "}")))
                .hasSize(length);
    }

    @Test
    void failing_is_a_result_and_refusing_an_error() {
        JsonNode failed = modern.callTool("fail", "{'reason':'no luck'}");
        assertThat(failed.path("isError").asBoolean()).isTrue();
        assertThat(text(failed)).isEqualTo("no luck");

        JsonNode error = modern.request("tools/call", "{'name':'refuse','arguments':{'code':123,'message':'no'}}")
                .path("error");
        assertThat(Json.compact(error)).isEqualTo("{\"code\":123,\"message\":\"no\",\"data\":{\"tool\":\"refuse\"}}");
    }

    @Test
    void the_destructive_tool_is_marked_and_harmless() {
        assertThat(tool(modern, "delete_everything")
                        .path("annotations")
                        .path("destructiveHint")
                        .asBoolean())
                .isTrue();
        assertThat(text(modern.callTool("delete_everything", "{}"))).startsWith("Nothing was deleted.");
    }

    @ParameterizedTest
    @EnumSource
    void bad_arguments_are_the_tools_error_since_2025_11_25_and_the_calls_before(ProtocolVersion version) {
        DemoClient client = DemoClient.speaking(version);

        JsonNode answer = client.request("tools/call", "{'name':'weather','arguments':{'city':'Oslo','days':9}}");

        if (version.compareTo(ProtocolVersion.V2025_11_25) >= 0) {
            assertThat(answer.path("result").path("isError").asBoolean()).isTrue();
            assertThat(text(answer.path("result"))).isEqualTo("arguments.days is too large: 9");
        } else {
            assertThat(answer.path("error").path("code").asInt()).isEqualTo(-32602);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_call_of_no_tool_is_refused(ProtocolVersion version) {
        DemoClient client = DemoClient.speaking(version);

        assertThat(client.errorCode("tools/call", "{'name':'no_such_tool'}")).isEqualTo(-32602);
        assertThat(client.errorCode("tools/call", "{'name':'grown_1'}")).isEqualTo(-32602);
        assertThat(client.errorCode("tools/call", "{}")).isEqualTo(-32602);
        assertThat(client.errorCode("tools/call", "{'name':7}")).isEqualTo(-32602);
        assertThat(client.errorCode("tools/call", "{'name':'echo','arguments':[]}"))
                .isEqualTo(-32602);
    }
}
