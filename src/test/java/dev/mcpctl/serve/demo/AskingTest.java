package dev.mcpctl.serve.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.ProtocolVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AskingTest {

    private static final String ACCEPTED = "{'action':'accept','content':{'name':'Ada'}}";

    private final DemoClient modern = DemoClient.speaking(ProtocolVersion.V2026_07_28);

    private static String text(JsonNode result) {
        return result.path("content").path(0).path("text").asText();
    }

    private static String call(String tool, String rest) {
        return "{'name':'" + tool + "','arguments':{}" + rest + "}";
    }

    private static String state(JsonNode unfinished) {
        return unfinished.path("requestState").asText();
    }

    @ParameterizedTest
    @EnumSource(names = {"V2025_06_18", "V2025_11_25"})
    void in_a_session_a_form_is_a_request_to_the_client(ProtocolVersion version) {
        DemoClient client = DemoClient.speaking(version);
        int call = client.start("tools/call", call("elicit_form", ""));

        JsonNode form = client.next("elicitation/create");
        assertThat(form.path("params").path("mode").asText())
                .isEqualTo(version == ProtocolVersion.V2025_11_25 ? "form" : "");
        client.reply(form, ACCEPTED);

        assertThat(text(client.answer(call).path("result"))).isEqualTo("the form says {\"name\":\"Ada\"}");
    }

    @Test
    void the_form_of_2025_06_18_has_no_lists_and_names_choices_in_the_old_way() {
        DemoClient client = DemoClient.speaking(ProtocolVersion.V2025_06_18);
        client.start("tools/call", call("elicit_form", ""));

        JsonNode fields = client.next("elicitation/create")
                .path("params")
                .path("requestedSchema")
                .path("properties");

        assertThat(fields.has("drinks")).isFalse();
        assertThat(Json.compact(fields.path("size")))
                .contains("\"enum\":[\"s\",\"m\",\"l\"],\"enumNames\":[\"small\",\"medium\",\"large\"]");
    }

    @Test
    void in_2025_11_25_a_page_has_an_id_and_its_end_is_told() {
        DemoClient client = DemoClient.speaking(ProtocolVersion.V2025_11_25);
        int call = client.start("tools/call", call("elicit_url", ""));

        JsonNode page = client.next("elicitation/create");
        assertThat(page.path("params").path("url").asText()).startsWith("https://");
        client.reply(page, "{'action':'accept'}");

        assertThat(text(client.answer(call).path("result"))).isEqualTo("you agreed to open the page");
        assertThat(client.next("notifications/elicitation/complete")
                        .path("params")
                        .path("elicitationId"))
                .isEqualTo(page.path("params").path("elicitationId"));
    }

    @Test
    void in_a_session_sampling_and_roots_are_requests_too() {
        DemoClient client = DemoClient.speaking(ProtocolVersion.V2024_11_05);
        int sample = client.start("tools/call", "{'name':'sample','arguments':{'prompt':'Hi','max_tokens':7}}");
        JsonNode sampling = client.next("sampling/createMessage");
        assertThat(sampling.path("params").path("maxTokens").asInt()).isEqualTo(7);
        client.reply(sampling, "{'role':'assistant','model':'parrot','content':{'type':'text','text':'Hi'}}");
        assertThat(text(client.answer(sample).path("result"))).isEqualTo("model parrot says: Hi");

        int roots = client.start("tools/call", call("roots", ""));
        client.reply(client.next("roots/list"), "{'roots':[{'uri':'file:///a'}]}");
        assertThat(text(client.answer(roots).path("result"))).isEqualTo("the client has 1 roots\nfile:///a");
    }

    @Test
    void a_client_that_refuses_or_answers_nonsense_makes_the_tool_fail() {
        DemoClient client = DemoClient.speaking(ProtocolVersion.V2025_11_25);
        int first = client.start("tools/call", call("sample", ""));
        ObjectNode refusal = (ObjectNode) DemoClient.json("{'jsonrpc':'2.0','error':{'code':-1,'message':'no'}}");
        refusal.set("id", client.next("sampling/createMessage").path("id"));
        client.send(refusal);
        assertThat(text(client.answer(first).path("result"))).isEqualTo("the client refused: no (code -1)");

        int second = client.start("tools/call", call("roots", ""));
        client.reply(client.next("roots/list"), "{}");
        assertThat(client.answer(second).path("result").path("isError").asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "V2024_11_05, elicit_form, revision 2024-11-05 has no elicitation.form",
        "V2025_06_18, elicit_url, revision 2025-06-18 has no elicitation.url",
        "V2025_11_25, elicit_url, did not declare 'elicitation.url'",
        "V2025_11_25, sample, did not declare 'sampling'",
        "V2025_03_26, roots, did not declare 'roots'",
    })
    void in_a_session_what_was_not_declared_is_not_asked_for(ProtocolVersion version, String tool, String part) {
        DemoClient client = DemoClient.speaking(version, DemoClient.server(), "{'elicitation':{}}");

        JsonNode result = client.callTool(tool, "{}");

        assertThat(result.path("isError").asBoolean()).isTrue();
        assertThat(text(result)).contains(part);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "elicit_form | {'elicitation':{'url':{}}} | {\"elicitation\":{\"form\":{}}}",
                "elicit_url | {'elicitation':{}} | {\"elicitation\":{\"url\":{}}}",
                "sample | {} | {\"sampling\":{}}",
                "roots | {} | {\"roots\":{}}"
            })
    void a_stateless_request_that_lacks_a_capability_is_told_which(String tool, String declared, String required) {
        DemoClient client = DemoClient.speaking(ProtocolVersion.V2026_07_28, DemoClient.server(), declared);

        JsonNode error = client.request("tools/call", call(tool, "")).path("error");

        assertThat(error.path("code").asInt()).isEqualTo(-32021);
        assertThat(Json.compact(error.path("data").path("requiredCapabilities")))
                .isEqualTo(required);
    }

    @Test
    void a_stateless_call_ends_with_its_question_and_goes_on_when_repeated_with_the_answer() {
        JsonNode unfinished = modern.result("tools/call", call("elicit_form", ""));
        assertThat(unfinished.path("resultType").asText()).isEqualTo("input_required");
        assertThat(unfinished.has("ttlMs")).isFalse();
        JsonNode question = unfinished.path("inputRequests").path("form_1");
        assertThat(question.path("method").asText()).isEqualTo("elicitation/create");
        assertThat(question.has("id")).isFalse();

        JsonNode result = modern.result(
                "tools/call",
                call(
                        "elicit_form",
                        ",'requestState':'" + state(unfinished) + "','inputResponses':{'surplus':{},'form_1':"
                                + ACCEPTED + "}"));

        assertThat(result.path("resultType").asText()).isEqualTo("complete");
        assertThat(text(result)).isEqualTo("the form says {\"name\":\"Ada\"}");
    }

    @Test
    void later_rounds_need_only_the_latest_answers_and_any_process_can_go_on() {
        String arguments = "'name':'elicit_form','arguments':{'rounds':2}";
        JsonNode first = modern.result("tools/call", "{" + arguments + "}");
        JsonNode second = modern.result(
                "tools/call",
                "{" + arguments + ",'requestState':'" + state(first) + "','inputResponses':{'form_1':" + ACCEPTED
                        + "}}");
        assertThat(second.path("inputRequests").fieldNames()).toIterable().containsExactly("form_2");

        JsonNode last = DemoClient.speaking(ProtocolVersion.V2026_07_28)
                .result(
                        "tools/call",
                        "{" + arguments + ",'requestState':'" + state(second)
                                + "','inputResponses':{'form_2':{'action':'decline'}}}");

        assertThat(text(last)).isEqualTo("the form says {\"name\":\"Ada\"}\nthe form was declined");
    }

    @Test
    void several_questions_are_asked_at_once_and_what_is_missing_is_asked_again() {
        JsonNode first = modern.result("tools/call", call("ask_all", ""));
        assertThat(first.path("inputRequests").fieldNames()).toIterable().containsExactly("form", "sample", "roots");

        JsonNode second = modern.result(
                "tools/call",
                call(
                        "ask_all",
                        ",'requestState':'" + state(first) + "','inputResponses':{'roots':{'roots':[]},'form':"
                                + ACCEPTED + "}"));

        assertThat(second.path("inputRequests").fieldNames()).toIterable().containsExactly("sample");
    }

    @Test
    void a_busy_server_gives_a_state_and_asks_nothing() {
        JsonNode away = modern.result("tools/call", call("busy", ""));
        assertThat(away.path("resultType").asText()).isEqualTo("input_required");
        assertThat(away.has("inputRequests")).isFalse();

        assertThat(text(modern.result("tools/call", call("busy", ",'requestState':'" + state(away) + "'"))))
                .isEqualTo("now there was time for you");
        assertThat(text(DemoClient.speaking(ProtocolVersion.V2025_11_25).callTool("busy", "{}")))
                .isEqualTo("now there was time for you");
    }

    @Test
    void a_state_that_was_changed_or_belongs_to_another_request_is_refused() {
        String state = state(modern.result("tools/call", call("elicit_form", "")));
        String changed = (state.charAt(0) == 'e' ? 'f' : 'e') + state.substring(1);

        assertThat(modern.errorCode("tools/call", call("elicit_form", ",'requestState':'" + changed + "'")))
                .isEqualTo(-32602);
        assertThat(modern.errorCode("tools/call", call("elicit_url", ",'requestState':'" + state + "'")))
                .isEqualTo(-32602);
        assertThat(modern.errorCode(
                        "tools/call", "{'name':'elicit_form','arguments':{'rounds':2},'requestState':'" + state + "'}"))
                .isEqualTo(-32602);
        assertThat(modern.errorCode("tools/call", call("elicit_form", ",'requestState':7")))
                .isEqualTo(-32602);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{'form_1':7}", "{'form_1':{}}", "{'form_1':{'action':'maybe'}}"})
    void nonsense_instead_of_answers_is_refused(String responses) {
        assertThat(modern.errorCode("tools/call", call("elicit_form", ",'inputResponses':" + responses)))
                .isEqualTo(-32602);
    }

    @Test
    void resources_and_prompts_may_ask_too() {
        JsonNode guarded = modern.result("resources/read", "{'uri':'demo://guarded.txt'}");
        JsonNode read = modern.result(
                "resources/read",
                "{'uri':'demo://guarded.txt','requestState':'" + state(guarded)
                        + "','inputResponses':{'guard':{'action':'accept','content':{'sure':true}}}}");
        assertThat(read.path("contents").path(0).path("text").asText()).isEqualTo(Texts.GUARDED);
        assertThat(read.path("cacheScope").asText()).isEqualTo("private");

        DemoClient legacy = DemoClient.speaking(ProtocolVersion.V2025_11_25);
        int id = legacy.start("prompts/get", "{'name':'interview'}");
        legacy.reply(legacy.next("elicitation/create"), "{'action':'cancel'}");
        assertThat(Json.compact(legacy.answer(id))).contains("someone who would rather not say");
    }
}
