package dev.mcpctl.serve.proxy;

import dev.mcpctl.transport.http.HttpPassage.Header;
import dev.mcpctl.transport.http.HttpPassing;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes one HTTP response to a host: the server's head as it is, and the body in the framing that the head tells. */
class ResponseWriter {

    private static final byte[] END_OF_LINE = {'\r', '\n'};

    private final OutputStream out;
    private final RequestHead request;
    private boolean begun;
    private boolean closes;

    ResponseWriter(OutputStream out, RequestHead request) {
        this.out = out;
        this.request = request;
        this.closes = !request.keepsAlive();
    }

    /** One that a subclass puts before another. */
    ResponseWriter(ResponseWriter other) {
        this(other.out, other.request);
    }

    /** Whether anything was written. */
    boolean begun() {
        return begun;
    }

    /** Whether the connection has to end after this response. */
    boolean closes() {
        return closes;
    }

    /**
     * Writes the head.
     *
     * @return takes the body; closing it ends the response but not the connection
     */
    OutputStream begin(HttpPassing.Head head) throws IOException {
        begun = true;
        boolean empty = request.method().equals("HEAD") || head.status() == 204 || head.status() == 304;
        String connection = head.header("Connection");
        closes |= connection != null && connection.toLowerCase(Locale.ROOT).contains("close");
        boolean measured = head.header("Content-Length") != null;
        String coding = head.header("Transfer-Encoding");
        boolean chunked = coding != null && coding.toLowerCase(Locale.ROOT).endsWith("chunked");
        boolean framed = empty || measured || chunked;
        boolean cut = !framed && !closes && request.minor() == 1;
        closes |= !framed && !cut;
        StringBuilder text = new StringBuilder(512);
        text.append("HTTP/1.1 ")
                .append(head.status())
                .append(' ')
                .append(reason(head))
                .append("\r\n");
        for (Header header : head.headers()) {
            text.append(header.name()).append(": ").append(header.value()).append("\r\n");
        }
        if (cut) {
            text.append("Transfer-Encoding: chunked\r\n");
        }
        out.write(text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        if (head.isEventStream()) {
            // Its first event may be long in coming.
            out.flush();
        }
        return !empty && (chunked || cut) ? new Chunks() : new Plain();
    }

    /** A whole response of our own. */
    void answer(int status, String sentence, @Nullable Header extra) throws IOException {
        byte[] body = (sentence + "\n").getBytes(StandardCharsets.UTF_8);
        Header type = new Header("Content-Type", "text/plain; charset=utf-8");
        Header length = new Header("Content-Length", Integer.toString(body.length));
        List<Header> headers = extra == null ? List.of(type, length) : List.of(type, length, extra);
        try (OutputStream target = begin(new HttpPassing.Head(status, "", headers, body.length))) {
            target.write(body);
        }
    }

    private static String reason(HttpPassing.Head head) {
        if (!head.reason().isEmpty()) {
            return head.reason();
        }
        return switch (head.status()) {
            case 200 -> "OK";
            case 202 -> "Accepted";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 429 -> "Too Many Requests";
            case 500 -> "Internal Server Error";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Unavailable";
            default -> "Status";
        };
    }

    private final class Plain extends OutputStream {

        @Override
        public void write(int value) throws IOException {
            out.write(value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }

    private final class Chunks extends OutputStream {

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (length > 0) {
                out.write(Integer.toHexString(length).getBytes(StandardCharsets.US_ASCII));
                out.write(END_OF_LINE);
                out.write(bytes, offset, length);
                out.write(END_OF_LINE);
            }
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.write('0');
            out.write(END_OF_LINE);
            out.write(END_OF_LINE);
            out.flush();
        }
    }
}
