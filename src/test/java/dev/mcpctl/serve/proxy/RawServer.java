package dev.mcpctl.serve.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An HTTP server that answers with bytes as they are given and keeps the bytes it was sent. One request a connection, unless told otherwise. */
final class RawServer implements AutoCloseable {

    /** What it does with a request: writes whatever it likes. */
    interface Script {
        void answer(String request, OutputStream out, InputStream in) throws IOException;
    }

    private final ServerSocket socket;
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private final Script script;
    private volatile boolean keepsAlive;

    RawServer(Script script) throws IOException {
        this.script = script;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::accept, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    static RawServer answering(String response) throws IOException {
        return new RawServer((request, out, in) -> out.write(response.getBytes(ISO_8859_1)));
    }

    /** Takes more requests on the same connection. */
    RawServer keepingAlive() {
        keepsAlive = true;
        return this;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/mcp");
    }

    String authority() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /** The next request, head and body. */
    String request() throws InterruptedException {
        String request = requests.poll(20, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("no request came");
        }
        return request;
    }

    private void accept() {
        try {
            while (!socket.isClosed()) {
                Socket accepted = socket.accept();
                Thread thread = new Thread(() -> serve(accepted), "raw-server-connection");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException closed) {
            return;
        }
    }

    private void serve(Socket accepted) {
        try (accepted;
                InputStream in = accepted.getInputStream();
                OutputStream out = accepted.getOutputStream()) {
            do {
                String request = read(in);
                requests.add(request);
                script.answer(request, out, in);
                out.flush();
            } while (keepsAlive);
        } catch (IOException gone) {
            return;
        }
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (!bytes.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no head");
            }
            bytes.write(next);
        }
        String head = bytes.toString(ISO_8859_1).toLowerCase(java.util.Locale.ROOT);
        int length = head.indexOf("content-length: ");
        if (length >= 0) {
            bytes.write(in.readNBytes(Integer.parseInt(head.substring(length + 16, head.indexOf('\r', length)))));
        }
        while (head.contains("transfer-encoding: chunked")
                && !bytes.toString(ISO_8859_1).endsWith("0\r\n\r\n")) {
            bytes.write(in.read());
        }
        return bytes.toString(ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
