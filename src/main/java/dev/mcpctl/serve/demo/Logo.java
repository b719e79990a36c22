package dev.mcpctl.serve.demo;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Draws the logo, a shell prompt on a rounded tile, as a PNG. Done by hand because the platform's image classes take
 * longer to load than everything else that a demo call does.
 */
final class Logo {

    private static final int SIGNATURE_SIZE = 8;

    private final double size;

    private Logo(int size) {
        this.size = size;
    }

    /**
     * The picture as a PNG file.
     *
     * @param size width and height in pixels
     */
    static byte[] png(int size) {
        byte[] rows = new Logo(size).rows(size);
        ByteBuffer header = ByteBuffer.allocate(13);
        // 8 bits a sample, red green blue alpha, no interlacing.
        header.putInt(size).putInt(size).put((byte) 8).put((byte) 6);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        byte[] signature = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
        file.write(signature, 0, SIGNATURE_SIZE);
        chunk(file, "IHDR", header.array());
        chunk(file, "IDAT", deflate(rows));
        chunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream file, String type, byte[] data) {
        ByteBuffer chunk = ByteBuffer.allocate(12 + data.length);
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 checksum = new CRC32();
        checksum.update(name);
        checksum.update(data);
        chunk.putInt(data.length).put(name).put(data).putInt((int) checksum.getValue());
        file.write(chunk.array(), 0, chunk.capacity());
    }

    private static byte[] deflate(byte[] rows) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(rows);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    /** Each row starts with its filter type, 0 for none. */
    private byte[] rows(int pixels) {
        ByteBuffer rows = ByteBuffer.allocate(pixels * (1 + 4 * pixels));
        for (int y = 0; y < pixels; y++) {
            rows.put((byte) 0);
            for (int x = 0; x < pixels; x++) {
                rows.putInt(pixel((x + 0.5) / size, (y + 0.5) / size));
            }
        }
        return rows.array();
    }

    private int pixel(double x, double y) {
        double tile = covered(roundedTile(x, y));
        double sign = covered(Math.min(chevron(x, y), segment(x, y, 0.54, 0.69, 0.75, 0.69)) - 0.052);
        int red = mix(mix(24, 14, y), 255, sign);
        int green = mix(mix(146, 88, y), 250, sign);
        int blue = mix(mix(134, 104, y), 240, sign);
        return red << 24 | green << 16 | blue << 8 | (int) Math.round(255 * tile);
    }

    private static double chevron(double x, double y) {
        return Math.min(segment(x, y, 0.27, 0.31, 0.46, 0.5), segment(x, y, 0.46, 0.5, 0.27, 0.69));
    }

    /** Distance from the edge of the tile, negative inside. */
    private static double roundedTile(double x, double y) {
        double radius = 0.2;
        double half = 0.47 - radius;
        double dx = Math.max(Math.abs(x - 0.5) - half, 0);
        double dy = Math.max(Math.abs(y - 0.5) - half, 0);
        return Math.sqrt(dx * dx + dy * dy) - radius;
    }

    /** Distance from a straight line between two points. */
    private static double segment(double x, double y, double fromX, double fromY, double toX, double toY) {
        double lengthX = toX - fromX;
        double lengthY = toY - fromY;
        double along = ((x - fromX) * lengthX + (y - fromY) * lengthY) / (lengthX * lengthX + lengthY * lengthY);
        double nearest = Math.min(1, Math.max(0, along));
        double dx = x - fromX - nearest * lengthX;
        double dy = y - fromY - nearest * lengthY;
        return Math.sqrt(dx * dx + dy * dy);
    }

    /** How much of a pixel lies inside, given the distance of its middle from the edge: smooth edges. */
    private double covered(double distance) {
        return Math.min(1, Math.max(0, 0.5 - distance * size));
    }

    private static int mix(int from, int to, double part) {
        return (int) Math.round(from + (to - from) * part);
    }
}
