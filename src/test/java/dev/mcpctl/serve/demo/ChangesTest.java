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

class ChangesTest {

    private static final String ID = "io.modelcontextprotocol/subscriptionId";

    private final DemoServer server = DemoClient.server();
    private final DemoClient modern = DemoClient.speaking(ProtocolVersion.V2026_07_28, server);

    private static JsonNode subscription(JsonNode notification) {
        return notification.path("params").path("_meta").path(ID);
    }

    private int listen(String filter) {
        return modern.start("subscriptions/listen", "{'notifications':" + filter + "}");
    }

    @ParameterizedTest
    @EnumSource(names = "V2026_07_28", mode = EnumSource.Mode.EXCLUDE)
    void sessions_hear_of_every_list_that_grows_whoever_made_it_grow(ProtocolVersion version) {
        DemoClient legacy = DemoClient.speaking(version, server);

        modern.callTool("grow", "{}");
        modern.callTool("grow", "{'kind':'resources'}");
        modern.callTool("grow", "{'kind':'prompts'}");

        assertThat(Json.compact(legacy.next("notifications/tools/list_changed")))
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}");
        assertThat(legacy.next("notifications/resources/list_changed").has("id"))
                .isFalse();
        assertThat(legacy.next("notifications/prompts/list_changed").has("id")).isFalse();
    }

    @Test
    void what_has_grown_is_listed_and_works() {
        modern.callTool("grow", "{}");
        modern.callTool("grow", "{'kind':'resources'}");
        modern.callTool("grow", "{'kind':'prompts'}");

        assertThat(Json.compact(modern.result("tools/list", "{}"))).contains("\"grown_1\"");
        assertThat(Json.compact(modern.callTool("grown_1", "{}"))).contains("tool number 1");
        assertThat(Json.compact(modern.result("resources/read", "{'uri':'demo://grown/1'}")))
                .contains("grown/1");
        assertThat(Json.compact(modern.result("prompts/get", "{'name':'grown_1'}")))
                .contains("grown_1");
    }

    @Test
    void growing_ends_somewhere() {
        for (int i = 0; i < World.MOST_GROWN; i++) {
            assertThat(modern.callTool("grow", "{}").has("isError")).isFalse();
        }

        assertThat(modern.callTool("grow", "{}").path("isError").asBoolean()).isTrue();
        assertThat(modern.result("tools/list", "{}").has("nextCursor")).isTrue();
    }

    @Test
    void a_subscription_is_acknowledged_with_what_it_will_be_told() {
        int id = listen("{'toolsListChanged':true,'promptsListChanged':false,"
                + "'resourceSubscriptions':['demo://readme.md','demo://nothing']}");

        JsonNode acknowledged = modern.next("notifications/subscriptions/acknowledged");

        assertThat(Json.compact(acknowledged.path("params").path("notifications")))
                .isEqualTo("{\"toolsListChanged\":true,\"resourceSubscriptions\":[\"demo://readme.md\"]}");
        assertThat(subscription(acknowledged).asInt()).isEqualTo(id);
    }

    @Test
    void subscriptions_are_told_only_what_they_asked_for_with_their_id() {
        int tools = listen("{'toolsListChanged':true}");
        modern.next("notifications/subscriptions/acknowledged");
        int readme = listen("{'resourceSubscriptions':['demo://readme.md']}");
        modern.next("notifications/subscriptions/acknowledged");

        modern.callTool("grow", "{'kind':'prompts'}");
        modern.callTool("grow", "{}");
        modern.callTool("touch", "{'uri':'demo://readme.md'}");

        assertThat(subscription(modern.next("notifications/tools/list_changed")).asInt())
                .isEqualTo(tools);
        JsonNode updated = modern.next("notifications/resources/updated");
        assertThat(subscription(updated).asInt()).isEqualTo(readme);
        assertThat(updated.path("params").path("uri").asText()).isEqualTo("demo://readme.md");
        assertThat(modern.has("notifications/prompts/list_changed")).isFalse();
        assertThat(modern.has("notifications/tools/list_changed")).isFalse();
    }

    @Test
    void the_subscription_id_keeps_its_type() {
        modern.send(
                "{'jsonrpc':'2.0','id':'7','method':'subscriptions/listen','params':{'notifications':{},'_meta':"
                        + "{'io.modelcontextprotocol/protocolVersion':'2026-07-28','io.modelcontextprotocol/clientCapabilities':{}}}}");

        assertThat(subscription(modern.next("notifications/subscriptions/acknowledged")))
                .isEqualTo(DemoClient.json("'7'"));
    }

    @Test
    void a_cancelled_subscription_ends_without_a_word_and_leaves_the_others() {
        int first = listen("{'toolsListChanged':true}");
        modern.next("notifications/subscriptions/acknowledged");
        int second = listen("{'toolsListChanged':true}");
        modern.next("notifications/subscriptions/acknowledged");

        modern.cancel(first);
        modern.callTool("grow", "{}");

        assertThat(subscription(modern.next("notifications/tools/list_changed")).asInt())
                .isEqualTo(second);
        assertThat(modern.has("notifications/tools/list_changed")).isFalse();
    }

    @Test
    void the_end_of_the_conversation_ends_a_subscription_in_good_order() {
        int id = listen("{}");
        modern.next("notifications/subscriptions/acknowledged");

        modern.close();

        JsonNode result = modern.answer(id).path("result");
        assertThat(result.path("resultType").asText()).isEqualTo("complete");
        assertThat(result.path("_meta").path(ID).asInt()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'notifications':true}",
                "{'notifications':{'toolsListChanged':'yes'}}",
                "{'notifications':{'resourceSubscriptions':'demo://clock'}}",
                "{'notifications':{'resourceSubscriptions':[1]}}"
            })
    void a_subscription_to_nonsense_is_refused(String params) {
        assertThat(modern.errorCode("subscriptions/listen", params)).isEqualTo(-32602);
    }

    @Test
    void the_clock_ticks_for_those_who_watch_it() {
        listen("{'resourceSubscriptions':['demo://clock']}");
        DemoClient legacy = DemoClient.speaking(ProtocolVersion.V2025_06_18, server);
        legacy.result("resources/subscribe", "{'uri':'demo://clock'}");

        for (int tick = 0; tick < 3; tick++) {
            assertThat(modern.next("notifications/resources/updated")
                            .path("params")
                            .path("uri")
                            .asText())
                    .isEqualTo("demo://clock");
            assertThat(legacy.next("notifications/resources/updated")
                            .path("params")
                            .path("uri")
                            .asText())
                    .isEqualTo("demo://clock");
        }
    }

    @Test
    void in_a_session_subscribing_and_unsubscribing_take_effect() {
        DemoClient legacy = DemoClient.speaking(ProtocolVersion.V2024_11_05, server);

        legacy.result("resources/subscribe", "{'uri':'demo://readme.md'}");
        legacy.callTool("touch", "{'uri':'demo://readme.md'}");
        assertThat(legacy.has("notifications/resources/updated")).isTrue();
        legacy.next("notifications/resources/updated");

        legacy.result("resources/unsubscribe", "{'uri':'demo://readme.md'}");
        assertThat(Json.compact(legacy.callTool("touch", "{'uri':'demo://readme.md'}")))
                .contains("told 0 subscribers");
        assertThat(legacy.has("notifications/resources/updated")).isFalse();
        assertThat(legacy.errorCode("resources/subscribe", "{'uri':'demo://nothing'}"))
                .isEqualTo(-32002);
    }

    @ParameterizedTest
    @CsvSource({"debug, 8", "info, 7", "error, 4", "emergency, 1"})
    void log_messages_obey_the_level_of_the_session(String level, int count) {
        DemoClient legacy = DemoClient.speaking(ProtocolVersion.V2025_11_25);
        legacy.result("logging/setLevel", "{'level':'" + level + "'}");

        JsonNode result = legacy.callTool("log", "{'message':'psst'}");

        assertThat(Json.compact(result)).contains("sent " + count + " log message");
        for (int i = 0; i < count; i++) {
            assertThat(legacy.next("notifications/message")
                            .path("params")
                            .path("data")
                            .asText())
                    .isEqualTo("psst");
        }
        assertThat(legacy.has("notifications/message")).isFalse();
        assertThat(legacy.errorCode("logging/setLevel", "{'level':'loud'}")).isEqualTo(-32602);
    }

    @Test
    void a_stateless_request_gets_only_the_log_messages_it_asks_for() {
        modern.callTool("log", "{}");
        assertThat(modern.has("notifications/message")).isFalse();

        modern.answer(modern.start(
                "tools/call", "{'name':'log','arguments':{}}", "{'io.modelcontextprotocol/logLevel':'alert'}"));
        assertThat(modern.next("notifications/message")
                        .path("params")
                        .path("level")
                        .asText())
                .isEqualTo("alert");
        assertThat(modern.next("notifications/message")
                        .path("params")
                        .path("level")
                        .asText())
                .isEqualTo("emergency");
        assertThat(modern.has("notifications/message")).isFalse();
    }
}
