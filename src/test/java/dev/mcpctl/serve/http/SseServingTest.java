package dev.mcpctl.serve.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.serve.demo.DemoServer;
import dev.mcpctl.testing.Waiting;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** HTTP+SSE of 2024-11-05. */
@Timeout(60)
class SseServingTest {

    private final HttpServing serving =
            HttpServing.start(new DemoServer("1.2.3"), HttpServing.Protocol.SSE, "127.0.0.1", 0);
    private final HttpVisitor visitor = new HttpVisitor(serving.url());

    @AfterEach
    void end() {
        serving.close();
    }

    private URI messages(HttpVisitor.Events events) throws Exception {
        HttpVisitor.Event first = events.next();
        assertThat(first.name()).isEqualTo("endpoint");
        return serving.url().resolve(first.data());
    }

    private int post(URI messages, String body) throws Exception {
        return visitor.post(visitor.request(messages), body).statusCode();
    }

    @Test
    void answers_come_on_the_stream_and_not_to_the_post() throws Exception {
        try (HttpVisitor.Events events =
                HttpVisitor.events(visitor.send(visitor.request().GET()))) {
            URI messages = messages(events);

            assertThat(post(messages, HttpVisitor.hello("2024-11-05"))).isEqualTo(202);
            assertThat(events.next().message().at("/result/protocolVersion").asText())
                    .isEqualTo("2024-11-05");
            assertThat(post(messages, HttpVisitor.call("add", "{'a':2,'b':3}"))).isEqualTo(202);
            assertThat(events.next().message().at("/result/content/0/text").asText())
                    .contains("5");
        }
    }

    @Test
    void the_end_of_the_stream_ends_the_session() throws Exception {
        URI messages;
        try (HttpVisitor.Events events =
                HttpVisitor.events(visitor.send(visitor.request().GET()))) {
            messages = messages(events);
        }

        Waiting.until(() -> {
            try {
                return post(messages, HttpVisitor.hello("2024-11-05")) == 404;
            } catch (Exception problem) {
                throw new AssertionError(problem);
            }
        });
        assertThat(post(serving.url().resolve("/messages"), "{}")).isEqualTo(404);
    }

    @Test
    void the_end_of_the_server_ends_the_stream() throws Exception {
        try (HttpVisitor.Events events =
                HttpVisitor.events(visitor.send(visitor.request().GET()))) {
            messages(events);

            serving.close();

            assertThat(events.next()).isNull();
        }
    }

    @Test
    void it_tells_a_newer_client_that_it_does_not_take_posts_there() throws Exception {
        HttpResponse<InputStream> answer = visitor.post(visitor.request(), HttpVisitor.hello("2025-11-25"));

        assertThat(answer.statusCode()).isEqualTo(405);
    }
}
