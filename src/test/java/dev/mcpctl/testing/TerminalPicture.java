package dev.mcpctl.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** A picture out of the control sequences that draw it on a terminal. */
public record TerminalPicture(BufferedImage image) {

    private static final Pattern KITTY = Pattern.compile("\u001b_G[^;\u001b]*;([^\u001b]*)\u001b\\\\");
    private static final Pattern SIXEL = Pattern.compile(
            "\"[0-9;]*|#([0-9]+)(?:;2;([0-9]+);([0-9]+);([0-9]+))?" + "|!([0-9]+)([?-~])|([?-~])|([$-])");

    /** The picture of one complete sequence. */
    static TerminalPicture of(String sequence) {
        if (sequence.startsWith("\u001b_G")) {
            StringBuilder data = new StringBuilder();
            for (Matcher chunk = KITTY.matcher(sequence); chunk.find(); ) {
                data.append(chunk.group(1));
            }
            return decoded(data.toString());
        }
        if (sequence.startsWith("\u001b]1337;")) {
            return decoded(sequence.substring(sequence.indexOf(':') + 1, sequence.length() - 1));
        }
        String sixels = sequence.substring(sequence.indexOf('q') + 1, sequence.lastIndexOf('\u001b'));
        return new TerminalPicture(new Sixels().drawn(sixels));
    }

    private static TerminalPicture decoded(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64.getBytes(ISO_8859_1));
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
            if (image == null) {
                throw new AssertionError("no picture in " + bytes.length + " bytes");
            }
            return new TerminalPicture(image);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** How many rows of text it covers. */
    int rows() {
        return (image.getHeight() + DrawnScreen.CELL_HEIGHT - 1) / DrawnScreen.CELL_HEIGHT;
    }

    /** As an address that holds it. */
    String dataUri() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /** Draws sixels: columns of six pixels, a colour at a time. */
    private static final class Sixels {

        private static final int LARGEST = 2_000;

        private final BufferedImage canvas = new BufferedImage(LARGEST, LARGEST, BufferedImage.TYPE_INT_ARGB);
        private final int[] colours = new int[1_024];
        private int colour;
        private int column;
        private int band;
        private int width = 1;
        private int height = 1;

        BufferedImage drawn(String sixels) {
            for (Matcher piece = SIXEL.matcher(sixels); piece.find(); ) {
                if (piece.group(1) != null) {
                    choose(piece);
                } else if (piece.group(5) != null) {
                    draw(piece.group(6).charAt(0), Integer.parseInt(piece.group(5)));
                } else if (piece.group(7) != null) {
                    draw(piece.group(7).charAt(0), 1);
                } else if (piece.group(8) != null) {
                    column = 0;
                    band += piece.group(8).equals("-") ? 1 : 0;
                }
            }
            return canvas.getSubimage(0, 0, width, height);
        }

        private void choose(Matcher piece) {
            colour = Integer.parseInt(piece.group(1));
            if (piece.group(2) != null) {
                colours[colour] = 0xff000000 | percent(piece, 2) << 16 | percent(piece, 3) << 8 | percent(piece, 4);
            }
        }

        private static int percent(Matcher piece, int group) {
            return Math.round(Integer.parseInt(piece.group(group)) * 2.55f);
        }

        private void draw(char sixel, int times) {
            for (int time = 0; time < times; time++, column++) {
                for (int bit = 0; bit < 6; bit++) {
                    if ((((sixel - '?') >> bit) & 1) != 0) {
                        canvas.setRGB(column, band * 6 + bit, colours[colour]);
                        width = Math.max(width, column + 1);
                        height = Math.max(height, band * 6 + bit + 1);
                    }
                }
            }
        }
    }
}
