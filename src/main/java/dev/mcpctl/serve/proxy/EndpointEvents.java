package dev.mcpctl.serve.proxy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/**
 * A stream of events whose first one, where it tells the host where to post (specification 2024-11-05, HTTP with SSE), tells
 * another address. All else passes byte for byte. Used by one thread.
 */
final class EndpointEvents extends OutputStream {

    /** Bytes that stand for themselves. */
    private static final Charset BYTES = StandardCharsets.ISO_8859_1;

    /** An event that is longer is another one. */
    private static final int LONGEST = 16 << 10;

    private final OutputStream target;
    private final UnaryOperator<String> address;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private boolean passing;
    private boolean emptyLine = true;
    private int last;

    /**
     * A stream in front of another one.
     *
     * @param address gives the address to be told
     */
    EndpointEvents(OutputStream target, UnaryOperator<String> address) {
        this.target = target;
        this.address = address;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int at = offset;
        while (!passing && at < offset + length) {
            hold(bytes[at++]);
        }
        target.write(bytes, at, offset + length - at);
    }

    private void hold(int value) throws IOException {
        held.write(value);
        boolean end = value == '\r' || (value == '\n' && last != '\r');
        boolean blank = end && emptyLine;
        emptyLine = end || (value == '\n' && emptyLine);
        last = value;
        if (blank) {
            event();
        } else if (held.size() > LONGEST) {
            release();
        }
    }

    /** What is held is an event, or a comment and the like. */
    private void event() throws IOException {
        String block = held.toString(BYTES);
        StringBuilder changed = new StringBuilder(block.length());
        boolean named = false;
        boolean tells = false;
        for (String line : block.split("(?<=\\r\\n)|(?<=\\r)(?!\\n)|(?<=\\n)", -1)) {
            String bare = line.stripTrailing();
            boolean data = bare.startsWith("data:");
            named |= bare.equals("event:endpoint") || bare.equals("event: endpoint");
            tells |= data;
            changed.append(data ? moved(line, bare) : line);
        }
        if (named && tells) {
            held.reset();
            held.writeBytes(changed.toString().getBytes(BYTES));
        }
        if (tells) {
            release();
        } else {
            held.writeTo(target);
            held.reset();
        }
    }

    private String moved(String line, String bare) {
        int value = bare.startsWith("data: ") ? 6 : 5;
        return line.substring(0, value) + address.apply(bare.substring(value)) + line.substring(bare.length());
    }

    /** Lets go of what is held, and holds nothing any more. */
    void release() throws IOException {
        passing = true;
        held.writeTo(target);
        held.reset();
    }

    @Override
    public void flush() throws IOException {
        target.flush();
    }

    @Override
    public void close() throws IOException {
        release();
        target.close();
    }
}
