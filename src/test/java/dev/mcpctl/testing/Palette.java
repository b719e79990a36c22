package dev.mcpctl.testing;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The colours of a terminal: what it draws on, what it draws with, and the sixteen that programs name by number. Colours
 * are 24-bit numbers.
 */
public record Palette(String name, int background, int foreground, List<Integer> colours) {

    /** How much of a dim text is left, the rest being background: what the terminals that dim most do. */
    private static final double DIM = 0.5;

    /** GNOME's terminal on a dark ground. */
    public static final Palette DARK = gnome("dark", 0x171421, 0xd0cfcc);

    /** GNOME's terminal on a light ground. */
    public static final Palette LIGHT = gnome("light", 0xffffff, 0x1e1e1e);

    /** What texts must be readable with: the usual choices of terminals that many people have. */
    public static final List<Palette> USUAL = List.of(
            DARK,
            LIGHT,
            of("VS Code dark", 0x1f1f1f, 0xcccccc)
                    .with(0x000000, 0xcd3131, 0x0dbc79, 0xe5e510, 0x2472c8, 0xbc3fbc, 0x11a8cd, 0xe5e5e5)
                    .with(0x666666, 0xf14c4c, 0x23d18b, 0xf5f543, 0x3b8eea, 0xd670d6, 0x29b8db, 0xe5e5e5)
                    .palette(),
            of("VS Code light", 0xffffff, 0x3b3b3b)
                    .with(0x000000, 0xcd3131, 0x107c10, 0x949800, 0x0451a5, 0xbc05bc, 0x0598bc, 0x555555)
                    .with(0x666666, 0xcd3131, 0x14ce14, 0xb5ba00, 0x0451a5, 0xbc05bc, 0x0598bc, 0xa5a5a5)
                    .palette(),
            of("Windows Terminal", 0x0c0c0c, 0xcccccc)
                    .with(0x0c0c0c, 0xc50f1f, 0x13a10e, 0xc19c00, 0x0037da, 0x881798, 0x3a96dd, 0xcccccc)
                    .with(0x767676, 0xe74856, 0x16c60c, 0xf9f1a5, 0x3b78ff, 0xb4009e, 0x61d6d6, 0xf2f2f2)
                    .palette());

    public Palette {
        colours = List.copyOf(colours);
    }

    private static Palette gnome(String name, int background, int foreground) {
        return of(name, background, foreground)
                .with(0x171421, 0xc01c28, 0x26a269, 0xa2734c, 0x12488b, 0xa347ba, 0x2aa1b3, 0xd0cfcc)
                .with(0x5e5c64, 0xf66151, 0x33d17a, 0xe9ad0c, 0x2a7bde, 0xc061cb, 0x33c7de, 0xffffff)
                .palette();
    }

    private static Maker of(String name, int background, int foreground) {
        return new Maker(name, background, foreground, List.of());
    }

    private record Maker(String name, int background, int foreground, List<Integer> colours) {

        Maker with(Integer... eight) {
            return new Maker(
                    name,
                    background,
                    foreground,
                    Stream.concat(colours.stream(), Arrays.stream(eight)).toList());
        }

        Palette palette() {
            return new Palette(name, background, foreground, colours);
        }
    }

    /** What is behind a cell. */
    public int behind(DrawnScreen.Cell cell) {
        return cell.inverse() ? plainText(cell) : plainGround(cell);
    }

    /** What a cell's text is drawn with. */
    public int ink(DrawnScreen.Cell cell) {
        int full = cell.inverse() ? plainGround(cell) : plainText(cell);
        return cell.dim() ? mixed(full, behind(cell)) : full;
    }

    private int plainText(DrawnScreen.Cell cell) {
        return cell.foreground() == null ? foreground : cell.foreground().in(this);
    }

    private int plainGround(DrawnScreen.Cell cell) {
        return cell.background() == null ? background : cell.background().in(this);
    }

    private static int mixed(int ink, int ground) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int part = (int) Math.round((ink >> shift & 0xff) * DIM + (ground >> shift & 0xff) * (1 - DIM));
            mixed |= part << shift;
        }
        return mixed;
    }

    /** How well a cell's text stands out: the contrast ratio of WCAG 2, from 1 for not at all to 21. */
    public double contrast(DrawnScreen.Cell cell) {
        double ink = luminance(ink(cell));
        double ground = luminance(behind(cell));
        return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
    }

    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16 & 0xff)
                + 0.7152 * linear(colour >> 8 & 0xff)
                + 0.0722 * linear(colour & 0xff);
    }

    private static double linear(int part) {
        double share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
