package dev.mcpctl.transport;

import dev.mcpctl.rpc.Frame;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Collects the bytes of one line: in memory while it is short, then in a file, and only its beginning when it is no
 * message. Used by one thread.
 */
final class LineStore {

    private static final int FIRST_CAPACITY = 8 << 10;
    private static final int KEPT_CAPACITY = 64 << 10;
    private static final int NOISE_BYTES = 1 << 10;
    private static final int EXCERPT_CHARACTERS = 200;
    private static final int UNKNOWN = -1;

    private final FrameLimits limits;
    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int size;
    private @Nullable SpoolFile spool;
    private int first = UNKNOWN;
    private int second = UNKNOWN;
    private int last;
    private boolean truncated;

    LineStore(FrameLimits limits) {
        this.limits = limits;
    }

    /** Adds bytes without a newline among them. */
    void append(byte[] source, int start, int end) {
        if (start == end) {
            return;
        }
        last = source[end - 1];
        if (second == UNKNOWN) {
            noteBeginning(source, start, end);
        }
        long wanted = (long) end - start;
        long room = Math.max(0, limit() - stored());
        truncated |= room < wanted;
        keep(source, start, (int) Math.min(wanted, room));
    }

    /** Whether there is nothing but blanks. */
    boolean isBlank() {
        return first == UNKNOWN;
    }

    /** Whether it begins as a JSON object or as a batch of them; a log line may well begin with {@code [info]}. */
    boolean looksLikeMessage() {
        return first == '{' || (first == '[' && (second == '{' || second == ']'));
    }

    /** Whether it is a message of which only the beginning was kept. */
    boolean isTruncatedMessage() {
        return truncated && looksLikeMessage();
    }

    boolean isEmpty() {
        return stored() == 0;
    }

    /** Whether a carriage return stands before the newline. */
    boolean endsWithReturn() {
        return last == '\r';
    }

    /** The line as a frame without its carriage return; forgets it. */
    Frame take() {
        boolean dropReturn = endsWithReturn() && !truncated;
        Frame frame = truncated || spool != null
                ? spooled().frame(stored() - (dropReturn ? 1 : 0), truncated)
                : new Frame.Bytes(Arrays.copyOf(bytes, dropReturn ? size - 1 : size));
        spool = null;
        clear();
        return frame;
    }

    /** Its beginning as text; what is not UTF-8 becomes the replacement character. */
    String excerpt() {
        String text = new String(bytes, 0, Math.min(size, NOISE_BYTES), StandardCharsets.UTF_8).strip();
        return text.length() <= EXCERPT_CHARACTERS ? text : text.substring(0, EXCERPT_CHARACTERS);
    }

    /** Forgets the line. */
    void clear() {
        if (spool != null) {
            spool.discard();
            spool = null;
        }
        size = 0;
        first = UNKNOWN;
        second = UNKNOWN;
        last = 0;
        truncated = false;
        if (bytes.length > KEPT_CAPACITY) {
            bytes = new byte[FIRST_CAPACITY];
        }
    }

    private long limit() {
        return second == UNKNOWN || looksLikeMessage() ? limits.maximumBytes() : NOISE_BYTES;
    }

    private long stored() {
        return spool == null ? size : spool.size();
    }

    private void keep(byte[] source, int start, int length) {
        if (spool != null) {
            spool.append(source, start, length);
        } else if ((long) size + length > limits.spoolAbove()) {
            spooled().append(source, start, length);
        } else {
            if (size + length > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(size + length, bytes.length * 2));
            }
            System.arraycopy(source, start, bytes, size, length);
            size += length;
        }
    }

    /** The file, which first gets what stands in memory. */
    private SpoolFile spooled() {
        SpoolFile file = spool;
        if (file == null) {
            file = new SpoolFile();
            file.append(bytes, 0, size);
            spool = file;
        }
        return file;
    }

    /** Remembers the first two bytes that are no blanks. */
    private void noteBeginning(byte[] source, int start, int end) {
        for (int i = start; i < end && second == UNKNOWN; i++) {
            byte next = source[i];
            if (next == ' ' || next == '\t' || next == '\r') {
                continue;
            }
            if (first == UNKNOWN) {
                first = next & 0xff;
            } else {
                second = next & 0xff;
            }
        }
    }
}
