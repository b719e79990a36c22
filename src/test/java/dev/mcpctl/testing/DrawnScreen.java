package dev.mcpctl.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jline.utils.ScreenTerminal;
import org.jspecify.annotations.Nullable;

/**
 * What a terminal drew, with everything that has scrolled off it: cells with their looks, and the pictures among them.
 * Made from what was written to the terminal. Immutable.
 *
 * @param columns how wide it is
 * @param rows from the first that was written to the last that is not empty
 * @param pictures where pictures lie above the cells
 */
public record DrawnScreen(int columns, List<List<Cell>> rows, List<Placed> pictures) {

    /** How many pixels a cell is taken to have, as the programs under test take it. */
    public static final int CELL_WIDTH = 8;

    public static final int CELL_HEIGHT = 18;

    /** A picture by kitty's protocol, in as many pieces as it takes, by iTerm2's, or as sixels. */
    private static final Pattern PICTURE = Pattern.compile("(?:\u001b_G[^\u001b]*\u001b\\\\)+"
            + "|\u001b]1337;File=[^\u0007]*\u0007"
            + "|\u001bP[0-9;]*q[^\u001b]*\u001b\\\\");

    /** One character, which takes one column or two. */
    public record Cell(
            String text,
            int width,
            @Nullable Colour foreground,
            @Nullable Colour background,
            boolean bold,
            boolean dim,
            boolean italic,
            boolean underlined,
            boolean inverse) {

        /** Whether there is nothing to see but the ground. */
        public boolean blank() {
            return text.isBlank();
        }

        boolean looksLike(Cell other) {
            return new Cell("", 0, foreground, background, bold, dim, italic, underlined, inverse)
                    .equals(new Cell(
                            "",
                            0,
                            other.foreground,
                            other.background,
                            other.bold,
                            other.dim,
                            other.italic,
                            other.underlined,
                            other.inverse));
        }
    }

    /** A colour that a program asked for: one of sixteen by its number, which a palette knows, or a certain one. */
    public record Colour(int number, int certain) {

        // The emulation keeps twelve bits of a colour, in which the sixteen are apart from each other.
        private static final List<Integer> SIXTEEN = List.of(
                0x000, 0x800, 0x080, 0x880, 0x008, 0x808, 0x088, 0xccc, 0x888, 0xf00, 0x0f0, 0xff0, 0x00f, 0xf0f, 0x0ff,
                0xfff);

        static Colour of(int twelveBits) {
            int certain = 0;
            for (int shift = 8; shift >= 0; shift -= 4) {
                certain = certain << 8 | (twelveBits >> shift & 0xf) * 0x11;
            }
            return new Colour(SIXTEEN.indexOf(twelveBits), certain);
        }

        int in(Palette palette) {
            return number < 0 ? certain : palette.colours().get(number);
        }
    }

    /** A picture whose upper left corner is at that cell. */
    public record Placed(int row, int column, TerminalPicture picture) {}

    /**
     * What a terminal of that size would have drawn.
     *
     * @param written every byte that was written to it, as UTF-8
     */
    public static DrawnScreen of(String written, int columns, int height) {
        ScreenTerminal terminal = new ScreenTerminal(columns, height);
        List<Placed> pictures = new ArrayList<>();
        Matcher picture = PICTURE.matcher(written);
        int done = 0;
        while (picture.find()) {
            terminal.write(written.substring(done, picture.start()));
            done = picture.end();
            int[] cursor = new int[2];
            terminal.dump(new long[columns * height], 0, 0, height, columns, cursor);
            TerminalPicture shown = TerminalPicture.of(picture.group());
            pictures.add(new Placed(terminal.getHistorySize() + cursor[1], cursor[0], shown));
            // Terminals leave the cursor in the last row of the picture.
            terminal.write("\n".repeat(shown.rows() - 1));
        }
        terminal.write(written.substring(done));
        return new DrawnScreen(columns, rows(terminal, pictures), List.copyOf(pictures));
    }

    private static List<List<Cell>> rows(ScreenTerminal terminal, List<Placed> pictures) {
        int columns = terminal.getColumns();
        List<long[]> all = new ArrayList<>(terminal.getHistory());
        long[] cells = new long[columns * terminal.getRows()];
        terminal.dump(cells, 0, 0, terminal.getRows(), columns, null);
        for (int row = 0; row < terminal.getRows(); row++) {
            long[] line = new long[columns];
            System.arraycopy(cells, row * columns, line, 0, columns);
            all.add(line);
        }
        List<List<Cell>> rows = new ArrayList<>();
        all.forEach(line -> rows.add(row(line)));
        int last = pictures.stream()
                .mapToInt(each -> each.row() + each.picture().rows())
                .max()
                .orElse(0);
        while (rows.size() > last && rows.get(rows.size() - 1).stream().allMatch(Cell::blank)) {
            rows.remove(rows.size() - 1);
        }
        return List.copyOf(rows);
    }

    private static List<Cell> row(long[] line) {
        List<Cell> row = new ArrayList<>();
        for (int column = 0; column < line.length; column++) {
            boolean wide = column + 1 < line.length && ScreenTerminal.cellCodePoint(line[column + 1]) == 0;
            row.add(cell(line[column], wide ? 2 : 1));
            column += wide ? 1 : 0;
        }
        return List.copyOf(row);
    }

    private static Cell cell(long cell, int width) {
        return new Cell(
                Character.toString(ScreenTerminal.cellCodePoint(cell)),
                width,
                ScreenTerminal.cellHasForeground(cell) ? Colour.of(ScreenTerminal.cellForeground(cell)) : null,
                ScreenTerminal.cellHasBackground(cell) ? Colour.of(ScreenTerminal.cellBackground(cell)) : null,
                ScreenTerminal.cellBold(cell),
                ScreenTerminal.cellDim(cell),
                ScreenTerminal.cellItalic(cell),
                ScreenTerminal.cellUnderline(cell),
                ScreenTerminal.cellInverse(cell));
    }

    /** The text of each row, without blanks at the ends. */
    public List<String> lines() {
        return rows.stream().map(DrawnScreen::line).toList();
    }

    private static String line(List<Cell> row) {
        return row.stream().map(Cell::text).collect(Collectors.joining()).stripTrailing();
    }
}
