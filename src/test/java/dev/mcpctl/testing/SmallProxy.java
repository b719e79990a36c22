package dev.mcpctl.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP proxy: tunnels after CONNECT, forwards anything else, and wants a certain authorization where told so. */
public final class SmallProxy implements AutoCloseable {

    private final ServerSocket listener;
    private final String wanted;
    private final List<String> heads = new CopyOnWriteArrayList<>();

    /** One that wants this authorization. */
    public SmallProxy(String authorization) throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        wanted = authorization;
        beside(this::accept);
    }

    /** One for everybody. */
    public SmallProxy() throws IOException {
        this(null);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Request lines and headers as they arrived. */
    public List<String> heads() {
        return heads;
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
        while (!listener.isClosed()) {
            Socket client = listener.accept();
            beside(() -> serve(client));
        }
    }

    private void serve(Socket client) throws IOException {
        try (client) {
            String head = head(client.getInputStream());
            heads.add(head);
            String[] words = head.split(" ", 3);
            if (wanted != null && !head.contains("\r\nProxy-Authorization: " + wanted + "\r\n")) {
                answer(client, "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"");
            } else if (words[0].equals("CONNECT")) {
                int colon = words[1].lastIndexOf(':');
                try (Socket server = connect(words[1].substring(0, colon), words[1].substring(colon + 1))) {
                    client.getOutputStream().write("HTTP/1.1 200 Fine\r\n\r\n".getBytes(ISO_8859_1));
                    pump(client, server);
                }
            } else {
                URI url = URI.create(words[1]);
                try (Socket server = connect(url.getHost(), String.valueOf(url.getPort()))) {
                    String forwarded = head.replace(words[1], url.getRawPath());
                    server.getOutputStream().write(forwarded.getBytes(ISO_8859_1));
                    pump(client, server);
                }
            }
        }
    }

    private static void answer(Socket client, String text) throws IOException {
        client.getOutputStream().write(("HTTP/1.1 " + text + "\r\nContent-Length: 0\r\n\r\n").getBytes(ISO_8859_1));
    }

    private static Socket connect(String host, String port) throws IOException {
        return new Socket(host.equals("server.example") ? "127.0.0.1" : host, Integer.parseInt(port));
    }

    private static void pump(Socket client, Socket server) throws IOException {
        beside(() -> copy(client.getInputStream(), server.getOutputStream()));
        copy(server.getInputStream(), client.getOutputStream());
    }

    private static void copy(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[4096];
        int count;
        while ((count = from.read(buffer)) >= 0) {
            to.write(buffer, 0, count);
            to.flush();
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int next;
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n") && (next = in.read()) >= 0) {
            head.write(next);
        }
        return head.toString(ISO_8859_1);
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
