package dev.mcpctl.rpc;

import static dev.mcpctl.testing.Frames.cutOff;
import static dev.mcpctl.testing.Frames.spooled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.json.Json;
import dev.mcpctl.rpc.MessageReader.Found;
import dev.mcpctl.rpc.MessageReader.Malformed;
import dev.mcpctl.rpc.MessageReader.Proper;
import dev.mcpctl.rpc.MessageReader.Rule;
import dev.mcpctl.testing.Frames;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {

    private static String text(String json) {
        return json.replace('\'', '"');
    }

    private static List<Found> read(String json) {
        return MessageReader.read(Frame.Bytes.of(text(json)));
    }

    private static Message message(List<Found> found) {
        assertThat(found).hasSize(1);
        return ((Proper) found.get(0)).message();
    }

    private static Malformed malformed(List<Found> found) {
        assertThat(found).hasSize(1);
        return (Malformed) found.get(0);
    }

    @Test
    void a_request_has_an_id_and_a_method() {
        Message.Request request =
                (Message.Request) message(read("{'jsonrpc':'2.0','id':'s-1','method':'roots/list','params':{'a':1}}"));
        assertThat(request.id()).isEqualTo(new RequestId.Text("s-1"));
        assertThat(request.method()).isEqualTo("roots/list");
        assertThat(request.params()).isEqualTo(Json.object().put("a", 1));
    }

    @Test
    void a_method_without_an_id_is_a_notification_and_params_may_be_absent() {
        assertThat(message(read("{'jsonrpc':'2.0','method':'notifications/x'}")))
                .isEqualTo(new Message.Notification("notifications/x", null));
    }

    @Test
    void numbers_and_texts_are_different_ids_and_big_integers_are_ids_too() {
        assertThat(((Message.Result) message(read("{'jsonrpc':'2.0','id':1,'result':{}}"))).id())
                .isEqualTo(RequestId.of(1))
                .isNotEqualTo(new RequestId.Text("1"));
        Message.Result big = (Message.Result) message(read("{'jsonrpc':'2.0','id':123456789012345678901,'result':{}}"));
        assertThat(big.id()).hasToString("123456789012345678901");
        assertThat(Json.compact(big.id().json())).isEqualTo("123456789012345678901");
    }

    @Test
    void an_error_keeps_code_message_data_and_its_raw_form() {
        Message.ErrorReply reply = (Message.ErrorReply)
                message(read("{'jsonrpc':'2.0','id':7,'error':{'code':-32602,'message':'no','data':[1],'more':true}}"));
        assertThat(reply.id()).isEqualTo(RequestId.of(7));
        assertThat(reply.error().code()).isEqualTo(-32602);
        assertThat(reply.error().message()).isEqualTo("no");
        assertThat(reply.error().data()).isEqualTo(Json.array().add(1));
        assertThat(reply.error().raw().path("more").booleanValue()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'code':'x','message':5}",
                "{'code':1.5}",
                "{'code':10000000000000000000000}",
                "{'message':null}"
            })
    void an_error_without_a_proper_code_or_message_is_still_an_error(String error) {
        Message.ErrorReply reply = (Message.ErrorReply) message(read("{'jsonrpc':'2.0','id':7,'error':" + error + "}"));
        assertThat(reply.error().code()).isZero();
        assertThat(reply.error().message()).isEmpty();
        assertThat(reply.error().data()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'jsonrpc':'2.0','error':{'code':1,'message':'m'}}",
                "{'jsonrpc':'2.0','id':null,'error':{'code':1,'message':'m'}}"
            })
    void an_error_may_lack_its_id(String json) {
        assertThat(((Message.ErrorReply) message(read(json))).id()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            invalid-json        |      | {'id':1,
            invalid-json        |      | hello
            invalid-json        |      | ~~
            invalid-json        |      | ~  ~
            invalid-json        |      | {'jsonrpc':'2.0','method':'x'} y
            invalid-json        | 1    | {'jsonrpc':'2.0','id':1,'result':{}} {}
            invalid-json        | 1    | {'jsonrpc':'2.0','id':1,'result':{'a':}}
            invalid-json        | 1    | {'jsonrpc':'2.0','id':1,'error':{'a':
            invalid-json        | 1    | {'jsonrpc':'2.0','id':1,'result':{'a':1e2147483649}}
            invalid-json        |      | {'jsonrpc':'2.0','id':1,'method':
            invalid-json        |      | [{'jsonrpc':'2.0','method':'x'}
            no-message          |      | 5
            no-message          |      | 'text'
            no-message          |      | null
            no-message          |      | []
            no-message          |      | {}
            no-message          | 1    | {'jsonrpc':'2.0','id':1}
            no-message          |      | {'jsonrpc':'2.0','id':1,'method':5}
            method-and-answer   | 1    | {'jsonrpc':'2.0','id':1,'method':'x','result':{}}
            method-and-answer   | 1    | {'jsonrpc':'2.0','id':1,'method':'x','error':{'code':1,'message':'m'}}
            result-and-error    | 1    | {'jsonrpc':'2.0','id':1,'result':{},'error':{'code':1,'message':'m'}}
            result-and-error    | 1    | {'jsonrpc':'2.0','id':1,'result':null,'error':null}
            answer-without-id   |      | {'jsonrpc':'2.0','result':{}}
            answer-without-id   |      | {'jsonrpc':'2.0','id':null,'result':{}}
            answer-without-id   |      | {'jsonrpc':'2.0','id':1.5,'result':{}}
            answer-without-id   |      | {'jsonrpc':'2.0','id':[1],'result':{}}
            request-id          |      | {'jsonrpc':'2.0','id':null,'method':'x'}
            request-id          |      | {'jsonrpc':'2.0','id':{},'method':'x'}
            error-shape         | 1    | {'jsonrpc':'2.0','id':1,'error':'no'}
            error-shape         | 1    | {'jsonrpc':'2.0','id':1,'error':null}
            """)
    void what_is_no_message_names_its_rule_and_the_request_it_seems_to_answer(String rule, String id, String json) {
        Malformed malformed = malformed(read(json));
        assertThat(malformed.rule().label()).isEqualTo(rule);
        assertThat(malformed.id()).isEqualTo(id == null ? null : RequestId.of(Long.parseLong(id)));
        assertThat(malformed.problem()).isNotBlank().doesNotContain("\n").doesNotEndWith(".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':1,'result':{}}",
                "{'jsonrpc':'1.0','id':1,'result':{}}",
                "{'jsonrpc':2.0,'id':1,'result':{}}"
            })
    void a_message_of_another_version_is_understood_and_the_mistake_is_found_beside_it(String json) {
        List<Found> found = read(json);
        assertThat(found).hasSize(2);
        assertThat(((Message.Result) ((Proper) found.get(0)).message()).id()).isEqualTo(RequestId.of(1));
        assertThat(found.get(1)).isInstanceOfSatisfying(Malformed.class, malformed -> {
            assertThat(malformed.rule()).isEqualTo(Rule.JSONRPC_VERSION);
            assertThat(malformed.id()).isNull();
        });
    }

    @Test
    void a_null_beside_the_answer_is_found_and_does_no_harm() {
        List<Found> result = read("{'jsonrpc':'2.0','id':1,'result':{'a':1},'error':null}");
        assertThat(((Proper) result.get(0)).message()).isInstanceOf(Message.Result.class);
        assertThat(((Malformed) result.get(1)).rule()).isEqualTo(Rule.RESULT_AND_ERROR);
        List<Found> error = read("{'jsonrpc':'2.0','id':1,'error':{'code':1,'message':'m'},'result':null}");
        assertThat(((Proper) error.get(0)).message()).isInstanceOf(Message.ErrorReply.class);
        assertThat(((Malformed) error.get(1)).rule()).isEqualTo(Rule.RESULT_AND_ERROR);
    }

    @Test
    void a_batch_gives_its_members_in_order_and_strangers_among_them_do_not_hide_the_rest() {
        List<Found> found = read("[{'jsonrpc':'2.0','method':'a'},5,[],{'jsonrpc':'2.0','id':2,'result':{'k':'v'}}]");
        assertThat(found).hasSize(4);
        assertThat(((Proper) found.get(0)).message()).isEqualTo(new Message.Notification("a", null));
        assertThat(((Malformed) found.get(1)).rule()).isEqualTo(Rule.NO_MESSAGE);
        assertThat(((Malformed) found.get(2)).rule()).isEqualTo(Rule.NO_MESSAGE);
        Message.Result result = (Message.Result) ((Proper) found.get(3)).message();
        assertThat(Frames.text(result.body().open())).isEqualTo("{\"k\":\"v\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{ 'a' : [1, {'result':2}] }",
                "[1,2]",
                "''",
                "'é🌍\\u00e9\\ud83c\\udf0d \\' \\\\'",
                "'\\ud83d'",
                "12",
                "-0.50",
                "1e5",
                "123456789012345678901234567890",
                "true",
                "false",
                "null"
            })
    void the_bytes_of_a_result_are_exactly_its_value_wherever_it_stands(String value) {
        for (String shape : List.of(
                "{'jsonrpc':'2.0','id':1,'result':%s}",
                "{'jsonrpc':'2.0','id':1,'result':%s,'x':[{'result':3}]}",
                "  { 'result' :  %s  , 'id' : 1 , 'jsonrpc' : '2.0' }  ",
                "{'é🌍':'ü','jsonrpc':'2.0',\t'result'\t:\t%s\t,'id':1}",
                "{'result':'first','jsonrpc':'2.0','id':1,'result':%s}",
                "{'jsonrpc':'result','jsonrpc':'2.0','res\\u0075lt':%s,'id':1,'a':{'result':{}}}",
                "{'result':%s\r,'jsonrpc':'2.0','id':1}")) {
            String json = text(shape.replace("%s", value));
            String expected = text(value);
            assertThat(resultText(Frame.Bytes.of(json)))
                    .as("in memory: " + json)
                    .isEqualTo(expected);
            assertThat(resultText(spooled(json))).as("in a file: " + json).isEqualTo(expected);
        }
    }

    private static String resultText(Frame frame) {
        try (frame) {
            Message.Result result = (Message.Result) message(MessageReader.read(frame));
            String bytes = Frames.text(result.body().open());
            assertThat(Json.parse(bytes)).isEqualTo(result.body().value());
            return bytes;
        }
    }

    @Test
    void bytes_that_are_not_utf_8_are_no_json() {
        byte[] latin = "{\"jsonrpc\":\"2.0\",\"method\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(malformed(MessageReader.read(new Frame.Bytes(latin))).rule()).isEqualTo(Rule.INVALID_JSON);
        byte[] wide = "{}".getBytes(StandardCharsets.UTF_16LE);
        assertThat(malformed(MessageReader.read(new Frame.Bytes(wide))).rule()).isEqualTo(Rule.INVALID_JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'jsonrpc':'2.0','id':1,'result':{'a'",
                "{'jsonrpc':'2.0','id':1,'result':{'a':'LONG",
                "{'jsonrpc':'2.0','id':1,'result':{'a':'LONG\\",
                "{'jsonrpc':'2.0','id':1,'result':{'a':'LONG\\u00",
                "{'jsonrpc':'2.0','id':1,'result':{'a':'LONG\\'",
                "{'jsonrpc':'2.0','id':1,'result':{'a':'LONG'",
                "{'jsonrpc':'2.0','id':1,'result':{'LONG",
                "{'jsonrpc':'2.0','id':1,'error':{'code':1,'message':'LONG",
                "{'jsonrpc':'2.0','method':'x','id':1,'result':{'a':'LONG"
            })
    void an_answer_that_was_cut_off_names_the_request_it_answers(String json) {
        try (Frame frame = cutOff(text(json).replace("LONG", "x".repeat(Outline.LONG_TEXT + 1)))) {
            assertThat(malformed(MessageReader.read(frame)))
                    .isEqualTo(
                            new Malformed(Rule.MESSAGE_TOO_LARGE, "a message longer than the limit", RequestId.of(1)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'jsonrpc':'2.0','result':{'a':'LONG",
                "[{'jsonrpc':'2.0','id':1,'result':{'a':'LONG",
                "{'x':'LONG"
            })
    void a_message_cut_off_before_its_id_names_none(String json) {
        try (Frame frame = cutOff(text(json).replace("LONG", "x".repeat(Outline.LONG_TEXT + 1)))) {
            assertThat(malformed(MessageReader.read(frame)))
                    .isEqualTo(new Malformed(Rule.MESSAGE_TOO_LARGE, "a message longer than the limit", null));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'jsonrpc':'2.0','id':1,'method':'sampling/createMessage','params':{'a':'LONG",
                "{'jsonrpc':'2.0','method':'notifications/message','params':{'data':'LONG"
            })
    void a_call_of_the_peer_that_was_cut_off_is_no_answer_to_anything(String json) {
        try (Frame frame = cutOff(text(json).replace("LONG", "x".repeat(Outline.LONG_TEXT + 1)))) {
            assertThat(malformed(MessageReader.read(frame)))
                    .isEqualTo(new Malformed(Rule.CALL_TOO_LARGE, "a message longer than the limit", null));
        }
    }
}
