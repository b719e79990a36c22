package dev.mcpctl.serve.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.serve.demo.DemoServer;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Streamable HTTP of the revisions with a session. */
@Timeout(60)
class SessionServingTest {

    private static final String PING = "{'jsonrpc':'2.0','id':3,'method':'ping'}";

    private final HttpServing serving =
            HttpServing.start(new DemoServer("1.2.3"), HttpServing.Protocol.STREAMABLE, "127.0.0.1", 0);
    private final HttpVisitor visitor = new HttpVisitor(serving.url());

    @AfterEach
    void end() {
        serving.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-03-26", "2025-06-18", "2025-11-25"})
    void a_handshake_opens_a_session_of_its_revision(String revision) throws Exception {
        HttpResponse<InputStream> welcome = visitor.post(visitor.request(), HttpVisitor.hello(revision));

        assertThat(welcome.statusCode()).isEqualTo(200);
        assertThat(HttpVisitor.json(welcome).at("/result/protocolVersion").asText())
                .isEqualTo(revision);
        String session = welcome.headers().firstValue("Mcp-Session-Id").orElseThrow();
        HttpResponse<InputStream> pong =
                visitor.post(visitor.in(session).header("MCP-Protocol-Version", revision), PING);
        assertThat(HttpVisitor.json(pong).path("result").isObject()).isTrue();
    }

    @Test
    void a_handshake_that_fails_opens_none() throws Exception {
        HttpResponse<InputStream> answer =
                visitor.post(visitor.request(), "{'jsonrpc':'2.0','id':1,'method':'initialize','params':{}}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Mcp-Session-Id")).isEmpty();
        assertThat(HttpVisitor.json(answer).at("/error/code").asInt()).isEqualTo(-32602);
    }

    @Test
    void notifications_and_responses_are_accepted_without_a_body() throws Exception {
        String session = visitor.session("2025-11-25");

        for (String body : List.of(
                "{'jsonrpc':'2.0','method':'notifications/initialized'}",
                "{'jsonrpc':'2.0','id':'demo-1','result':{}}")) {
            HttpResponse<InputStream> answer = visitor.post(visitor.in(session), body);
            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(answer.body().readAllBytes()).isEmpty();
        }
    }

    @Test
    void a_session_that_ended_is_not_found_and_neither_is_one_that_never_was() throws Exception {
        String session = visitor.session("2025-11-25");
        assertThat(visitor.send(visitor.in(session).DELETE()).statusCode()).isEqualTo(204);

        assertThat(visitor.post(visitor.in(session), PING).statusCode()).isEqualTo(404);
        assertThat(visitor.send(visitor.in(session).GET()).statusCode()).isEqualTo(404);
        assertThat(visitor.post(visitor.in("never-was"), PING).statusCode()).isEqualTo(404);
    }

    @Test
    void without_a_session_legacy_requests_are_refused_with_the_reason() throws Exception {
        HttpResponse<InputStream> answer = visitor.post(visitor.request(), PING);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(HttpVisitor.json(answer).at("/error/message").asText()).contains("Mcp-Session-Id");
    }

    @Test
    void another_revision_than_the_one_agreed_on_is_refused() throws Exception {
        String session = visitor.session("2025-06-18");

        assertThat(visitor.post(visitor.in(session).header("MCP-Protocol-Version", "2025-11-25"), PING)
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"2025-11-25, true", "2025-06-18, false"})
    void a_stream_begins_with_an_id_and_no_data_in_the_revision_that_has_this(String revision, boolean primed)
            throws Exception {
        String session = visitor.session(revision);
        List<HttpVisitor.Event> events = HttpVisitor.events(
                        visitor.post(visitor.in(session), HttpVisitor.call("slow", "{'seconds':0,'steps':2}")))
                .rest();

        List<String> methods = new ArrayList<>();
        events.forEach(event -> methods.add(
                event.data().isEmpty()
                        ? "primer"
                        : event.message().path("method").asText("answer")));
        List<String> expected = new ArrayList<>(List.of("notifications/progress", "notifications/progress", "answer"));
        if (primed) {
            expected.add(0, "primer");
        }
        assertThat(methods).isEqualTo(expected);
        assertThat(events)
                .extracting(HttpVisitor.Event::id)
                .doesNotContainNull()
                .doesNotHaveDuplicates();
    }

