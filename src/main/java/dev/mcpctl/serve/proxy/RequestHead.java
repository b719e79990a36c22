package dev.mcpctl.serve.proxy;

import dev.mcpctl.transport.http.HttpPassage.Header;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The first lines of an HTTP/1 request, as they were sent. RFC 9112.
 *
 * @param target path and query, also where the whole URL was written
 * @param minor 0 or 1, the version's second number
 */
record RequestHead(String method, String target, int minor, List<Header> headers) {

    private static final int LONGEST = 256 << 10;

    /** It is no request that can be passed on; the status says why. */
    static final class Unreadable extends IOException {

        private static final long serialVersionUID = 1L;

        private final int status;

        Unreadable(int status, String message) {
            super(message);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    /**
     * Reads one.
     *
     * @return null when the stream ends before it begins
     * @throws Unreadable when it is none
     * @throws IOException when the stream breaks
     */
    static @Nullable RequestHead read(InputStream in) throws IOException {
        int[] left = {LONGEST};
        String first = line(in, left);
        while (first != null && first.isEmpty()) {
            first = line(in, left);
        }
        if (first == null) {
            return null;
        }
        String[] words = first.split(" ", -1);
        if (words.length != 3 || !words[2].startsWith("HTTP/1.") || words[0].isEmpty() || words[1].isEmpty()) {
            throw new Unreadable(400, "this is no HTTP/1.1 request");
        }
        if (words[0].equals("CONNECT") || words[1].equals("*")) {
            throw new Unreadable(501, "this is a proxy for one server, not for the network");
        }
        int minor = words[2].equals("HTTP/1.0") ? 0 : 1;
        return new RequestHead(words[0], target(words[1]), minor, headers(in, left));
    }

    private static List<Header> headers(InputStream in, int[] left) throws IOException {
        List<Header> headers = new ArrayList<>();
        String line = line(in, left);
        while (line != null && !line.isEmpty()) {
            int colon = line.indexOf(':');
            if (colon < 1 || line.charAt(0) == ' ' || line.charAt(0) == '\t' || line.charAt(colon - 1) == ' ') {
                throw new Unreadable(400, "a line of the request is no header");
            }
            headers.add(new Header(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
            line = line(in, left);
        }
        if (line == null) {
            throw new IOException("the request ends within its headers");
        }
        return List.copyOf(headers);
    }

    private static String target(String written) {
        int scheme = written.indexOf("://");
        if (written.startsWith("/") || scheme < 0) {
            return written.startsWith("/") ? written : "/" + written;
        }
        int path = written.indexOf('/', scheme + 3);
        return path < 0 ? "/" : written.substring(path);
    }

    /** A line without its end; null at the end of the stream. Headers are bytes, and ISO 8859-1 keeps each. */
    private static @Nullable String line(InputStream in, int[] left) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        int next = in.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n') {
            if (--left[0] < 0) {
                throw new Unreadable(431, "the headers of the request are too long");
            }
            line.write(next);
            next = in.read();
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    /** The first value of a header, or null. */
    @Nullable
    String header(String name) {
        for (Header header : headers) {
            if (header.name().equalsIgnoreCase(name)) {
                return header.value();
            }
        }
        return null;
    }

    /** All values of a header. */
    List<String> all(String name) {
        List<String> values = new ArrayList<>();
        for (Header header : headers) {
            if (header.name().equalsIgnoreCase(name)) {
                values.add(header.value());
            }
        }
        return values;
    }

    /** The path alone. */
    String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    boolean isChunked() {
        String coding = header("Transfer-Encoding");
        return coding != null && coding.toLowerCase(Locale.ROOT).endsWith("chunked");
    }

    /** Whether another request may follow on the same connection. */
    boolean keepsAlive() {
        String connection = header("Connection");
        String wish = connection == null ? "" : connection.toLowerCase(Locale.ROOT);
        return minor == 1 ? !wish.contains("close") : wish.contains("keep-alive");
    }
}
