package dev.mcpctl.serve.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.ProtocolVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeTest {

    private static final String HELLO = "{'jsonrpc':'2.0','id':1,'method':'initialize','params':"
            + "{'protocolVersion':'%s','capabilities':{},'clientInfo':{'name':'test','version':'1'}}}";

    private static JsonNode welcome(String version) {
        DemoClient client = DemoClient.silent();
        client.send(String.format(HELLO, version));
        return client.nextMessage().path("result");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"})
    void a_served_revision_is_agreed_to(String version) {
        JsonNode welcome = welcome(version);

        assertThat(welcome.path("protocolVersion").asText()).isEqualTo(version);
        assertThat(welcome.path("serverInfo").path("name").asText()).isEqualTo("mcpctl-demo");
        assertThat(welcome.path("serverInfo").path("version").asText()).isEqualTo("1.2.3");
        assertThat(welcome.path("instructions").asText()).contains("weather");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1900-01-01", "2026-07-28", "latest"})
    void an_unknown_or_stateless_revision_is_answered_with_the_newest_that_has_a_handshake(String version) {
        assertThat(welcome(version).path("protocolVersion").asText()).isEqualTo("2025-11-25");
    }

    @Test
    void the_welcome_has_only_what_its_revision_knows() {
        assertThat(Json.compact(welcome("2024-11-05")))
                .contains("\"serverInfo\":{\"name\":\"mcpctl-demo\",\"version\":\"1.2.3\"}")
                .doesNotContain("completions");
        assertThat(welcome("2025-03-26").path("capabilities").has("completions"))
                .isTrue();
        assertThat(welcome("2025-06-18").path("serverInfo").has("title")).isTrue();
        assertThat(welcome("2025-06-18").path("serverInfo").has("icons")).isFalse();
        assertThat(welcome("2025-11-25")
                        .path("serverInfo")
                        .path("icons")
                        .path(0)
                        .path("src")
                        .asText())
                .startsWith("data:image/svg+xml;base64,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'protocolVersion':7,'capabilities':{},'clientInfo':{}}",
                "{'protocolVersion':'2025-11-25','clientInfo':{}}",
                "{'protocolVersion':'2025-11-25','capabilities':{}}"
            })
    void a_handshake_that_lacks_something_is_refused_and_may_be_repeated(String params) {
        DemoClient client = DemoClient.silent();

        client.send("{'jsonrpc':'2.0','id':1,'method':'initialize','params':" + params + "}");
        assertThat(client.answer(1).path("error").path("code").asInt()).isEqualTo(-32602);

        client.send(String.format(HELLO, "2025-11-25"));
        assertThat(client.answer(1).has("result")).isTrue();
    }

    @Test
    void a_second_handshake_is_refused() {
        DemoClient client = DemoClient.speaking(ProtocolVersion.V2025_11_25);

        assertThat(client.errorCode("initialize", "{}")).isEqualTo(-32600);
    }

    @Test
    void a_ping_is_answered_before_the_handshake_and_after() {
        DemoClient client = DemoClient.silent();
        client.send("{'jsonrpc':'2.0','id':'early','method':'ping'}");
        assertThat(Json.compact(client.nextMessage()))
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":\"early\",\"result\":{}}");

        assertThat(DemoClient.speaking(ProtocolVersion.V2024_11_05).result("ping", "{}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"tools/list, -32602", "resources/subscribe, -32602", "server/discover, -32602", "no/such, -32601"})
    void before_a_handshake_a_request_without_metadata_is_refused(String method, int code) {
        DemoClient client = DemoClient.silent();

        client.send("{'jsonrpc':'2.0','id':1,'method':'" + method + "'}");

        assertThat(client.answer(1).path("error").path("code").asInt()).isEqualTo(code);
    }

    @ParameterizedTest
    @EnumSource(names = "V2026_07_28", mode = EnumSource.Mode.EXCLUDE)
    void methods_of_the_other_era_do_not_exist_in_a_session(ProtocolVersion version) {
        DemoClient client = DemoClient.speaking(version);

        assertThat(client.errorCode("server/discover", "{}")).isEqualTo(-32601);
        assertThat(client.errorCode("subscriptions/listen", "{}")).isEqualTo(-32601);
    }

    @Test
    void a_request_with_metadata_is_answered_the_stateless_way_in_the_middle_of_a_session() {
        DemoClient client = DemoClient.speaking(ProtocolVersion.V2025_11_25);

        int id = client.start(
                "tools/list",
                "{}",
                "{'io.modelcontextprotocol/protocolVersion':'2026-07-28','io.modelcontextprotocol/clientCapabilities':{}}");

        assertThat(client.answer(id).path("result").path("resultType").asText()).isEqualTo("complete");
        assertThat(client.result("tools/list", "{}").has("resultType")).isFalse();
    }
}
