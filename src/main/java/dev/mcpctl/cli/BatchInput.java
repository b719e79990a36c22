package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.failure.FileReason;
import dev.mcpctl.failure.NamedFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The lines of a batch, read one by one and never held together. Thread-safe. */
final class BatchInput implements AutoCloseable {

    private static final int CHUNK = 1 << 16;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final String name;
    private final InputStream stream;
    private final boolean file;
    private final long limit;
    private final byte[] chunk = new byte[CHUNK];
    private int start;
    private int end;
    private long number;

    private BatchInput(String name, InputStream stream, boolean file, long limit) {
        this.name = name;
        this.stream = stream;
        this.file = file;
        this.limit = Math.min(limit, Integer.MAX_VALUE - CHUNK);
    }

    /** Lines that come as somebody writes them. */
    static BatchInput stdin(InputStream stream, long limit) {
        return new BatchInput("stdin", stream, false, limit);
    }

    /**
     * The lines of a file.
     *
     * @param word as the user wrote it
     * @param limit how many bytes a line may have
     * @throws Failure usage, when it is not there; local file, when it cannot be read
     */
    static BatchInput file(String word, Path path, long limit) {
        String name = "the file '" + word + "'";
        if (Files.isDirectory(path)) {
            throw Failure.localFile(name + " could not be read: it is a directory", null);
        }
        try {
            return new BatchInput(name, Files.newInputStream(path), Files.isRegularFile(path), limit);
        } catch (IOException problem) {
            throw NamedFile.unreadable(word, problem);
        }
    }

    private static Failure unreadable(String name, IOException problem) {
        return Failure.localFile(name + " could not be read: " + FileReason.of(problem), problem);
    }

    /**
     * The next line that is not empty, or null at the end. Waits for whoever writes it.
     *
     * @throws Failure local file
     */
    synchronized @Nullable BatchLine next() {
        try {
            while (fill()) {
                BatchLine line = line();
                if (line != null) {
                    return line;
                }
            }
            return null;
        } catch (IOException problem) {
            throw unreadable(name, problem);
        }
    }

    /** How many lines are left, which are skipped; null when only their writer knows. */
    @Nullable
    Long rest() {
        // Not synchronized: on stdin somebody may wait for the next line, who holds the lock.
        if (!file) {
            return null;
        }
        long count = 0;
        while (next() != null) {
            count++;
        }
        return count;
    }

    /** The line that begins here, or null when nothing stands on it. What is too long is read and not kept. */
    private @Nullable BatchLine line() throws IOException {
        number++;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean cut = false;
        boolean whole = false;
        while (!whole && fill()) {
            int stop = start;
            while (stop < end && chunk[stop] != '\n') {
                stop++;
            }
            if (!cut && line.size() + (stop - start) > limit) {
                cut = true;
                line = new ByteArrayOutputStream();
            }
            if (!cut) {
                line.write(chunk, start, stop - start);
            }
            whole = stop < end;
            start = whole ? stop + 1 : stop;
        }
        if (cut) {
            return BatchLine.tooLong(number, limit);
        }
        byte[] bytes = content(line);
        return isBlank(bytes) ? null : BatchLine.of(number, bytes);
    }

    private boolean fill() throws IOException {
        if (start == end) {
            start = 0;
            end = Math.max(0, stream.read(chunk));
        }
        return start < end;
    }

    /** Editors put a byte order mark at the beginning of a file. */
    private byte[] content(ByteArrayOutputStream line) {
        byte[] bytes = line.toByteArray();
        int mark = BYTE_ORDER_MARK.length;
        boolean marked = number == 1 && bytes.length >= mark && Arrays.equals(bytes, 0, mark, BYTE_ORDER_MARK, 0, mark);
        return marked ? Arrays.copyOfRange(bytes, mark, bytes.length) : bytes;
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte each : bytes) {
            if (each != ' ' && each != '\t' && each != '\r') {
                return false;
            }
        }
        return true;
    }

    /** A file is closed, also while somebody waits for its next line; stdin belongs to others. */
    @Override
    public void close() {
        if (name.equals("stdin")) {
            return;
        }
        try {
            stream.close();
        } catch (IOException problem) {
            throw unreadable(name, problem);
        }
    }
}
