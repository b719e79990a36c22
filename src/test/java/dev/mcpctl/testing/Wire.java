package dev.mcpctl.testing;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** A misbehaving server's stdout and stderr, without any buffering or encoding of the JVM's choice. */
final class Wire {

    private final FileOutputStream output = new FileOutputStream(FileDescriptor.out);
    private final FileOutputStream errors = new FileOutputStream(FileDescriptor.err);
    private final Set<Fault> faults;
    private boolean first = true;

    Wire(Set<Fault> faults) {
        this.faults = faults;
    }

    /** One message with its end of line, and what the faults from the start add to it. */
    void message(Map<String, Object> message) throws IOException {
        line(TinyJson.write(message));
        if (faults.contains(Fault.BANNER)) {
            raw("[info] answered " + message.get("id") + "\n");
        }
    }

    void line(String text) throws IOException {
        bytes(ended(text));
    }

    byte[] ended(String text) {
        boolean mark = first && faults.contains(Fault.BYTE_ORDER_MARK);
        first = false;
        String end = faults.contains(Fault.CRLF) ? "\r\n" : "\n";
        return ((mark ? "\ufeff" : "") + text + end).getBytes(StandardCharsets.UTF_8);
    }

    void raw(String text) throws IOException {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    synchronized void bytes(byte[] bytes) throws IOException {
        output.write(bytes);
    }

    /** This many letters, a mebibyte at a time. */
    synchronized void fill(long count) throws IOException {
        byte[] block = new byte[1 << 20];
        Arrays.fill(block, (byte) 'x');
        for (long rest = count; rest > 0; rest -= block.length) {
            output.write(block, 0, (int) Math.min(rest, block.length));
        }
    }

    void closeOutput() throws IOException {
        output.close();
    }

    void error(String text) {
        try {
            errors.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException nobodyListens) {
            System.exit(9);
        }
    }
}
