package dev.mcpctl.cli.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.secret.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A language model behind an endpoint that speaks as OpenAI's chat completions do. */
class ModelEndpointTest {

    private static final String PLAIN =
            "{'messages':[{'role':'user','content':{'type':'text','text':'Hi'}}],'maxTokens':9}";

    private final LinkedBlockingQueue<String> received = new LinkedBlockingQueue<>();
    private HttpServer http;
    private volatile int status = 200;
    private volatile String reply = "{}";

    @BeforeEach
    void start() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/v1/chat/completions", exchange -> {
            received.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = reply.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        http.start();
    }

    @AfterEach
    void stop() {
        http.stop(0);
    }

    private Asked asked(String confirmed) {
        AnswerRules rules = new AnswerRules();
        String base = "http://127.0.0.1:" + http.getAddress().getPort() + "/v1/";
        rules.addModel(ModelEndpoint.of(base, "tiny", Secret.of("Bearer key")));
        rules.confirm(confirmed);
        return Asked.by(rules);
    }

    @Test
    void texts_pictures_sounds_and_tools_are_translated() throws Exception {
        reply = "{'model':'tiny-1','choices':[{'finish_reason':'length','message':{'content':'Hello'}}]}";
        JsonNode result = asked("all")
                .sampling("{'systemPrompt':'Be kind','maxTokens':9,'temperature':0.5,"
                        + "'messages':[{'role':'user','content':[{'type':'text','text':'See'},"
                        + "{'type':'image','mimeType':'image/png','data':'AAAA'},"
                        + "{'type':'audio','mimeType':'audio/wav','data':'BBBB'}]},"
                        + "{'role':'assistant','content':{'type':'tool_use','id':'1','name':'t','input':{'a':1}}},"
                        + "{'role':'user','content':{'type':'tool_result','toolUseId':'1','content':[{'type':'text','text':'r'}]}}],"
                        + "'tools':[{'name':'t','inputSchema':{'type':'object'}}],'toolChoice':{'mode':'required'}}");

        assertThat(result)
                .isEqualTo(Json.parse("{\"role\":\"assistant\",\"content\":{\"type\":\"text\",\"text\":\"Hello\"},"
                        + "\"model\":\"tiny-1\",\"stopReason\":\"maxTokens\"}"));
        assertThat(received.take()).isEqualTo("Bearer key");
        assertThat(Json.parse(received.take()))
                .isEqualTo(Json.parse(("{'model':'tiny','messages':[{'role':'system','content':'Be kind'},"
                                + "{'role':'user','content':[{'type':'text','text':'See'},"
                                + "{'type':'image_url','image_url':{'url':'data:image/png;base64,AAAA'}},"
                                + "{'type':'input_audio','input_audio':{'data':'BBBB','format':'wav'}}]},"
                                + "{'role':'assistant','tool_calls':[{'id':'1','type':'function','function':"
                                + "{'name':'t','arguments':'{\\'a\\':1}'}}]},"
                                + "{'role':'tool','tool_call_id':'1','content':'r'}],'max_tokens':9,'temperature':0.5,"
                                + "'tools':[{'type':'function','function':{'name':'t','parameters':{'type':'object'}}}],"
                                + "'tool_choice':'required'}")
                        .replace('\'', '"')));
    }

    @Test
    void a_tool_that_the_model_wants_is_handed_on() {
        reply =
                "{'choices':[{'finish_reason':'tool_calls','message':{'content':null,'tool_calls':[{'id':'c','function':"
                        + "{'name':'t','arguments':'{}'}}]}}]}";

        assertThat(asked("all").sampling(PLAIN))
                .isEqualTo(Json.parse("{\"role\":\"assistant\",\"content\":{\"type\":\"tool_use\",\"id\":\"c\","
                        + "\"name\":\"t\",\"input\":{}},\"model\":\"tiny\",\"stopReason\":\"toolUse\"}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            500 | {'error':{'message':'overloaded'}} | answered with status 500: overloaded
            200 | no JSON at all                     | no JSON
            200 | {'choices':[]}                     | without a choice
            """)
    void an_endpoint_that_does_not_answer_ends_the_run(int code, String body, String sentence) {
        status = code;
        reply = body;

        assertThatThrownBy(() -> asked("all").sampling(PLAIN))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("model_failed"))
                .hasMessageContaining("the model 'tiny' at 127.0.0.1")
                .hasMessageContaining(sentence);
    }

    @Test
    void nothing_goes_out_that_nobody_confirmed() {
        assertThatThrownBy(() -> asked("reply").sampling(PLAIN))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.hint()).contains("--yes-sampling"));
        assertThat(received).isEmpty();
    }
}
