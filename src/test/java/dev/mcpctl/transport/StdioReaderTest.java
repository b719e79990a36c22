package dev.mcpctl.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.process.Host;
import dev.mcpctl.rpc.Deadline;
import dev.mcpctl.rpc.Frame;
import dev.mcpctl.rpc.Opening;
import dev.mcpctl.rpc.RequestId;
import dev.mcpctl.rpc.Transport;
import dev.mcpctl.testing.ProcessWatch;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The thread that reads a server's output must not end in silence: whoever waits would wait for the whole timeout. */
class StdioReaderTest {

    private static final class Stumbling implements Transport.Inbox {
        private final Error stone;
        private final CompletableFuture<Failure> ended = new CompletableFuture<>();

        Stumbling(Error stone) {
            this.stone = stone;
        }

        @Override
        public void received(Frame frame) {
            throw stone;
        }

        @Override
        public void failed(RequestId request, Failure reason) {}

        @Override
        public boolean awaits(RequestId request) {
            return true;
        }

        @Override
        public void closed(Failure reason) {
            ended.complete(reason);
        }
    }

    private static Failure endOf(Stumbling inbox) throws Exception {
        Transport transport = Transports.dial(
                StdioFixture.endpoint(List.of("/bin/sh", "-c", "echo '{}'; cat"), ProcessWatch.create()),
                TransportOptions.usual(Host.current()));
        try (transport) {
            transport.open(inbox, Opening.within(Deadline.none()));
            return inbox.ended.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void a_reader_without_memory_ends_the_connection_and_says_what_helps() throws Exception {
        Failure end = endOf(new Stumbling(new OutOfMemoryError("Java heap space")));
        assertThat(end.kind()).isEqualTo(Failure.Kind.BUG);
        assertThat(end.message()).startsWith("the memory ran out: ");
        assertThat(end.hint()).contains("MCPCTL_JAVA_OPTS=-Xmx");
    }

    @Test
    void a_reader_that_goes_too_deep_ends_the_connection() throws Exception {
        Failure end = endOf(new Stumbling(new StackOverflowError()));
        assertThat(end.message()).startsWith("a mistake in mcpctl: ");
    }
}
