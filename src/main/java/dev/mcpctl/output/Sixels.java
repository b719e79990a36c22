package dev.mcpctl.output;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A picture as sixels: bands of six rows, a colour at a time. By hand, because jline's paints transparent pixels white, which is
 * a frame on a dark ground, and dithers.
 */
final class Sixels {

    private static final int BAND = 6;

    /** What terminals have registers for, as far as known. */
    private static final int MOST_COLOURS = 255;

    /** So many bits of each colour are told apart at first, and so many at least: as many as leave few enough colours. */
    private static final int MOST_BITS = 8;

    private static final int LEAST_BITS = 5;

    private static final int OPAQUE = 128;
    private static final int NOTHING = -1;

    /** Colours that look the same, and how often they occur. */
    private static final class Register {
        private long count;
        private long red;
        private long green;
        private long blue;
        private int number = NOTHING;

        void add(int colour) {
            count++;
            red += colour >> 16 & 0xff;
            green += colour >> 8 & 0xff;
            blue += colour & 0xff;
        }

        long distance(Register other) {
            return square(red / count - other.red / other.count)
                    + square(green / count - other.green / other.count)
                    + square(blue / count - other.blue / other.count);
        }

        private static long square(long difference) {
            return difference * difference;
        }

        private static long percent(long sum, long count) {
            return Math.round(sum * 100.0 / (count * 255));
        }

        String definition() {
            return "#" + number + ";2;" + percent(red, count) + ";" + percent(green, count) + ";"
                    + percent(blue, count);
        }
    }

    private final BufferedImage image;
    private final Map<Integer, Register> registers = new HashMap<>();
    private final StringBuilder text = new StringBuilder();
    private int bits = MOST_BITS;

    private Sixels(BufferedImage image) {
        this.image = image;
    }

    /** The whole sequence. */
    static String of(BufferedImage image) {
        return new Sixels(image).sequence();
    }

    private String sequence() {
        // 1: what is not painted stays as it is.
        text.append("\u001bP0;1;0q\"1;1;").append(image.getWidth()).append(';').append(image.getHeight());
        for (Register register : chosen()) {
            text.append(register.definition());
        }
        for (int top = 0; top < image.getHeight(); top += BAND) {
            band(top);
            text.append('-');
        }
        return text.append("\u001b\\").toString();
    }

    private int key(int colour) {
        int mask = (0xff << (MOST_BITS - bits)) & 0xff;
        return colour & (mask << 16 | mask << 8 | mask);
    }

    /** The most frequent colours; each of the others takes the nearest of them. */
    private List<Register> chosen() {
        count();
        while (registers.size() > MOST_COLOURS && bits > LEAST_BITS) {
            bits--;
            count();
        }
        List<Register> all = new ArrayList<>(registers.values());
        all.sort((left, right) -> Long.compare(right.count, left.count));
        List<Register> chosen = all.subList(0, Math.min(MOST_COLOURS, all.size()));
        for (int i = 0; i < all.size(); i++) {
            all.get(i).number = i < chosen.size() ? i : nearest(all.get(i), chosen);
        }
        return chosen;
    }

    private void count() {
        registers.clear();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int colour = image.getRGB(x, y);
                if (colour >>> 24 >= OPAQUE) {
                    registers
                            .computeIfAbsent(key(colour), none -> new Register())
                            .add(colour);
                }
            }
        }
    }

    private static int nearest(Register register, List<Register> chosen) {
        int nearest = 0;
        for (int i = 1; i < chosen.size(); i++) {
            nearest = register.distance(chosen.get(i)) < register.distance(chosen.get(nearest)) ? i : nearest;
        }
        return nearest;
    }

    private void band(int top) {
        int height = Math.min(BAND, image.getHeight() - top);
        // For each colour the band's columns, a bit for each row.
        Map<Integer, byte[]> planes = new HashMap<>();
        for (int row = 0; row < height; row++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int colour = image.getRGB(x, top + row);
                Register register = colour >>> 24 >= OPAQUE ? registers.get(key(colour)) : null;
                if (register != null) {
                    planes.computeIfAbsent(register.number, none -> new byte[image.getWidth()])[x] |= (byte) (1 << row);
                }
            }
        }
        String before = "";
        for (Map.Entry<Integer, byte[]> plane : planes.entrySet()) {
            text.append(before).append('#').append(plane.getKey());
            runs(plane.getValue());
            before = "$";
        }
    }

    /** Equal columns counted; those at the end that are empty are left out. */
    private void runs(byte[] columns) {
        int end = columns.length;
        while (end > 0 && columns[end - 1] == 0) {
            end--;
        }
        for (int x = 0; x < end; ) {
            int next = x + 1;
            while (next < end && columns[next] == columns[x]) {
                next++;
            }
            char sign = (char) ('?' + columns[x]);
            if (next - x > 3) {
                text.append('!').append(next - x).append(sign);
            } else {
                text.append(String.valueOf(sign).repeat(next - x));
            }
            x = next;
        }
    }
}
