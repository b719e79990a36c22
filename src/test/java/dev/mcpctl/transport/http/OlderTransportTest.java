package dev.mcpctl.transport.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.rpc.Deadline;
import dev.mcpctl.rpc.Opening;
import dev.mcpctl.rpc.Transport;
import dev.mcpctl.testing.OlderServer;
import dev.mcpctl.testing.WireServer;
import dev.mcpctl.transport.Endpoint;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OlderTransportTest {

    private static HttpFixture to(WireServer server) {
        Endpoint.Http endpoint = HttpFixture.endpoint(server.url("/sse"), Map.of(), Endpoint.Http.Way.SSE);
        return HttpFixture.to(endpoint, server);
    }

    private static Failure refused(WireServer.Handler handler) {
        try (HttpFixture http = to(WireServer.with(handler))) {
            Failure[] failure = new Failure[1];
            assertThatThrownBy(() -> http.transport.open(http.log, Opening.within(Deadline.none())))
                    .isInstanceOfSatisfying(Failure.class, thrown -> failure[0] = thrown);
            assertThat(http.server.requests("POST")).isEmpty();
            return failure[0];
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/messages?session=1", "messages?session=1", "http://127.0.0.1:PORT/messages?session=1"})
    void messages_go_to_the_endpoint_and_answers_come_in_the_stream(String address) {
        OlderServer server = new OlderServer(address);
        try (HttpFixture http = to(server.server())) {
            http.transport.open(http.log, Opening.within(Deadline.none()));
            http.request(1, "ping");
            assertThat(http.log.text(0)).contains("\"id\":1", "result");
            assertThat(http.server.requests("POST").get(0).path()).isEqualTo("/messages?session=1");
            assertThat(http.transport.traits()).isEqualTo(new Transport.Traits(false, true));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:1/messages", "https://127.0.0.1:PORT/messages", "//evil.example/messages"})
    void an_endpoint_of_another_origin_gets_nothing(String address) {
        Failure failure = refused(new OlderServer(address).handler());
        assertThat(failure.code()).isEqualTo("foreign_endpoint");
        assertThat(failure.kind()).isEqualTo(Failure.Kind.PROTOCOL);
    }

    @Test
    void a_refused_stream_a_wrong_type_and_a_silent_end_are_told() {
        assertThat(refused((request, reply) -> reply.send(404, "", "")).code()).isEqualTo("not_found");
        assertThat(refused((request, reply) -> reply.send(401, "", "")).code()).isEqualTo("unauthorized");
        assertThat(refused((request, reply) -> reply.json("{}")).message()).contains("application/json");
        assertThat(refused((request, reply) -> reply.stream().end()).message()).contains("before naming an endpoint");
    }

    @Test
    void a_server_that_names_no_endpoint_is_waited_for_as_long_as_the_start_may_take() {
        WireServer.Handler silent = (request, reply) -> {
            reply.stream().write(": starting\n\n");
            reply.awaitClient();
        };
        try (HttpFixture http = to(WireServer.with(silent))) {
            Opening brief = Opening.within(Deadline.in(Duration.ofMillis(50)));
            assertThatThrownBy(() -> http.transport.open(http.log, brief))
                    .isInstanceOfSatisfying(Failure.class, failure -> {
                        assertThat(failure.kind()).isEqualTo(Failure.Kind.UNREACHABLE);
                        assertThat(failure.code()).isEqualTo("start_timeout");
                        assertThat(failure.message()).contains("sent no endpoint event in time");
                    });
        }
    }

    @Test
    void a_refused_message_fails_alone_and_the_end_of_the_stream_ends_all() {
        OlderServer server = new OlderServer("/messages");
        try (HttpFixture http = to(server.server())) {
            http.transport.open(http.log, Opening.within(Deadline.none()));
            Failure refused = http.log.failure(http.request(1, "refuse"));
            assertThat(refused.code()).isEqualTo("server_error");
            assertThat(http.log.isClosed()).isFalse();
            http.request(2, "end");
            assertThat(http.log.reason().code()).isEqualTo("connection_lost");
        }
    }
}
