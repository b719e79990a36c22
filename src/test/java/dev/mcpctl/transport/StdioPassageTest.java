package dev.mcpctl.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.process.Host;
import dev.mcpctl.process.Platform;
import dev.mcpctl.rpc.Frame;
import dev.mcpctl.rpc.WireEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A host, a program of the shell, and the passage between them. */
@Timeout(60)
class StdioPassageTest {

    private final List<WireEvent> events = new CopyOnWriteArrayList<>();
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Frames may vanish with their event, so their texts are taken at once. */
    private void on(WireEvent event) {
        events.add(event);
        if (event instanceof WireEvent.Sent sent && sent.frame() instanceof Frame.Bytes bytes) {
            texts.add("> " + bytes.text());
        } else if (event instanceof WireEvent.Received received && received.frame() instanceof Frame.Bytes bytes) {
            texts.add("< " + bytes.text());
        }
    }

    private StdioPassage passage(String script, InputStream in, OutputStream host) {
        Endpoint.Stdio endpoint =
                new Endpoint.Stdio(List.of("/bin/sh", "-c", script), Map.of(), true, Path.of("/"), null);
        TransportOptions options = TransportOptions.usual(
                        new Host(Platform.of(System.getProperty("os.name", "")), System.getenv()))
                .with(this::on);
        return new StdioPassage(endpoint, options, new StdioPassage.Host(in, host));
    }

    private static InputStream saying(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private List<String> rules() {
        List<String> rules = new ArrayList<>();
        for (WireEvent event : events) {
            if (event instanceof WireEvent.Finding finding) {
                rules.add(finding.rule());
            }
        }
        return rules;
    }

    @Test
    void every_byte_passes_both_ways_noise_and_odd_line_ends_included() {
        String said = "{\"id\":1 }\r\nnoise\n\n[{\"id\":2}]\n{\"last\":\"no end\"}";
        Failure reason = passage("cat", saying(said), out).run();
        assertThat(out.toString(UTF_8)).isEqualTo(said);
        assertThat(reason).isNull();
        assertThat(texts)
                .containsExactlyInAnyOrder(
                        "> {\"id\":1 }",
                        "> [{\"id\":2}]",
                        "> {\"last\":\"no end\"}",
                        "< {\"id\":1 }",
                        "< [{\"id\":2}]",
                        "< {\"last\":\"no end\"}");
        assertThat(rules()).contains("noise-on-stdin", "noise-on-stdout");
    }

    @Test
    void what_the_server_says_at_its_end_still_reaches_the_host() {
        passage("cat >/dev/null; echo '{\"bye\":1}'", saying("{}\n"), out).run();
        assertThat(out.toString(UTF_8)).isEqualTo("{\"bye\":1}\n");
    }

    @Test
    void a_server_that_goes_first_is_told_with_its_status() throws IOException {
        try (PipedOutputStream host = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(host)) {
            Failure reason = passage("echo '{\"a\":1}'; exit 3", in, out).run();
            assertThat(out.toString(UTF_8)).isEqualTo("{\"a\":1}\n");
            assertThat(reason).hasMessageContaining("exited with status 3");
            assertThat(reason.kind()).isEqualTo(Failure.Kind.SERVER_GONE);
        }
    }

    @Test
    void a_server_that_ignores_the_end_of_its_input_is_ended_all_the_same() {
        long began = System.nanoTime();
        Failure reason = passage("trap '' HUP; while true; do sleep 0.2; done", saying(""), out)
                .run();
        assertThat(reason).isNull();
        assertThat(System.nanoTime() - began).isLessThan(15_000_000_000L);
        assertThat(events).last().isInstanceOf(WireEvent.ProcessExited.class);
    }

    @Test
    void a_host_that_reads_no_more_ends_the_server() throws IOException {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        try (PipedOutputStream host = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(host)) {
            Failure reason =
                    passage("while echo '{}'; do sleep 0.1; done", in, closed).run();
            assertThat(reason).isNull();
            assertThat(events).last().isInstanceOf(WireEvent.ProcessExited.class);
        }
    }

    @Test
    void leaving_ends_it_from_outside() throws Exception {
        try (PipedOutputStream host = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(host)) {
            StdioPassage passage = passage("cat", in, out);
            Thread running = new Thread(passage::run);
            running.start();
            while (events.isEmpty()) {
                Thread.onSpinWait();
            }
            passage.leave();
            running.join(20_000);
            assertThat(running.isAlive()).isFalse();
            assertThat(events).last().isInstanceOf(WireEvent.ProcessExited.class);
        }
    }

    /** Hosts kill after four seconds, so that whatever is left then is left for ever. */
    @Test
    void leaving_hastens_an_end_that_was_begun_and_takes_less_than_hosts_wait() throws InterruptedException {
        StdioPassage passage = passage("trap '' TERM HUP; while true; do sleep 0.1; done", saying("{}\n"), out);
        Thread running = new Thread(passage::run);
        running.start();
        while (texts.isEmpty()) {
            Thread.onSpinWait();
        }
        long began = System.nanoTime();
        passage.leave();
        running.join(20_000);
        assertThat(System.nanoTime() - began).isLessThan(6_000_000_000L);
        assertThat(events).last().isInstanceOf(WireEvent.ProcessExited.class);
    }

    @Test
    void a_large_message_passes_whole() {
        String large = "{\"x\":\"" + "y".repeat(3 << 20) + "\"}\n";
        passage("cat", saying(large), out).run();
        assertThat(out.toString(UTF_8)).isEqualTo(large);
    }
}
