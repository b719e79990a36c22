package dev.mcpctl.serve.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.serve.demo.DemoServer;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who and what is let in. */
@Timeout(60)
class GuardTest {

    private final HttpServing serving =
            HttpServing.start(new DemoServer("1.2.3"), HttpServing.Protocol.STREAMABLE, "127.0.0.1", 0);
    private final HttpVisitor visitor = new HttpVisitor(serving.url());

    @AfterEach
    void end() {
        serving.close();
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:6274, 200",
        "http://127.0.0.1, 200",
        "http://[::1]:80, 200",
        "http://evil.example, 403",
        "http://localhost.evil.example, 403",
        "http://127.0.0.1.evil.example, 403",
        "null, 403",
    })
    void only_pages_of_this_machine_may_ask(String origin, int status) throws Exception {
        HttpResponse<InputStream> answer =
                visitor.post(visitor.request().header("Origin", origin), HttpVisitor.hello("2025-11-25"));

        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:1, 405",
        "127.0.0.1, 405",
        "[::1]:8080, 405",
        "evil.example, 403",
        "localhost.evil.example:80, 403",
        "'', 403",
    })
    void a_name_that_somebody_else_made_to_mean_this_machine_is_refused(String host, int status) throws Exception {
        assertThat(visitor.raw("GET /mcp HTTP/1.1", "Host: " + host, "Connection: close"))
                .contains(" " + status + " ");
    }

    @Test
    void a_visit_without_a_host_is_refused() throws Exception {
        assertThat(visitor.raw("GET /mcp HTTP/1.0")).contains(" 403 ");
    }

    @Test
    void other_paths_have_nothing() throws Exception {
        HttpResponse<InputStream> answer =
                visitor.send(visitor.request(URI.create(serving.url() + "x")).GET());

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "{} {}", "nonsense"})
    void a_body_that_is_no_json_is_a_parse_error(String body) throws Exception {
        HttpResponse<InputStream> answer = visitor.post(visitor.request(), body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(HttpVisitor.json(answer).at("/error/code").asInt()).isEqualTo(-32700);
    }

    @Test
    void a_body_that_is_too_large_is_refused() throws Exception {
        HttpResponse<InputStream> answer =
                visitor.send(visitor.request().POST(BodyPublishers.ofByteArray(new byte[Visit.LARGEST_BODY + 1])));

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void a_body_of_another_type_and_a_client_that_accepts_too_little_are_refused() throws Exception {
        String hello = HttpVisitor.hello("2025-11-25");

        assertThat(visitor.post(visitor.request().setHeader("Content-Type", "text/plain"), hello)
                        .statusCode())
                .isEqualTo(415);
        assertThat(visitor.post(visitor.request().setHeader("Accept", "application/json"), hello)
                        .statusCode())
                .isEqualTo(406);
        assertThat(visitor.post(visitor.request().setHeader("Accept", "*/*;q=0.1"), hello)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_port_that_is_taken_and_a_host_that_is_unknown_are_failures_of_the_line() {
        assertThatThrownBy(() -> HttpServing.start(
                        new DemoServer("1"),
                        HttpServing.Protocol.STREAMABLE,
                        "127.0.0.1",
                        serving.url().getPort()))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("127.0.0.1:" + serving.url().getPort());
        assertThatThrownBy(() ->
                        HttpServing.start(new DemoServer("1"), HttpServing.Protocol.SSE, "no-such-host.invalid", 0))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("no-such-host.invalid");
    }
}
