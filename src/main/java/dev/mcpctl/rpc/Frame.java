package dev.mcpctl.rpc;

import dev.mcpctl.failure.Failure;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of one message as they came, without the end of line. A small frame is an array; a large one stands in a
 * temporary file, so that no answer needs to fit into memory.
 */
public sealed interface Frame extends Closeable {

    /** Number of bytes. */
    long size();

    /** The bytes from {@code start} up to {@code end}, exclusive. The caller closes the stream, before the frame. */
    InputStream open(long start, long end);

    /** Whether bytes were dropped because the message is longer than the transport may hold. */
    default boolean truncated() {
        return false;
    }

    /** Gives up the temporary file, if there is one. Idempotent. */
    @Override
    default void close() {}

    /** A frame in memory. The array is shared, not copied: nobody may change it. */
    final class Bytes implements Frame {

        private final byte[] bytes;

        /** Takes over the array. */
        public Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        /** The bytes themselves. */
        public byte[] bytes() {
            return bytes;
        }

        /** The UTF-8 form of a text. */
        public static Frame.Bytes of(String text) {
            return new Bytes(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open(long start, long end) {
            return new ByteArrayInputStream(bytes, (int) start, (int) (end - start));
        }

        /** The bytes as text; what is not UTF-8 becomes the replacement character. */
        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /**
     * A frame in a temporary file that vanishes with its channel.
     *
     * @param channel open for reading; owned by the frame
     * @param truncated whether the message went on after what the file holds
     */
    record Spooled(FileChannel channel, long size, boolean truncated) implements Frame {

        @Override
        public InputStream open(long start, long end) {
            return new Slice(channel, start, end);
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException problem) {
                throw Failure.localFile("the temporary file of a large message could not be closed", problem);
            }
        }
    }

    /** Reads a part of a file without moving the channel's position, so that several may read at once. */
    final class Slice extends InputStream {

        private final FileChannel channel;
        private final long end;
        private long position;

        Slice(FileChannel channel, long start, long end) {
            this.channel = channel;
            this.position = start;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (position >= end) {
                return -1;
            }
            int wanted = (int) Math.min(length, end - position);
            int count = channel.read(ByteBuffer.wrap(target, offset, wanted), position);
            if (count > 0) {
                position += count;
            }
            return count;
        }
    }
}
