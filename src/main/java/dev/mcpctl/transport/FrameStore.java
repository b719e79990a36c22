package dev.mcpctl.transport;

import dev.mcpctl.rpc.Frame;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Collects the bytes of one message: in memory while it is short, then in a temporary file. Used by one thread. */
public final class FrameStore {

    private static final int FIRST_CAPACITY = 8 << 10;
    private static final int KEPT_CAPACITY = 64 << 10;

    private final int spoolAbove;
    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int size;
    private @Nullable SpoolFile spool;

    /** An empty store that keeps no more bytes than that in memory. */
    public FrameStore(int spoolAbove) {
        this.spoolAbove = spoolAbove;
    }

    /** Adds bytes; nothing here bounds them. */
    public void append(byte[] source, int start, int length) {
        if (spool != null) {
            spool.append(source, start, length);
        } else if ((long) size + length > spoolAbove) {
            spooled().append(source, start, length);
        } else {
            if (size + length > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(size + length, bytes.length * 2));
            }
            System.arraycopy(source, start, bytes, size, length);
            size += length;
        }
    }

    /** Number of bytes. */
    public long size() {
        return spool == null ? size : spool.size();
    }

    /** Its beginning as text, at most that many bytes; what is not UTF-8 becomes the replacement character. */
    public String beginning(int longest) {
        return new String(bytes, 0, Math.min(size, longest), StandardCharsets.UTF_8);
    }

    /** The first bytes as a frame, which owns them from here; forgets the rest. */
    public Frame take(long length, boolean truncated) {
        Frame frame = truncated || spool != null
                ? spooled().frame(length, truncated)
                : new Frame.Bytes(Arrays.copyOf(bytes, (int) length));
        spool = null;
        clear();
        return frame;
    }

    /** Forgets all. */
    public void clear() {
        if (spool != null) {
            spool.discard();
            spool = null;
        }
        size = 0;
        if (bytes.length > KEPT_CAPACITY) {
            bytes = new byte[FIRST_CAPACITY];
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
}
