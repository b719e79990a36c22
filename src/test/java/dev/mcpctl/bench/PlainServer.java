package dev.mcpctl.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** HTTP/1.1 on plain sockets, a thread for each connection. */
final class PlainServer implements EchoServer {

    private static final int BACKLOG = 200;
    private static final String LENGTH = "content-length:";

    private final ServerSocket listener;
    private final Dress dress;
    private final List<Socket> sockets = new ArrayList<>();
    private volatile List<String> lastHead = List.of();
    private volatile String lastBody = "";

    PlainServer(Dress dress) throws IOException {
        this.dress = dress;
        listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        thread(this::accept);
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "bench-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (true) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                synchronized (sockets) {
                    sockets.add(socket);
                }
                thread(() -> serve(socket));
            } catch (IOException end) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (List<String> head = head(in); !head.isEmpty(); head = head(in)) {
                String body = EchoServer.text(in.readNBytes(length(head)));
                socket.getOutputStream().write(response(EchoServer.answer(body, dress)));
                lastHead = head;
                lastBody = body;
            }
        } catch (IOException end) {
            return;
        }
    }

    private byte[] response(String body) {
        String head = "HTTP/1.1 200 OK\r\nContent-Type: " + dress.type + "\r\n";
        String whole = dress == Dress.JSON
                ? head + "Content-Length: " + body.length() + "\r\n\r\n" + body
                : head + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(body.length()) + "\r\n" + body
                        + "\r\n0\r\n\r\n";
        return whole.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The lines up to the empty one; none at the end of the connection. */
    private static List<String> head(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                if (line.length() == 0) {
                    return lines;
                }
                lines.add(line.toString());
                line.setLength(0);
            } else if (next != '\r') {
                line.append((char) next);
            }
        }
        return List.of();
    }

    private static int length(List<String> head) {
        for (String line : head) {
            if (line.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
                return Integer.parseInt(line.substring(LENGTH.length()).strip());
            }
        }
        return 0;
    }

    @Override
    public URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/mcp");
    }

    @Override
    public Seen last() {
        Map<String, String> headers = new LinkedHashMap<>();
        List<String> head = lastHead;
        for (String line : head.subList(1, head.size())) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new Seen(headers, lastBody);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        synchronized (sockets) {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }
}
