package dev.mcpctl.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** Leads connections that it accepts to a server, byte for byte. */
public final class Relay implements AutoCloseable {

    private final ServerSocketChannel listener;
    private final Way way;

    private Relay(ServerSocketChannel listener, Way way) {
        this.listener = listener;
        this.way = way;
    }

    /** Finds the server for one client. */
    interface Way {
        /** A connection to it, after what the client says first. */
        Socket connect(InputStream from, OutputStream to) throws IOException;
    }

    static Relay on(InetAddress address, Way way) throws IOException {
        return listening(ServerSocketChannel.open(), new InetSocketAddress(address, 0), way);
    }

    /** One on a Unix domain socket, to a port of this machine. */
    public static Relay on(Path socket, int port) throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        return listening(
                listener,
                UnixDomainSocketAddress.of(socket),
                (from, to) -> new Socket(InetAddress.getLoopbackAddress(), port));
    }

    private static Relay listening(ServerSocketChannel listener, SocketAddress address, Way way) throws IOException {
        listener.bind(address);
        Relay relay = new Relay(listener, way);
        beside(relay::accept);
        return relay;
    }

    int port() {
        return listener.socket().getLocalPort();
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void beside(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException ended) {
                // A connection that breaks is the business of the test.
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() throws IOException {
        while (true) {
            SocketChannel client = listener.accept();
            beside(() -> serve(client));
        }
    }

    /** Channels and not the streams over them, which read and write one after the other. */
    private void serve(SocketChannel client) throws IOException {
        try (client;
                Socket server = way.connect(new In(client), new Out(client))) {
            beside(() -> {
                new In(client).transferTo(server.getOutputStream());
                server.shutdownOutput();
            });
            server.getInputStream().transferTo(new Out(client));
        }
    }

    private static final class In extends InputStream {
        private final SocketChannel channel;

        In(SocketChannel channel) {
            this.channel = channel;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return channel.read(ByteBuffer.wrap(bytes, offset, length));
        }
    }

    private static final class Out extends OutputStream {
        private final SocketChannel channel;

        Out(SocketChannel channel) {
            this.channel = channel;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            ByteBuffer rest = ByteBuffer.wrap(bytes, offset, length);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
