package dev.mcpctl.testing;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A SOCKS5 proxy without authentication (RFC 1928) that knows {@code server.example} as this machine. */
public final class SmallSocks implements AutoCloseable {

    private static final byte[] GRANTED = {5, 0, 0, 1, 0, 0, 0, 0, 0, 0};
    private static final int ADDRESS = 1;
    private static final int NAME = 3;

    private final Relay relay;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    /** Starts it. */
    public SmallSocks() throws IOException {
        relay = Relay.on(InetAddress.getLoopbackAddress(), this::connect);
    }

    public int port() {
        return relay.port();
    }

    /** Hosts and ports that connections were asked for, as they were named. */
    public List<String> asked() {
        return asked;
    }

    private Socket connect(InputStream from, OutputStream to) throws IOException {
        DataInputStream in = new DataInputStream(from);
        in.readUnsignedByte();
        in.readNBytes(in.readUnsignedByte());
        to.write(new byte[] {5, 0});
        in.readNBytes(3);
        String host = host(in, in.readUnsignedByte());
        int port = in.readUnsignedShort();
        asked.add(host + ":" + port);
        Socket server = new Socket(host.equals("server.example") ? "127.0.0.1" : host, port);
        to.write(GRANTED);
        return server;
    }

    private static String host(DataInputStream in, int kind) throws IOException {
        return switch (kind) {
            case ADDRESS -> InetAddress.getByAddress(in.readNBytes(4)).getHostAddress();
            case NAME -> new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.US_ASCII);
            default -> throw new IOException("no kind of address that this knows: " + kind);
        };
    }

    @Override
    public void close() {
        relay.close();
    }
}
