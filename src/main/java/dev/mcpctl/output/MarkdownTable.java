package dev.mcpctl.output;

import dev.mcpctl.output.StyledText.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table that a paragraph of Markdown is, as GitHub has them: cells between bars, and dashes below the head. Columns are
 * aligned, and what is too wide goes on in further lines of its cell.
 */
final class MarkdownTable {

    private static final Pattern DASHES = Pattern.compile("\\|?\\s*:?-+:?\\s*(\\|\\s*:?-+:?\\s*)*\\|?");
    private static final int GAP = 2;
    private static final int LEAST = 6;

    private final List<List<List<Word>>> rows;
    private final boolean[] right;

    private MarkdownTable(List<List<List<Word>>> rows, boolean[] right) {
        this.rows = rows;
        this.right = right;
    }

    /** The table that the text is, or null when it is none. */
    static @Nullable MarkdownTable of(StyledText text) {
        List<List<Word>> lines = text.lines();
        if (lines.size() < 2) {
            return null;
        }
        String dashes = StyledText.plain(lines.get(1)).strip();
        if (dashes.indexOf('|') < 0 || !DASHES.matcher(dashes).matches()) {
            return null;
        }
        List<List<List<Word>>> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (i != 1) {
                rows.add(cells(lines.get(i)));
            }
        }
        List<List<Word>> marks = cells(lines.get(1));
        boolean[] right = new boolean[marks.size()];
        for (int i = 0; i < right.length; i++) {
            String mark = StyledText.plain(marks.get(i));
            right[i] = mark.endsWith(":") && !mark.startsWith(":");
        }
        boolean even = rows.get(0).size() == right.length;
        return even ? new MarkdownTable(rows, right) : null;
    }

    /** What stands between the bars of a line. */
    private static List<List<Word>> cells(List<Word> line) {
        List<List<Word>> cells = new ArrayList<>();
        List<Word> cell = new ArrayList<>();
        for (Word word : StyledText.split(line, '|')) {
            if (word == StyledText.SPLIT) {
                cells.add(cell);
                cell = new ArrayList<>();
            } else if (word.width() > 0) {
                cell.add(word);
            }
        }
        cells.add(cell);
        if (cells.get(0).isEmpty()) {
            cells.remove(0);
        }
        if (!cells.isEmpty() && cells.get(cells.size() - 1).isEmpty()) {
            cells.remove(cells.size() - 1);
        }
        return cells;
    }

    void print(TextSink out, String margin) {
        int[] widths = new int[right.length];
        for (List<List<Word>> row : rows) {
            for (int i = 0; i < Math.min(widths.length, row.size()); i++) {
                widths[i] = Math.max(widths[i], StyledText.width(row.get(i)));
            }
        }
        shrink(widths, longestWords(), out.width() - DisplayWidth.of(margin) - GAP * (widths.length - 1));
        tighten(widths);
        String before = "";
        for (int i = 0; i < rows.size(); i++) {
            before = print(rows.get(i), widths, new Place(out, margin, before, i == 0));
            if (i == 0) {
                out.ours(margin);
                for (int column = 0; column < widths.length; column++) {
                    out.ours(Style.FAINT, "─".repeat(widths[column]))
                            .ours(column + 1 < widths.length ? " ".repeat(GAP) : "");
                }
                out.newline();
            }
        }
    }

    /** Where a row is printed; the margin of the very first line stands there already. */
    private record Place(TextSink out, String margin, String before, boolean head) {}

    /** No column gets narrower than what cannot be broken in it. */
    private int[] longestWords() {
        int[] longest = new int[right.length];
        for (List<List<Word>> row : rows) {
            for (int i = 0; i < Math.min(longest.length, row.size()); i++) {
                for (List<Word> piece : StyledText.fitted(row.get(i), 1)) {
                    longest[i] = Math.max(longest[i], StyledText.width(piece));
                }
            }
        }
        return longest;
    }

    private static void shrink(int[] widths, int[] least, int available) {
        int surplus = -available;
        for (int width : widths) {
            surplus += width;
        }
        for (; surplus > 0; surplus--) {
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                boolean shrinks = widths[i] > Math.max(LEAST, least[i]);
                widest = shrinks && (widest < 0 || widths[i] >= widths[widest]) ? i : widest;
            }
            if (widest < 0) {
                return;
            }
            widths[widest]--;
        }
    }

    /** Lines broken at blanks rarely fill their column. */
    private void tighten(int[] widths) {
        for (int i = 0; i < widths.length; i++) {
            int needed = 1;
            for (List<List<Word>> row : rows) {
                for (List<Word> piece :
                        i < row.size() ? StyledText.fitted(row.get(i), widths[i]) : List.<List<Word>>of()) {
                    needed = Math.max(needed, StyledText.width(piece));
                }
            }
            widths[i] = needed;
        }
    }

    /** Prints a row and gives the margin of the next line. */
    private String print(List<List<Word>> row, int[] widths, Place place) {
        List<List<List<Word>>> cells = new ArrayList<>();
        int height = 1;
        for (int i = 0; i < widths.length; i++) {
            List<List<Word>> cell = i < row.size() ? StyledText.fitted(row.get(i), widths[i]) : List.of();
            cells.add(cell);
            height = Math.max(height, cell.size());
        }
        String before = place.before();
        for (int line = 0; line < height; line++) {
            place.out().ours(before);
            StringBuilder gap = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                List<Word> words = line < cells.get(i).size() ? cells.get(i).get(line) : List.of();
                String padding = " ".repeat(Math.max(0, widths[i] - StyledText.width(words)));
                place.out().ours(words.isEmpty() ? "" : gap.toString() + (right[i] ? padding : ""));
                StyledText.print(words, place.head() ? Style.HEADING : null, place.out());
                gap = words.isEmpty() ? gap.append(padding) : new StringBuilder(right[i] ? "" : padding);
                gap.append(" ".repeat(GAP));
            }
            place.out().newline();
            before = place.margin();
        }
        return place.margin();
    }
}