    @Test
    void a_broken_stream_is_resumed_after_the_last_event_that_was_seen() throws Exception {
        String session = visitor.session("2025-11-25");
        String seen;
        try (HttpVisitor.Events events = HttpVisitor.events(
                visitor.post(visitor.in(session), HttpVisitor.call("slow", "{'seconds':2,'steps':4}")))) {
            assertThat(events.next().data()).isEmpty();
            seen = events.next().id();
        }

        HttpResponse<InputStream> resumed =
                visitor.send(visitor.in(session).header("Last-Event-ID", seen).GET());

        List<HttpVisitor.Event> rest = HttpVisitor.events(resumed).rest();
        assertThat(rest)
                .extracting(event -> event.message().at("/params/progress").asInt())
                .containsExactly(2, 3, 4, 0);
        assertThat(rest.get(3).message().path("id").asInt()).isEqualTo(2);
        assertThat(visitor.send(visitor.in(session)
                                .header("Last-Event-ID", "99-1")
                                .GET())
                        .statusCode())
                .isEqualTo(400);
        assertThat(visitor.send(visitor.in(session).header("Last-Event-ID", "x").GET())
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void what_belongs_to_no_request_comes_on_the_stream_of_its_own() throws Exception {
        String session = visitor.session("2025-11-25");
        try (HttpVisitor.Events events =
                HttpVisitor.events(visitor.send(visitor.in(session).GET()))) {
            visitor.post(visitor.in(session), HttpVisitor.call("grow", "{'kind':'tools'}"));

            HttpVisitor.Event first = events.next();
            HttpVisitor.Event change = first.data().isEmpty() ? events.next() : first;
            assertThat(change.message().path("method").asText()).isEqualTo("notifications/tools/list_changed");
        }
    }

    @Test
    void a_second_listener_takes_the_place_of_the_first() throws Exception {
        String session = visitor.session("2025-06-18");
        HttpVisitor.Events first =
                HttpVisitor.events(visitor.send(visitor.in(session).GET()));
        HttpVisitor.Events second =
                HttpVisitor.events(visitor.send(visitor.in(session).GET()));

        assertThat(first.next()).isNull();
        visitor.post(visitor.in(session), HttpVisitor.call("grow", "{'kind':'tools'}"));
        assertThat(second.next().message().path("method").asText()).isEqualTo("notifications/tools/list_changed");
    }

    @Test
    void the_servers_question_comes_on_the_stream_of_the_request_and_is_answered_by_a_post() throws Exception {
        String session = visitor.session("2025-11-25");
        try (HttpVisitor.Events events =
                HttpVisitor.events(visitor.post(visitor.in(session), HttpVisitor.call("roots", "{}")))) {
            events.next();
            JsonNode question = events.next().message();
            assertThat(question.path("method").asText()).isEqualTo("roots/list");

            String answer = "{'jsonrpc':'2.0','id':'" + question.path("id").asText()
                    + "','result':{'roots':[{'uri':'file:///x'}]}}";
            assertThat(visitor.post(visitor.in(session), answer).statusCode()).isEqualTo(202);

            assertThat(events.next().message().at("/result/content/0/text").asText())
                    .contains("file:///x");
        }
    }

    @Test
    void batches_are_answered_as_one_in_their_revision_alone() throws Exception {
        String batch = "[" + PING + ",{'jsonrpc':'2.0','id':4,'method':'tools/list'}]";

        HttpResponse<InputStream> answer = visitor.post(visitor.in(visitor.session("2025-03-26")), batch);
        assertThat(HttpVisitor.json(answer)).hasSize(2);

        answer = visitor.post(visitor.in(visitor.session("2025-06-18")), batch);
        assertThat(HttpVisitor.json(answer).at("/error/code").asInt()).isEqualTo(-32600);
    }

    @Test
    void too_many_sessions_push_out_the_one_that_was_used_least_recently() throws Exception {
        String first = visitor.session("2025-11-25");
        String second = visitor.session("2025-11-25");
        for (int i = 0; i < Sessions.MOST - 2; i++) {
            visitor.session("2025-11-25");
        }
        assertThat(visitor.post(visitor.in(first), PING).statusCode()).isEqualTo(200);

        visitor.session("2025-11-25");

        assertThat(visitor.post(visitor.in(first), PING).statusCode()).isEqualTo(200);
        assertThat(visitor.post(visitor.in(second), PING).statusCode()).isEqualTo(404);
    }

    @Test
    void a_stateless_request_needs_no_session_beside_one() throws Exception {
        visitor.session("2025-11-25");

        assertThat(visitor.stateless("tools/list", "").statusCode()).isEqualTo(200);
        assertThat(visitor.send(visitor.request().PUT(BodyPublishers.noBody())).statusCode())
                .isEqualTo(405);
    }
}
