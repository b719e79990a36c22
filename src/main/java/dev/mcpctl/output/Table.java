package dev.mcpctl.output;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Rows and columns under a head. On a terminal it is fitted to the width, the widest columns first, or where nothing may be cut
 * turned into a paragraph for each row; elsewhere nothing is cut. Cells are labels: made harmless and kept on one line. Not
 * thread-safe.
 */
public final class Table {

    private static final int GAP = 2;
    private static final int LEAST = 6;
    private static final String INDENT = "  ";

    private final List<String> head;
    private final List<List<String>> rows = new ArrayList<>();
    private final Set<Integer> numbers = new HashSet<>(4);
    private boolean whole;
    private int names = -1;

    private Table(List<String> head) {
        this.head = safe(head);
    }

    /** A table with these heads: ours are by custom in capitals, untrusted ones are made harmless like cells. */
    public static Table of(String... head) {
        return new Table(List.of(head));
    }

    /**
     * Adds a row.
     *
     * @param cells untrusted texts, as many as there are heads; empty for nothing
     */
    public Table row(String... cells) {
        if (cells.length != head.size()) {
            throw new IllegalArgumentException("a row of " + cells.length + " cells under " + head.size() + " heads");
        }
        rows.add(safe(List.of(cells)));
        return this;
    }

    private static List<String> safe(List<String> cells) {
        List<String> safe = new ArrayList<>(cells.size());
        for (String cell : cells) {
            safe.add(Neutraliser.line(OneLine.of(cell)));
        }
        return safe;
    }

    /** This column holds numbers, which a terminal has end below one another. */
    public Table numbers(int column) {
        numbers.add(column);
        return this;
    }

    /** This column holds names that can be used in the next command. */
    public Table names(int column) {
        names = column;
        return this;
    }

    /** Never cut: where it is wider than the terminal, each row becomes a paragraph. */
    public Table whole() {
        whole = true;
        return this;
    }

    /** Number of rows below the head. */
    public int size() {
        return rows.size();
    }

    void print(TextSink out) {
        int[] widths = widths();
        int available = out.width() - GAP * (widths.length - 1);
        if (out.terminal() && whole && sum(widths) > available) {
            paragraphs(out);
            return;
        }
        if (out.terminal()) {
            shrink(widths, available);
        }
        print(head, widths, out);
        for (List<String> row : rows) {
            print(row, widths, out);
        }
    }

    /** What stands in the first column as the title, below it whatever else the row has. */
    private void paragraphs(TextSink out) {
        int column = 0;
        for (String each : head) {
            column = Math.max(column, INDENT.length() + DisplayWidth.of(each) + GAP);
        }
        boolean first = true;
        for (List<String> row : rows) {
            out.ours(first ? "" : "\n")
                    .ours(names == 0 ? Style.NAME : Style.HEADING, row.get(0))
                    .newline();
            first = false;
            for (int i = 1; i < row.size(); i++) {
                if (!row.get(i).isEmpty()) {
                    String label = INDENT + head.get(i).toLowerCase(Locale.ROOT);
                    out.ours(Style.FAINT, label).ours(DisplayWidth.padding(label, column));
                    out.hanging(column, row.get(i));
                }
            }
        }
    }

    private static int sum(int[] widths) {
        int sum = 0;
        for (int width : widths) {
            sum += width;
        }
        return sum;
    }

    private int[] widths() {
        int[] widths = new int[head.size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = DisplayWidth.of(head.get(column));
            for (List<String> row : rows) {
                widths[column] = Math.max(widths[column], DisplayWidth.of(row.get(column)));
            }
        }
        return widths;
    }

    private static void shrink(int[] widths, int available) {
        int surplus = sum(widths) - available;
        while (surplus > 0) {
            int widest = widest(widths);
            if (widths[widest] <= LEAST) {
                return;
            }
            widths[widest]--;
            surplus--;
        }
    }

    /** The last of the widest: names stand in front and are worth more than what is said about them. */
    private static int widest(int[] widths) {
        int widest = 0;
        for (int column = 1; column < widths.length; column++) {
            if (widths[column] >= widths[widest]) {
                widest = column;
            }
        }
        return widest;
    }

    @SuppressWarnings("ReferenceEquality") // The head itself; a row may say the same.
    private void print(List<String> cells, int[] widths, TextSink out) {
        int last = lastFilled(cells);
        for (int column = 0; column <= last; column++) {
            String cell = out.terminal() ? DisplayWidth.fit(cells.get(column), widths[column]) : cells.get(column);
            boolean right = out.terminal() && numbers.contains(column);
            out.ours(right ? DisplayWidth.padding(cell, widths[column]) : "");
            String padding =
                    column == last ? "" : right ? " ".repeat(GAP) : DisplayWidth.padding(cell, widths[column] + GAP);
            if (cells == head) {
                out.ours(Style.HEADING, cell).ours(padding);
            } else if (column == names) {
                out.ours(Style.NAME, cell).ours(padding);
            } else {
                out.ours(cell).ours(padding);
            }
        }
        out.newline();
    }

    private static int lastFilled(List<String> cells) {
        int last = cells.size() - 1;
        while (last > 0 && cells.get(last).isEmpty()) {
            last--;
        }
        return last;
    }
}
