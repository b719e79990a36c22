package dev.mcpctl.transport;

import dev.mcpctl.rpc.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Collects the bytes of one line: in memory while it is short, then in a file, and only its beginning when it is no
 * message. Used by one thread.
 */
final class LineStore {

    private static final int NOISE_BYTES = 8 << 10;
    private static final int EXCERPT_CHARACTERS = 200;
    private static final int UNKNOWN = -1;

    private final FrameLimits limits;
    private final FrameStore store;
    private int first = UNKNOWN;
    private int second = UNKNOWN;
    private int last;
    private long length;
    private boolean truncated;

    LineStore(FrameLimits limits, FrameStore.@Nullable Growth growth) {
        this.limits = limits;
        this.store = new FrameStore(limits.spoolAbove(), growth);
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
        length += wanted;
        long room = Math.max(0, limit() - store.size());
        truncated |= room < wanted;
        store.append(source, start, (int) Math.min(wanted, room));
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
        return store.size() == 0;
    }

    /** Whether a carriage return stands before the newline. */
    boolean endsWithReturn() {
        return last == '\r';
    }

    /** The line as a frame without its carriage return; forgets it. */
    Frame take() {
        boolean dropReturn = endsWithReturn() && !truncated;
        Frame frame = store.take(store.size() - (dropReturn ? 1 : 0), truncated);
        clear();
        return frame;
    }

    /** What is kept of it, for bytes that are no message. Does not forget it. */
    byte[] kept() {
        return store.copy();
    }

    /** How many bytes it has, those that were not kept included. */
    long length() {
        return length;
    }

    /** Its beginning as text; what is not UTF-8 becomes the replacement character. */
    String excerpt() {
        String text = store.beginning(NOISE_BYTES).strip();
        return text.length() <= EXCERPT_CHARACTERS ? text : text.substring(0, EXCERPT_CHARACTERS);
    }

    /** Forgets the line. */
    void clear() {
        store.clear();
        first = UNKNOWN;
        second = UNKNOWN;
        last = 0;
        length = 0;
        truncated = false;
    }

    private long limit() {
        return second == UNKNOWN || looksLikeMessage() ? limits.maximumBytes() : NOISE_BYTES;
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
