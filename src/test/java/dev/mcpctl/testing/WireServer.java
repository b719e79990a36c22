package dev.mcpctl.testing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** An HTTP/1.1 server on a plain socket that answers byte for byte what the test says. Loopback only. */
public final class WireServer implements AutoCloseable {

    /** What the test does with a request. Runs on a thread of its own for each connection. */
    @FunctionalInterface
    public interface Handler {
        void handle(Request request, Reply reply) throws IOException;
    }

    /** A request; header names in lower case. */
    public record Request(String method, String path, Map<String, String> headers, String body) {

        /** The body as JSON. */
        public JsonNode json() {
            return Json.parse(body);
        }

        /** The method of the message, or empty when it has none. */
        public String rpcMethod() {
            try {
                return json().path("method").asText("");
            } catch (JsonProblem noJson) {
                return "";
            }
        }

        /** The id of the message as it stands in JSON. */
        public String id() {
            return Json.compact(json().path("id"));
        }

        /** The value of a header, or null. */
        public String header(String name) {
            return headers.get(name.toLowerCase(Locale.ROOT));
        }
    }

    /** The way back to the client. */
    public static final class Reply {

        private final Socket socket;
        private final OutputStream out;
        private boolean chunked;

        private Reply(Socket socket) throws IOException {
            this.socket = socket;
            this.out = socket.getOutputStream();
        }

        /** A whole response; headers are lines. */
        public void send(int status, String type, String body, String... headers) throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            StringBuilder head = new StringBuilder(head(status, type, headers));
            head.append("Content-Length: ").append(bytes.length).append("\r\n\r\n");
            raw(head.toString());
            out.write(bytes);
            out.flush();
        }

        public void json(String body, String... headers) throws IOException {
            send(200, "application/json", body, headers);
        }

        /** A result for the request. */
        public void result(Request request, String result, String... headers) throws IOException {
            json(answer(request, result), headers);
        }

        /** The head of an event stream. */
        public Reply stream(String... headers) throws IOException {
            raw(head(200, "text/event-stream", headers) + "Transfer-Encoding: chunked\r\n\r\n");
            chunked = true;
            return this;
        }

        /** Some bytes of the stream. */
        public Reply write(String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            raw(Integer.toHexString(bytes.length) + "\r\n");
            out.write(bytes);
            raw("\r\n");
            return this;
        }

        /** An event with this data. */
        public Reply event(String data) throws IOException {
            return write("event: message\ndata: " + data + "\n\n");
        }

        /** The end of the stream. */
        public void end() throws IOException {
            if (chunked) {
                chunked = false;
                raw("0\r\n\r\n");
            }
        }

        /** These bytes and nothing else. */
        public void raw(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        /** Closes the connection. */
        public void drop() throws IOException {
            socket.close();
        }

        /** Waits until the client closes its side. */
        public void awaitClient() throws IOException {
            InputStream in = socket.getInputStream();
            try {
                int next = in.read();
                while (next >= 0) {
                    next = in.read();
                }
            } catch (IOException reset) {
                return;
            }
        }

        private static String head(int status, String type, String... headers) {
            StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Whatever\r\n");
            if (!type.isEmpty()) {
                head.append("Content-Type: ").append(type).append("\r\n");
            }
            for (String header : headers) {
                head.append(header).append("\r\n");
            }
            return head.toString();
        }
    }

    private final ServerSocket listener;
    private final Handler handler;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private WireServer(Handler handler) throws IOException {
        this.handler = handler;
        this.listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    }

    /** Starts one. */
    public static WireServer with(Handler handler) {
        try {
            WireServer server = new WireServer(handler);
            server.thread("accept", server::accept);
            return server;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** An answer to the request. */
    public static String answer(Request request, String result) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + request.id() + ",\"result\":" + result.replace('\'', '"') + "}";
    }

    /** A refusal of the request. */
    public static String error(Request request, int code, String message) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + request.id() + ",\"error\":{\"code\":" + code + ",\"message\":\""
                + message + "\"}}";
    }

    public int port() {
        return listener.getLocalPort();
    }

    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    /** All requests so far. */
    public List<Request> requests() {
        return requests;
    }

    /** The requests of an HTTP method so far. */
    public List<Request> requests(String method) {
        return requests.stream().filter(each -> each.method().equals(method)).toList();
    }

    /** The messages with a method so far. */
    public List<Request> messages(String rpcMethod) {
        return requests.stream()
                .filter(each -> each.method().equals("POST") && each.rpcMethod().equals(rpcMethod))
                .toList();
    }

    /** Connections so far. */
    public int connections() {
        return sockets.size();
    }

    /** Waits for the test to be over. */
    public void forever() {
        try {
            closed.await();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void thread(String role, Runnable work) {
        Thread thread = new Thread(work, "test-http-" + role);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (true) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                thread("connection", () -> serve(socket));
            } catch (IOException end) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (Request request = read(in); request != null; request = read(in)) {
                requests.add(request);
                Reply reply = new Reply(socket);
                handler.handle(request, reply);
                reply.end();
            }
        } catch (IOException end) {
            return;
        }
    }

    private static Request read(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        String line = line(in);
        while (line != null && !line.isEmpty()) {
            lines.add(line);
            line = line(in);
        }
        if (lines.isEmpty()) {
            return null;
        }
        Map<String, String> headers = new TreeMap<>();
        for (String each : lines.subList(1, lines.size())) {
            int colon = each.indexOf(':');
            headers.put(
                    each.substring(0, colon).toLowerCase(Locale.ROOT),
                    each.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        String first = lines.get(0);
        int space = first.indexOf(' ');
        // RFC 9112, section 3.2.2: what came through a proxy may have the whole URL for its target.
        String target = first.substring(space + 1, first.lastIndexOf(' ')).replaceFirst("^http://[^/]*", "");
        return new Request(first.substring(0, space), target, headers, body);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = in.read();
        while (next >= 0 && next != '\n') {
            line.append((char) next);
            next = in.read();
        }
        if (next < 0 && line.length() == 0) {
            return null;
        }
        return line.length() > 0 && line.charAt(line.length() - 1) == '\r'
                ? line.substring(0, line.length() - 1)
                : line.toString();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
