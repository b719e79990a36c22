package dev.mcpctl.rpc;

import static dev.mcpctl.testing.Frames.cutOff;
import static dev.mcpctl.testing.Frames.spooled;
import static dev.mcpctl.testing.Waiting.beside;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.testing.Waiting.Beside;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers find their requests. */
class ConnectionTest extends OpenConnection {

    @Test
    void a_request_has_version_method_params_and_an_increasing_id() {
        send("tools/list");
        connection.send("x", id -> null, Map.of(), Deadline.none());
        assertThat(wire.lines())
                .containsExactly(
                        "{\"jsonrpc\":\"2.0\",\"method\":\"tools/list\",\"id\":1,\"params\":{}}",
                        "{\"jsonrpc\":\"2.0\",\"method\":\"x\",\"id\":2}");
    }

    @Test
    void params_may_mention_the_id_and_headers_go_along() {
        connection.send("x", id -> Json.object().set("token", id.json()), Map.of("Name", "value"), Deadline.none());
        Transport.Outgoing sent = wire.nextOutgoing();
        assertThat(sent.message().path("params").path("token").longValue()).isEqualTo(1);
        assertThat(sent.headers()).containsEntry("Name", "value");
    }

    @Test
    void a_notification_has_no_id() {
        connection.tell("notifications/initialized", null, Map.of());
        assertThat(wire.lines()).containsExactly("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    }

    @Test
    void answers_in_any_order_find_their_requests() {
        Pending first = send("a");
        Pending second = send("b");
        Pending third = send("c");
        wire.deliver("{'jsonrpc':'2.0','id':3,'result':{'n':3}}");
        wire.deliver("{'jsonrpc':'2.0','id':1,'result':{'n':1}}");
        wire.deliver("{'jsonrpc':'2.0','id':2,'error':{'code':5,'message':'no'}}");
        assertThat(result(first)).isEqualTo("{\"n\":1}");
        assertThat(((Message.ErrorReply) await(second)).error().code()).isEqualTo(5);
        assertThat(result(third)).isEqualTo("{\"n\":3}");
        assertThat(findings.all()).isEmpty();
    }

    @Test
    void sixty_four_calls_at_once_get_their_own_answers() throws Exception {
        List<Beside<String>> calls = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            String text = "call-" + i;
            calls.add(beside(
                    () -> result(connection.send("echo", Json.object().put("text", text), Map.of(), Deadline.none()))));
        }
        List<JsonNode> requests = new ArrayList<>(
                IntStream.range(0, 64).mapToObj(i -> wire.next()).toList());
        Collections.shuffle(requests, new Random(64));
        for (JsonNode request : requests) {
            wire.answer(request, Json.compact(request.path("params")));
        }
        for (int i = 0; i < 64; i++) {
            assertThat(calls.get(i).result()).isEqualTo("{\"text\":\"call-" + i + "\"}");
        }
        assertThat(requests.stream().map(request -> request.path("id").longValue()))
                .doesNotHaveDuplicates()
                .hasSize(64);
        assertThat(findings.all()).isEmpty();
    }

    @Test
    void an_id_that_was_never_sent_fails_the_only_open_request() {
        Pending pending = send("tools/list");
        wire.deliver("{'jsonrpc':'2.0','id':99,'result':{}}");
        Failure failure = failure(pending);
        assertThat(failure.kind()).isEqualTo(Failure.Kind.PROTOCOL);
        assertThat(failure).hasMessage("the server answered tools/list with id 99; sent was 1");
        assertThat(failure.details()).containsEntry("method", "tools/list");
        assertThat(findings.rules()).containsExactly("unknown-id");
    }

    @Test
    void an_id_that_was_never_sent_is_only_a_finding_while_several_requests_are_open() {
        Pending first = send("a");
        Pending second = send("b");
        wire.deliver("{'jsonrpc':'2.0','id':99,'result':{}}");
        wire.deliver("{'jsonrpc':'2.0','id':1,'result':{}}");
        wire.deliver("{'jsonrpc':'2.0','id':2,'result':{}}");
        assertThat(result(first)).isEqualTo("{}");
        assertThat(result(second)).isEqualTo("{}");
        assertThat(findings.rules()).containsExactly("unknown-id");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            '1' | "1"
            0   | 0
            -1  | -1
            2   | 2
            """)
    void an_id_must_come_back_as_it_was_sent(String id, String shown) {
        Pending pending = send("tools/list");
        wire.deliver("{'jsonrpc':'2.0','id':" + id + ",'result':{}}");
        assertThat(failure(pending)).hasMessage("the server answered tools/list with id " + shown + "; sent was 1");
    }

    @Test
    void a_second_answer_is_a_finding() {
        Pending pending = send("a");
        wire.deliver("{'jsonrpc':'2.0','id':1,'result':{'n':1}}");
        wire.deliver("{'jsonrpc':'2.0','id':1,'result':{'n':2}}");
        assertThat(result(pending)).isEqualTo("{\"n\":1}");
        assertThat(findings.rules()).containsExactly("unexpected-answer");
        assertThat(findings.all().get(0).problem()).isEqualTo("an answer to request 1, which is not open any more");
    }

    @Test
    void an_error_without_an_id_answers_the_only_open_request() {
        Pending pending = send("a");
        wire.deliver("{'jsonrpc':'2.0','id':null,'error':{'code':-32700,'message':'cannot read'}}");
        assertThat(((Message.ErrorReply) await(pending)).error().message()).isEqualTo("cannot read");
        assertThat(findings.rules()).containsExactly("error-without-id");
        assertThat(findings.all().get(0).excerpt()).isEqualTo("cannot read");
    }

    @Test
    void an_error_without_an_id_answers_nothing_when_several_requests_are_open() {
        Pending first = send("a");
        Pending second = send("b");
        wire.deliver("{'jsonrpc':'2.0','error':{'code':-32700,'message':'cannot read'}}");
        assertThat(first.done()).isFalse();
        assertThat(second.done()).isFalse();
        assertThat(findings.rules()).containsExactly("error-without-id");
    }

    @Test
    void an_error_without_a_message_is_an_answer() {
        Pending pending = send("a");
        wire.deliver("{'jsonrpc':'2.0','id':1,'error':{'code':-32000}}");
        assertThat(((Message.ErrorReply) await(pending)).error().message()).isEmpty();
    }

    @Test
    void an_answer_that_is_no_valid_json_fails_its_request_and_says_so() {
        Pending pending = send("a");
        wire.deliver("{'jsonrpc':'2.0','id':1,'result':{}} {}");
        assertThat(failure(pending))
                .hasMessage("the server's answer to a is no valid JSON: text after the end of the message");
        assertThat(findings.rules()).containsExactly("invalid-json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            result-and-error  | {'jsonrpc':'2.0','id':1,'result':{},'error':{}} | an answer with both result and error
            method-and-answer | {'jsonrpc':'2.0','id':1,'method':'a','result':{}} | a message with both a method and a result or an error
            error-shape       | {'jsonrpc':'2.0','id':1,'error':5} | an error that is no object
            no-message        | {'jsonrpc':'2.0','id':1} | an object with neither method nor result nor error
            answer-without-id | {'jsonrpc':'2.0','result':{}} | a result whose id is missing or neither text nor integer
            """)
    void an_answer_that_is_broken_fails_its_request_with_what_is_wrong(String rule, String json, String problem) {
        Pending pending = send("a");
        wire.deliver(json);
        assertThat(failure(pending)).hasMessage("the server answered a with " + problem);
        assertThat(findings.rules()).containsExactly(rule);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            listening on port 1
            {'level':'info'
            {}
            [1]
            {'jsonrpc':'2.0','method':5}
            """)
    void noise_is_a_finding_with_its_beginning_and_the_request_stays_open(String noise) {
        Pending pending = send("a");
        wire.deliver(noise + " ".repeat(10) + "~".repeat(300));
        assertThat(pending.done()).isFalse();
        assertThat(findings.rules()).hasSize(1);
        assertThat(findings.all().get(0).excerpt()).hasSize(200).startsWith(noise.replace('\'', '"'));
        wire.deliver("{'jsonrpc':'2.0','id':1,'result':{}}");
        assertThat(result(pending)).isEqualTo("{}");
    }

    @Test
    void members_of_a_batch_are_answers_like_others() {
        Pending first = send("a");
        Pending second = send("b");
        wire.deliver("[{'jsonrpc':'2.0','id':2,'result':{'n':2}},{'jsonrpc':'2.0','id':1,'result':{'n':1}}]");
        assertThat(result(first)).isEqualTo("{\"n\":1}");
        assertThat(result(second)).isEqualTo("{\"n\":2}");
    }

    @Test
    void an_answer_longer_than_the_limit_fails_its_request_and_says_what_to_do() {
        Pending other = send("a");
        Pending pending = send("b");
        wire.deliver(cutOff("{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":{\"a\":\"bbb"));
        Failure failure = failure(pending);
        assertThat(failure.code()).isEqualTo("message_too_large");
        assertThat(failure.hint()).contains("--max-message").contains("-O FILE");
        assertThat(other.done()).isFalse();
    }

    @Test
    void an_answer_longer_than_the_limit_whose_id_never_came_fails_the_only_open_request() {
        Pending pending = send("a");
        wire.deliver(cutOff("{\"jsonrpc\":\"2.0\",\"result\":{\"a\":\"bbb"));
        assertThat(failure(pending).code()).isEqualTo("message_too_large");
    }

    @Test
    void a_notification_longer_than_the_limit_fails_nothing() {
        Pending pending = send("a");
        wire.deliver(cutOff("{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"params\":{\"a\":\"bbb"));
        wire.deliver(cutOff("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\",\"params\":{\"a\":\"bbb"));
        assertThat(pending.done()).isFalse();
        assertThat(findings.rules()).containsExactly("call-too-large", "call-too-large");
    }

    @Test
    void a_batch_too_large_to_take_apart_fails_the_only_open_request() {
        Pending pending = send("a");
        wire.deliver(spooled("[{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}]"));
        assertThat(failure(pending).kind()).isEqualTo(Failure.Kind.PROTOCOL);
    }
}
