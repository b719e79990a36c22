package dev.mcpctl.trace;

import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts bytes into lines that fit into memory, several times over: whoever reads one makes trees and texts of it. Of a longer
 * line only the beginning is given. A last line without its newline counts when it is complete JSON.
 */
final class RecordingLines implements Closeable {

    /** Twice the usual limit of one message, since text may grow when it is written as JSON. */
    private static final int LONGEST = 128 << 20;

    private static final int COPIES = 16;
    private static final int BEGINNING = 64 << 10;
    private static final int CHUNK = 64 << 10;
    private static final int KEPT = 1 << 20;

    private final InputStream bytes;
    private final int longest = longest();
    private final byte[] chunk;
    private ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int position;
    private int limit;
    private long chunkStart;
    private long start;
    private long length;
    private long number;
    private long lastStart;
    private long lastLength;

    RecordingLines(InputStream bytes) {
        this(bytes, 0, CHUNK);
    }

    /**
     * Lines of a stream that begins in the middle of a file.
     *
     * @param first where it begins
     * @param step how many bytes are read at once
     */
    RecordingLines(InputStream bytes, long first, int step) {
        this.bytes = bytes;
        this.chunkStart = first;
        this.start = first;
        this.chunk = new byte[step];
    }

    /** How long a line may be to be read whole. */
    static int longest() {
        return (int) Math.min(LONGEST, Memory.part(COPIES));
    }

    /** Whether more memory would make that more. */
    static boolean isShortOfMemory() {
        return longest() < LONGEST;
    }

    /** The next line without its end, or null when none is complete. */
    byte @Nullable [] next() throws IOException {
        while (true) {
            for (int i = position; i < limit; i++) {
                if (chunk[i] == '\n') {
                    keep(position, i);
                    position = i + 1;
                    return take();
                }
            }
            keep(position, limit);
            chunkStart += limit;
            position = 0;
            limit = Math.max(0, bytes.read(chunk));
            if (limit == 0) {
                return endsComplete() ? take() : null;
            }
        }
    }

    private void keep(int from, int to) {
        int more = to - from;
        if (length <= longest && length + more > longest) {
            byte[] all = line.toByteArray();
            line = new ByteArrayOutputStream(BEGINNING);
            line.write(all, 0, Math.min(all.length, BEGINNING));
        }
        length += more;
        boolean whole = length <= longest;
        line.write(chunk, from, whole ? more : Math.min(more, Math.max(0, BEGINNING - line.size())));
    }

    /** Text editors leave the last newline away; whoever is killed while writing leaves the bracket away too. */
    private boolean endsComplete() {
        if (length > longest) {
            return false;
        }
        byte[] rest = line.size() == 0 ? new byte[0] : line.toByteArray();
        int end = rest.length;
        while (end > 0 && rest[end - 1] <= ' ' && rest[end - 1] >= 0) {
            end--;
        }
        if (end == 0 || rest[end - 1] != '}') {
            return false;
        }
        try {
            Json.tolerant(rest);
            return true;
        } catch (JsonProblem half) {
            return false;
        }
    }

    private byte[] take() {
        number++;
        byte[] taken = line.toByteArray();
        line = taken.length > KEPT ? new ByteArrayOutputStream() : line;
        line.reset();
        lastStart = start;
        lastLength = length;
        start = chunkStart + position;
        length = 0;
        boolean returned = taken.length > 0 && taken[taken.length - 1] == '\r';
        return returned ? Arrays.copyOf(taken, taken.length - 1) : taken;
    }

    /** Number of the line given last, counted from 1. */
    long number() {
        return number;
    }

    /** Where the line given last begins. */
    long start() {
        return lastStart;
    }

    /** Whether of the line given last there is only the beginning. */
    boolean overlong() {
        return lastLength > longest;
    }

    /** Bytes behind the last complete line. */
    long remainder() {
        return length;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
