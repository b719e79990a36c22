package dev.mcpctl.serve.proxy;

import dev.mcpctl.rpc.Frame;
import dev.mcpctl.transport.FrameLimits;
import dev.mcpctl.transport.FrameStore;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads the body of a request, in a file where it is large. RFC 9112, Message Body Length. Used by one thread. */
final class RequestBody {

    private static final int CHUNK = 32 << 10;
    private static final int LONGEST_LINE = 1 << 10;

    private final InputStream in;
    private final FrameStore store = new FrameStore(FrameLimits.usual().spoolAbove());

    private RequestBody(InputStream in) {
        this.in = in;
    }

    /**
     * Reads it to its end.
     *
     * @param out where a client that asks first is told to go on
     * @return null when the request has none; the caller closes it
     * @throws RequestHead.Unreadable when its length is told wrongly
     * @throws IOException when it breaks off
     */
    static @Nullable Frame read(RequestHead head, InputStream in, OutputStream out) throws IOException {
        String length = head.header("Content-Length");
        if (length == null && !head.isChunked()) {
            return null;
        }
        if ("100-continue".equalsIgnoreCase(head.header("Expect"))) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
        RequestBody body = new RequestBody(in);
        boolean good = false;
        try {
            if (head.isChunked()) {
                body.chunks();
            } else {
                body.bytes(number(length, 10));
            }
            good = true;
            return body.store.take(body.store.size(), false);
        } finally {
            if (!good) {
                body.store.clear();
            }
        }
    }

    private static long number(@Nullable String digits, int radix) throws RequestHead.Unreadable {
        try {
            long number = Long.parseLong(digits == null ? "" : digits.strip(), radix);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException none) {
            // Told below, with what is negative.
        }
        throw new RequestHead.Unreadable(400, "the length of the body is no number");
    }

    private void chunks() throws IOException {
        for (long size = chunkSize(); size > 0; size = chunkSize()) {
            bytes(size);
            line();
        }
        // Trailers are not passed on.
        String trailer = line();
        while (!trailer.isEmpty()) {
            trailer = line();
        }
    }

    private long chunkSize() throws IOException {
        String line = line();
        int extension = line.indexOf(';');
        return number(extension < 0 ? line : line.substring(0, extension), 16);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the body breaks off");
            }
            if (line.length() > LONGEST_LINE) {
                throw new RequestHead.Unreadable(400, "the body is not cut into chunks properly");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private void bytes(long length) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long left = length;
        while (left > 0) {
            int count = in.read(chunk, 0, (int) Math.min(left, chunk.length));
            if (count < 0) {
                throw new EOFException("the body breaks off");
            }
            store.append(chunk, 0, count);
            left -= count;
        }
    }
}
