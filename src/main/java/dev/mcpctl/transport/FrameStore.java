package dev.mcpctl.transport;

import dev.mcpctl.rpc.Frame;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Collects the bytes of one message: in memory while it is short, then in a temporary file. Used by one thread. */
public final class FrameStore {

    private static final byte[] NOTHING = {};
    private static final int KEPT_CAPACITY = 64 << 10;
    private static final int STEP = 1 << 20;

    /** Learns that a long message is on its way. Called on the thread that adds bytes. */
    public interface Growth {
        /** A message that stands in a file has got one more mebibyte. */
        default void growing() {}
    }

    private final int spoolAbove;
    private final @Nullable Growth growth;
    private byte[] bytes = NOTHING;
    private int size;
    private @Nullable SpoolFile spool;
    private long told;

    /** An empty store that keeps no more bytes than that in memory. */
    public FrameStore(int spoolAbove) {
        this(spoolAbove, null);
    }

    /** As above, with somebody who wants to know of long messages before they are whole, or null. */
    public FrameStore(int spoolAbove, @Nullable Growth growth) {
        this.spoolAbove = spoolAbove;
        this.growth = growth;
    }

    /** Adds bytes; nothing here bounds them. */
    public void append(byte[] source, int start, int length) {
        if (spool != null || (long) size + length > spoolAbove) {
            SpoolFile file = spooled();
            file.append(source, start, length);
            tell(file.size());
        } else {
            if (size + length > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(size + length, bytes.length * 2));
            }
            System.arraycopy(source, start, bytes, size, length);
            size += length;
        }
    }

    private void tell(long reached) {
        if (growth != null && reached - told >= STEP) {
            told = reached;
            growth.growing();
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

    /** The bytes that stand in memory. */
    byte[] copy() {
        return Arrays.copyOf(bytes, size);
    }

    /** The first bytes as a frame, which owns them from here; forgets the rest. */
    public Frame take(long length, boolean truncated) {
        if (!truncated && spool == null && length == bytes.length) {
            Frame whole = new Frame.Bytes(bytes);
            bytes = NOTHING;
            size = 0;
            return whole;
        }
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
        told = 0;
        if (bytes.length > KEPT_CAPACITY) {
            bytes = NOTHING;
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
