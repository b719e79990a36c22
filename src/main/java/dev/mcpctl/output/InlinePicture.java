package dev.mcpctl.output;

import dev.mcpctl.output.TerminalAbilities.Pictures;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A picture as the control sequence that makes a terminal show it. Loaded only for a picture on a terminal that can: it
 * brings the JDK's image readers along.
 *
 * <p>The bytes are untrusted: what is too big or no picture at all becomes null, and what goes out is encoded anew by us or
 * nothing but Base64.
 */
final class InlinePicture {

    private static final int MOST_BYTES = 32 << 20;
    private static final long MOST_PIXELS = 40_000_000;

    /** How wide a character is taken to be; terminals do not say without being asked. */
    private static final int PIXELS_A_COLUMN = 8;

    private static final int TALLEST = 1_200;
    private static final int KITTY_CHUNK = 4_096;
    private static final String ESCAPE = "\u001b";

    private final Pictures way;
    private final int columns;

    InlinePicture(Pictures way, int columns) {
        this.way = way;
        this.columns = columns;
        System.setProperty("java.awt.headless", "true");
        ImageIO.setUseCache(false);
    }

    /** The sequence with a newline at its end, or null when this is nothing to show. */
    @Nullable
    String of(ByteSource content) {
        try (InputStream input = content.open()) {
            byte[] bytes = input.readNBytes(MOST_BYTES + 1);
            BufferedImage image = bytes.length > MOST_BYTES ? null : decoded(bytes);
            return image == null ? null : shown(fitted(image)) + "\n";
        } catch (IOException | RuntimeException | LinkageError unreadable) {
            // The JDK's readers throw whatever broken files lead them to, and a small Java may have none of them.
            return null;
        }
    }

    private static @Nullable BufferedImage decoded(byte[] bytes) throws IOException {
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return null;
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                return pixels > MOST_PIXELS ? null : reader.read(0);
            } finally {
                reader.dispose();
            }
        }
    }

    /** Smaller when it would not fit, never larger. */
    private BufferedImage fitted(BufferedImage image) {
        double scale = Math.min(
                1,
                Math.min((double) columns * PIXELS_A_COLUMN / image.getWidth(), (double) TALLEST / image.getHeight()));
        int width = Math.max(1, (int) (image.getWidth() * scale));
        int height = Math.max(1, (int) (image.getHeight() * scale));
        BufferedImage fitted = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = fitted.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return fitted;
    }

    private String shown(BufferedImage image) throws IOException {
        return switch (way) {
            case KITTY -> kitty(png(image));
            case ITERM2 -> iterm2(png(image));
            case SIXEL -> Sixels.of(image);
            case NONE -> throw new IOException("no way to show it");
        };
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    /**
     * By hand: jline numbers its pictures from 1 in each process, and a second picture of that number takes the first one
     * off the screen.
     */
    private static String kitty(byte[] png) {
        String data = Base64.getEncoder().encodeToString(png);
        StringBuilder text = new StringBuilder(data.length() + 256);
        for (int at = 0; at < data.length(); at += KITTY_CHUNK) {
            int end = Math.min(data.length(), at + KITTY_CHUNK);
            text.append(ESCAPE).append("_G").append(at == 0 ? "a=T,f=100,q=2," : "");
            text.append(end < data.length() ? "m=1;" : "m=0;").append(data, at, end);
            text.append(ESCAPE).append('\\');
        }
        return text.toString();
    }

    /** By hand as well: what jline writes has a colon where a terminal expects none. */
    private static String iterm2(byte[] png) {
        return ESCAPE + "]1337;File=inline=1;size=" + png.length + ":"
                + Base64.getEncoder().encodeToString(png) + "\u0007";
    }
}
