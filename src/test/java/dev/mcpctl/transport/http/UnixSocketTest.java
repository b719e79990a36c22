package dev.mcpctl.transport.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.testing.Waiting;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class UnixSocketTest {

    private static final String ANSWER = "HTTP/1.1 200 Fine\r\nContent-Length: 4\r\n\r\nfine";

    @TempDir
    private Path directory;

    private Path path;
    private ServerSocketChannel listener;

    @BeforeEach
    void listen() throws IOException {
        path = directory.resolve("s");
        listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listener.bind(UnixDomainSocketAddress.of(path));
    }

    @AfterEach
    void stop() throws IOException {
        listener.close();
    }

    private static String request(SocketChannel peer) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(4096);
        String text = "";
        while (!text.endsWith("\r\n\r\n{}")) {
            assertThat(peer.read(bytes)).as(text).isPositive();
            text = new String(bytes.array(), 0, bytes.position(), ISO_8859_1);
        }
        return text;
    }

    @Test
    void two_exchanges_use_one_connection_and_name_the_host_of_the_url() throws Exception {
        Waiting.Beside<String> server = Waiting.beside(() -> {
            try (SocketChannel peer = listener.accept()) {
                String first = request(peer);
                peer.write(ByteBuffer.wrap(ANSWER.getBytes(ISO_8859_1)));
                String second = request(peer);
                peer.write(ByteBuffer.wrap(ANSWER.getBytes(ISO_8859_1)));
                return first + second;
            }
        });
        OkHttpClient client = HttpClients.create(
                new Ways().socket(path).with("http_proxy", "p:1").endpoint("http://app.example/mcp"));
        assertThat(Ways.post(client, "http://app.example/mcp").body()).isEqualTo("fine");
        assertThat(Ways.post(client, "http://app.example/mcp").body()).isEqualTo("fine");
        assertThat(server.result()).containsPattern("(?s)POST /mcp.*Host: app.example\r\n.*POST /mcp");
    }

    @Test
    void one_thread_writes_while_another_waits_for_input() throws Exception {
        UnixSocket socket = new UnixSocket(path);
        socket.connect(null, 0);
        try (socket;
                SocketChannel peer = listener.accept()) {
            Waiting.Beside<Integer> reader =
                    Waiting.beside(() -> socket.getInputStream().read());
            byte[] many = new byte[1 << 20];
            Waiting.Beside<Long> drain = Waiting.beside(() -> {
                long total = 0;
                ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
                while (total < many.length) {
                    total += peer.read(bytes.clear());
                }
                peer.write(ByteBuffer.wrap(new byte[] {7}));
                return total;
            });
            socket.getOutputStream().write(many);
            assertThat(drain.result()).isEqualTo(many.length);
            assertThat(reader.result()).isEqualTo(7);
        }
    }

    @Test
    void a_read_has_an_end_when_one_is_set() throws IOException {
        try (UnixSocket socket = new UnixSocket(path)) {
            socket.connect(null, 0);
            socket.setSoTimeout(50);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void closing_wakes_the_reader() throws Exception {
        UnixSocket socket = new UnixSocket(path);
        socket.connect(null, 0);
        Waiting.Beside<Integer> reader =
                Waiting.beside(() -> socket.getInputStream().read());
        try (SocketChannel peer = listener.accept()) {
            assertThat(peer.isConnected()).isTrue();
            socket.close();
            assertThatThrownBy(reader::result).isInstanceOf(SocketException.class);
            assertThat(peer.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        }
    }

    @Test
    void a_socket_that_is_not_there_or_has_no_listener_is_named() throws IOException {
        Failure missing = new Ways().socket(directory.resolve("none")).failure("http://localhost/mcp");
        assertThat(missing.code()).isEqualTo("unix_socket");
        assertThat(missing.message()).isEqualTo("there is no socket '" + directory.resolve("none") + "'");
        listener.close();
        Failure deaf = new Ways().socket(path).failure("http://localhost/mcp");
        assertThat(deaf.message()).startsWith("no connection to the socket '" + path + "': ");
    }
}
