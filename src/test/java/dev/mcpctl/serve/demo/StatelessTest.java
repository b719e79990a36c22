package dev.mcpctl.serve.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.ProtocolVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatelessTest {

    private static final String VERSION = "'io.modelcontextprotocol/protocolVersion':'2026-07-28'";
    private static final String CAPABILITIES = "'io.modelcontextprotocol/clientCapabilities':{}";

    private final DemoClient client = DemoClient.speaking(ProtocolVersion.V2026_07_28);

    private static JsonNode discover(String meta) {
        DemoClient silent = DemoClient.silent();
        silent.send("{'jsonrpc':'2.0','id':1,'method':'server/discover','params':{'_meta':" + meta + "}}");
        return silent.answer(1);
    }

    @Test
    void discovery_says_what_is_served_and_by_whom() {
        JsonNode discovery = client.result("server/discover", "{}");

        assertThat(Json.compact(discovery.path("supportedVersions"))).isEqualTo("[\"2026-07-28\"]");
        assertThat(discovery
                        .path("capabilities")
                        .path("tools")
                        .path("listChanged")
                        .asBoolean())
                .isTrue();
        assertThat(discovery
                        .path("_meta")
                        .path("io.modelcontextprotocol/serverInfo")
                        .path("version")
                        .asText())
                .isEqualTo("1.2.3");
        assertThat(discovery.path("ttlMs").asInt()).isEqualTo(3_600_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "7",
                "{" + CAPABILITIES + "}",
                "{" + VERSION + "}",
                "{'io.modelcontextprotocol/protocolVersion':1," + CAPABILITIES + "}",
                "{" + VERSION + ",'io.modelcontextprotocol/clientCapabilities':[]}",
                "{" + VERSION + "," + CAPABILITIES + ",'io.modelcontextprotocol/clientInfo':'me'}",
                "{" + VERSION + "," + CAPABILITIES + ",'io.modelcontextprotocol/logLevel':'loud'}"
            })
    void incomplete_metadata_is_refused(String meta) {
        assertThat(discover(meta).path("error").path("code").asInt()).isEqualTo(-32602);
    }

    @Test
    void the_client_need_not_say_who_it_is() {
        assertThat(discover("{" + VERSION + "," + CAPABILITIES + "}").has("result"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1900-01-01", "2025-11-25"})
    void a_revision_that_is_not_served_without_handshake_is_refused_with_the_ones_that_are(String version) {
        JsonNode error = discover("{'io.modelcontextprotocol/protocolVersion':'" + version + "'}")
                .path("error");

        assertThat(error.path("code").asInt()).isEqualTo(-32022);
        assertThat(Json.compact(error.path("data")))
                .isEqualTo("{\"supported\":[\"2026-07-28\"],\"requested\":\"" + version + "\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "initialize",
                "ping",
                "logging/setLevel",
                "resources/subscribe",
                "resources/unsubscribe",
                "tasks/list",
                "tasks/result",
                "no/such/method"
            })
    void methods_that_were_removed_do_not_exist(String method) {
        assertThat(client.errorCode(method, "{'uri':'demo://clock','level':'info'}"))
                .isEqualTo(-32601);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tools/list | {} | 60000 | public",
                "prompts/list | {} | 60000 | public",
                "resources/list | {} | 60000 | public",
                "resources/templates/list | {} | 60000 | public",
                "resources/read | {'uri':'demo://readme.md'} | 60000 | public",
                "resources/read | {'uri':'demo://clock'} | 0 | public"
            })
    void results_that_may_be_kept_say_how_long_and_for_whom(String method, String params, int ttl, String scope) {
        JsonNode result = client.result(method, params);

        assertThat(result.path("ttlMs").asInt(-1)).isEqualTo(ttl);
        assertThat(result.path("cacheScope").asText()).isEqualTo(scope);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tools/call | {'name':'echo','arguments':{'message':'x'}}",
                "prompts/get | {'name':'picture'}",
                "completion/complete | {'ref':{'type':'ref/prompt','name':'greet'},'argument':{'name':'style','value':''}}"
            })
    void other_results_are_complete_and_name_the_server_but_are_not_kept(String method, String params) {
        JsonNode result = client.result(method, params);

        assertThat(result.path("resultType").asText()).isEqualTo("complete");
        assertThat(result.path("_meta")
                        .path("io.modelcontextprotocol/serverInfo")
                        .path("name")
                        .asText())
                .isEqualTo("mcpctl-demo");
        assertThat(result.has("ttlMs")).isFalse();
    }

    @Test
    void capabilities_are_not_remembered_from_one_request_to_the_next() {
        assertThat(client.callTool("roots", "{}").path("resultType").asText()).isEqualTo("input_required");

        client.send("{'jsonrpc':'2.0','id':99,'method':'tools/call','params':{'name':'roots','_meta':{" + VERSION + ","
                + CAPABILITIES + "}}}");

        assertThat(client.answer(99).path("error").path("code").asInt()).isEqualTo(-32021);
    }
}
