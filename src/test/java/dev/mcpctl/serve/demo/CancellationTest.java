package dev.mcpctl.serve.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.mcp.ProtocolVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CancellationTest {

    private static final String ENDLESS = "{'name':'slow','arguments':{'seconds':3600,'steps':10000}}";

    private static String text(JsonNode answer) {
        return answer.path("result").path("content").path(0).path("text").asText();
    }

    @ParameterizedTest
    @EnumSource
    void progress_rises_to_the_total_before_the_answer(ProtocolVersion version) {
        DemoClient client = DemoClient.speaking(version);
        int id = client.start(
                "tools/call", "{'name':'slow','arguments':{'seconds':0,'steps':3}}", "{'progressToken':'p'}");

        for (int step = 1; step <= 3; step++) {
            JsonNode progress = client.nextMessage().path("params");
            assertThat(progress.path("progress").asInt()).isEqualTo(step);
            assertThat(progress.path("total").asInt()).isEqualTo(3);
            assertThat(progress.path("progressToken").asText()).isEqualTo("p");
            assertThat(progress.has("message")).isEqualTo(version != ProtocolVersion.V2024_11_05);
        }
        assertThat(text(client.answer(id))).isEqualTo("done, all 3 steps");
    }

    @Test
    void without_a_token_there_is_no_progress() {
        DemoClient client = DemoClient.speaking(ProtocolVersion.V2025_11_25);

        client.callTool("slow", "{'seconds':0,'steps':3}");

        assertThat(client.has("notifications/progress")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void cancelling_in_every_right_and_wrong_way_leaves_the_server_working(ProtocolVersion version) {
        DemoClient client = DemoClient.speaking(version);
        int id = client.start("tools/call", ENDLESS, "{'progressToken':1}");
        client.next("notifications/progress");

        client.cancel(id);
        client.cancel(id);
        client.cancel(4711);
        client.send("{'jsonrpc':'2.0','method':'notifications/cancelled'}");

        assertThat(text(client.answer(
                        client.start("tools/call", "{'name':'echo','arguments':{'message':'still here'}}"))))
                .isEqualTo("still here");
        assertThat(client.hasAnswer(id)).isFalse();
    }

    @Test
    void cancelling_a_call_takes_back_what_it_asked_the_client() {
        DemoClient client = DemoClient.speaking(ProtocolVersion.V2025_11_25);
        int id = client.start("tools/call", "{'name':'elicit_form','arguments':{}}");
        JsonNode form = client.next("elicitation/create");

        client.cancel(id);

        assertThat(client.next("notifications/cancelled").path("params").path("requestId"))
                .isEqualTo(form.path("id"));
        client.reply(form, "{'action':'cancel'}");
        assertThat(client.result("ping", "{}")).isEmpty();
    }

    @Test
    void an_id_that_is_still_open_is_refused() {
        DemoClient client = DemoClient.speaking(ProtocolVersion.V2025_11_25);
        int id = client.start("tools/call", ENDLESS);

        client.send("{'jsonrpc':'2.0','id':" + id + ",'method':'ping'}");

        assertThat(client.answer(id).path("error").path("code").asInt()).isEqualTo(-32600);
        client.cancel(id);
    }

    @Test
    void the_end_of_the_conversation_cuts_waiting_short_and_answers() {
        DemoClient client = DemoClient.speaking(ProtocolVersion.V2025_11_25);
        int slow = client.start("tools/call", ENDLESS, "{'progressToken':1}");
        client.next("notifications/progress");
        int asking = client.start("tools/call", "{'name':'roots','arguments':{}}");
        client.next("roots/list");

        client.close();

        assertThat(text(client.answer(slow))).startsWith("stopped after ");
        assertThat(text(client.answer(asking))).isEqualTo("the client went away before it answered");
        assertThat(text(client.answer(client.start("tools/call", ENDLESS))))
                .isEqualTo("stopped after 0 of 10000 steps");
    }
}
