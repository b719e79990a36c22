package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.testing.CommandResult;
import dev.mcpctl.testing.Distribution;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code demo --listen}, as packaged. */
class DemoListenIT {

    private static final Duration LONG = Duration.ofSeconds(30);

    private static final String HELLO = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":"
            + "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}";

    @TempDir
    private Path directory;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static URI url(LiveRun run) {
        run.await("a URL on stdout", () -> run.out().endsWith("\n"));
        return URI.create(run.out().strip());
    }

    private HttpResponse<String> hello(URI url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(LONG)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(BodyPublishers.ofString(HELLO))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource({"INT,130", "TERM,143", "HUP,129"})
    void it_prints_its_url_serves_and_ends_with_a_signal_while_somebody_listens(String signal, int code)
            throws Exception {
        try (LiveRun run = new LiveRun(directory, false, List.of("demo", "--listen", "0"))) {
            URI url = url(run);
            assertThat(url.toString()).matches("http://127\\.0\\.0\\.1:\\d+/mcp");
            HttpResponse<String> welcome = hello(url);
            assertThat(welcome.body()).contains("mcpctl-demo");
            String session = welcome.headers().firstValue("Mcp-Session-Id").orElseThrow();
            HttpRequest listen = HttpRequest.newBuilder(url)
                    .header("Accept", "text/event-stream")
                    .header("Mcp-Session-Id", session)
                    .build();
            var stream = client.send(listen, BodyHandlers.ofInputStream());

            run.signal(signal);

            assertThat(run.awaitEnd(LONG)).as(run::evidence).isEqualTo(code);
            assertThat(stream.body().readAllBytes()).isNotNull();
            assertThat(run.err()).isEmpty();
            assertThat(run.leftOneSecondLater()).as(run::evidence).isEmpty();
        }
    }

    @Test
    void the_host_can_be_named_and_the_old_transport_chosen() throws Exception {
        List<String> words = List.of("demo", "--listen", "localhost:0", "--transport", "sse");
        try (LiveRun run = new LiveRun(directory, false, words)) {
            URI url = url(run);
            assertThat(url.toString()).matches("http://localhost:\\d+/sse");
            assertThat(hello(url).statusCode()).isEqualTo(405);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--listen x, --listen is no port and no HOST:PORT: 'x'",
        "--listen 70000, --listen is no port and no HOST:PORT: '70000'",
        "--listen :80, --listen is no port and no HOST:PORT: ':80'",
        "--listen 0 --transport h2, --transport: 'h2' is neither http nor sse",
        "--transport sse, --transport needs --listen",
    })
    void lines_that_make_no_sense_are_refused(String line, String sentence) {
        run(("demo " + line).split(" ")).exitsWith(2).prints("").explains(sentence);
    }

    @Test
    void a_port_that_is_taken_is_named() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            String port = String.valueOf(taken.getLocalPort());
            run("demo", "--listen", port).exitsWith(2).prints("").explains("127.0.0.1:" + port);
        }
    }

    private CommandResult run(String... words) {
        return Distribution.at(directory).run(List.of(words)).run().leavesNothingRunning();
    }
}
