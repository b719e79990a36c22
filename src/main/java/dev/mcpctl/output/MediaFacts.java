package dev.mcpctl.output;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the first bytes of a picture or sound say of it. Only the head is read, by hand: the JDK's readers would load the
 * whole desktop for two numbers.
 */
public final class MediaFacts {

    private static final int HEAD = 1 << 16;

    private MediaFacts() {}

    /** One short phrase such as {@code 64 x 64} or {@code 1.5 s}, or null when the bytes tell nothing. */
    public static @Nullable String of(ByteSource content) {
        byte[] head = head(content);
        if (head.length < 16) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.wrap(head);
        if (starts(head, 0x89, 'P', 'N', 'G')) {
            return head.length < 24 ? null : size(bytes.getInt(16), bytes.getInt(20));
        }
        if (starts(head, 'G', 'I', 'F', '8')) {
            bytes.order(ByteOrder.LITTLE_ENDIAN);
            return size(bytes.getShort(6) & 0xffff, bytes.getShort(8) & 0xffff);
        }
        if (starts(head, 0xff, 0xd8)) {
            return jpeg(bytes);
        }
        return starts(head, 'R', 'I', 'F', 'F') ? wave(bytes.order(ByteOrder.LITTLE_ENDIAN)) : null;
    }

    private static byte[] head(ByteSource content) {
        try (InputStream input = content.open()) {
            return input.readNBytes(HEAD);
        } catch (IOException unreadable) {
            return new byte[0];
        }
    }

    private static boolean starts(byte[] head, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if ((head[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String size(int width, int height) {
        return width <= 0 || height <= 0 ? null : width + " x " + height;
    }

    /** Segments follow one another, each with its length, until one that starts a frame. */
    private static @Nullable String jpeg(ByteBuffer bytes) {
        int at = 2;
        while (at + 9 < bytes.limit() && (bytes.get(at) & 0xff) == 0xff) {
            int marker = bytes.get(at + 1) & 0xff;
            boolean frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
            if (frame) {
                return size(bytes.getShort(at + 7) & 0xffff, bytes.getShort(at + 5) & 0xffff);
            }
            at += 2 + (bytes.getShort(at + 2) & 0xffff);
        }
        return null;
    }

    /** Chunks of a WAVE file: bytes a second from {@code fmt}, length from {@code data}. */
    private static @Nullable String wave(ByteBuffer bytes) {
        long rate = 0;
        long at = 12;
        while (at + 8 <= bytes.limit()) {
            int name = bytes.getInt((int) at);
            long length = bytes.getInt((int) at + 4) & 0xffffffffL;
            if (name == 0x20746d66 && at + 20 <= bytes.limit()) {
                rate = bytes.getInt((int) at + 16) & 0xffffffffL;
            } else if (name == 0x61746164) {
                return rate == 0 ? null : String.format(Locale.ROOT, "%.1f s", (double) length / rate);
            }
            at += 8 + length + (length & 1);
        }
        return null;
    }
}
