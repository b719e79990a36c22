package dev.mcpctl.serve.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.ProtocolVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NonsenseTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "'text'",
                "null",
                "{}",
                "{'jsonrpc':'2.0'}",
                "{'jsonrpc':'2.0','id':null,'method':'ping'}",
                "{'jsonrpc':'2.0','id':1.5,'method':'ping'}",
                "{'jsonrpc':'2.0','id':{},'method':'ping'}",
                "{'method':'notifications/initialized'}"
            })
    void what_is_no_message_is_refused_without_an_id(String message) {
        DemoClient client = DemoClient.speaking(ProtocolVersion.V2025_11_25);

        client.send(message);

        JsonNode refusal = client.nextMessage();
        assertThat(refusal.path("error").path("code").asInt()).isEqualTo(-32600);
        assertThat(refusal.has("id")).isFalse();
        assertThat(client.result("ping", "{}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':9,'method':'ping'}",
                "{'jsonrpc':'1.0','id':9,'method':'ping'}",
                "{'jsonrpc':'2.0','id':9}",
                "{'jsonrpc':'2.0','id':9,'method':7}"
            })
    void a_request_that_is_malformed_is_refused_with_its_id(String message) {
        DemoClient client = DemoClient.speaking(ProtocolVersion.V2025_11_25);

        client.send(message);

        JsonNode refusal = client.nextMessage();
        assertThat(refusal.path("error").path("code").asInt()).isEqualTo(-32600);
        assertThat(refusal.path("id").asInt()).isEqualTo(9);
    }

    @ParameterizedTest
    @EnumSource
    void an_error_about_unreadable_text_has_the_id_of_its_revision(ProtocolVersion version) {
        DemoClient client = DemoClient.speaking(version);

        client.unreadable("not JSON: gibberish");

        JsonNode refusal = client.nextMessage();
        assertThat(Json.compact(refusal.path("error")))
                .isEqualTo("{\"code\":-32700,\"message\":\"not JSON: gibberish\"}");
        boolean absent = version.compareTo(ProtocolVersion.V2025_11_25) >= 0;
        assertThat(refusal.has("id")).isNotEqualTo(absent);
        assertThat(refusal.path("id").isNull()).isNotEqualTo(absent);
    }

    @Test
    void parameters_that_are_no_object_are_refused() {
        DemoClient client = DemoClient.speaking(ProtocolVersion.V2025_11_25);

        client.send("{'jsonrpc':'2.0','id':9,'method':'tools/list','params':[1]}");

        assertThat(client.answer(9).path("error").path("code").asInt()).isEqualTo(-32602);
    }

    @Test
    void notifications_and_answers_that_nobody_expects_are_ignored() {
        DemoClient client = DemoClient.speaking(ProtocolVersion.V2025_11_25);

        client.send("{'jsonrpc':'2.0','method':'notifications/unheard/of','params':{'x':1}}");
        client.send("{'jsonrpc':'2.0','id':'demo-1','result':{}}");
        client.send("{'jsonrpc':'2.0','error':{'code':1,'message':'x'}}");
        client.send("{'jsonrpc':'2.0','id':9,'method':'ping'}");

        assertThat(client.nextMessage().path("id").asInt()).isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "0", "-1", "123456789012345678901234567890", "'9'", "'ä'", "''"})
    void an_id_comes_back_as_it_was(String id) {
        DemoClient client = DemoClient.speaking(ProtocolVersion.V2025_11_25);

        client.send("{'jsonrpc':'2.0','id':" + id + ",'method':'ping'}");

        assertThat(Json.compact(client.nextMessage().path("id"))).isEqualTo(id.replace('\'', '"'));
    }

    @Test
    void a_batch_is_answered_as_one_in_2025_03_26() {
        DemoClient client = DemoClient.speaking(ProtocolVersion.V2025_03_26);

        client.send(
                "[{'jsonrpc':'2.0','id':'a','method':'tools/call','params':{'name':'echo','arguments':{'message':'m'}}},"
                        + "{'jsonrpc':'2.0','method':'notifications/x'},{'jsonrpc':'2.0','id':'b','method':'ping'},7,"
                        + "{'jsonrpc':'2.0','id':'c','method':'initialize','params':{}}]");

        JsonNode answers = client.nextMessage();
        assertThat(answers).hasSize(4);
        assertThat(answers)
                .extracting(answer -> answer.path("id").asText() + " "
                        + answer.path("error").path("code").asText())
                .containsExactlyInAnyOrder("a ", "b ", "null -32600", "c -32600");
    }

    @Test
    void a_batch_without_requests_has_no_answer() {
        DemoClient client = DemoClient.speaking(ProtocolVersion.V2025_03_26);

        client.send("[{'jsonrpc':'2.0','method':'notifications/x'}]");
        client.send("{'jsonrpc':'2.0','id':9,'method':'ping'}");
        client.send("[]");

        assertThat(client.nextMessage().path("id").asInt()).isEqualTo(9);
        assertThat(client.nextMessage().path("error").path("code").asInt()).isEqualTo(-32600);
    }

    @ParameterizedTest
    @EnumSource(names = "V2025_03_26", mode = EnumSource.Mode.EXCLUDE)
    void a_batch_is_refused_as_a_whole_in_other_revisions(ProtocolVersion version) {
        DemoClient client = DemoClient.speaking(version);

        client.send("[{'jsonrpc':'2.0','id':7,'method':'ping'},{'jsonrpc':'2.0','id':8,'method':'ping'}]");
        assertThat(client.nextMessage().path("error").path("code").asInt()).isEqualTo(-32600);

        assertThat(client.request("completion/complete", "{}")
                        .path("error")
                        .path("code")
                        .asInt())
                .isEqualTo(-32602);
    }
}
