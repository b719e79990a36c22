package dev.mcpctl.output;

import java.util.ArrayList;
import java.util.List;

/**
 * Words with explanations, as help texts show options. On a terminal explanations go on in further lines, so that nothing is
 * lost; on a pipe each is one whole line. Not thread-safe.
 */
public final class Definitions {

    private static final String INDENT = "  ";
    private static final int GAP = 2;

    /** Narrower than this nothing can be read. */
    private static final int LEAST_COLUMNS = 10;

    /** On a pipe one very long word must not push all explanations out of sight. */
    private static final int WIDEST_COLUMN = 60;

    private record Entry(String word, String form, String about, String facts) {
        int width() {
            return DisplayWidth.of(word) + DisplayWidth.of(form);
        }

        String text() {
            return facts.isEmpty() ? about : about.isEmpty() ? facts : about + " " + facts;
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private int leastColumn;

    /** Explanations start in this column or further right, so that several of these line up. */
    public Definitions from(int column) {
        leastColumn = column;
        return this;
    }

    /** Adds a word and what it means; both untrusted. */
    public Definitions entry(String word, String about) {
        return entry(word, "", about, "");
    }

    /**
     * Adds a word and what it means. All are untrusted, and may be empty but for the word.
     *
     * @param form what directly follows the word, such as {@code " TEXT"}, fainter than it
     * @param about what it is
     * @param facts what else is to be known, fainter than that
     */
    public Definitions entry(String word, String form, String about, String facts) {
        entries.add(new Entry(
                Neutraliser.line(word),
                Neutraliser.line(form),
                Neutraliser.line(OneLine.of(about)),
                Neutraliser.line(OneLine.of(facts))));
        return this;
    }

    /** Number of entries. */
    public int size() {
        return entries.size();
    }

    void print(TextSink out) {
        int column = column(out.terminal() ? out.width() * 2 / 5 : WIDEST_COLUMN);
        for (Entry entry : entries) {
            out.ours(INDENT).ours(Style.NAME, entry.word()).ours(Style.FAINT, entry.form());
            if (!entry.text().isEmpty()) {
                explain(entry, column, out);
            }
            out.newline();
        }
    }

    /** Where explanations start, counted from the indent. */
    private int column(int most) {
        int column = 0;
        for (Entry entry : entries) {
            int width = entry.width() + GAP;
            column = width <= most ? Math.max(column, width) : column;
        }
        return Math.max(Math.min(leastColumn, most), column == 0 ? 2 * GAP : column);
    }

    private static void explain(Entry entry, int column, TextSink out) {
        int columns = out.width() - INDENT.length() - column;
        boolean beside = entry.width() + GAP <= column;
        if (!out.terminal() || columns < LEAST_COLUMNS) {
            out.ours(" ".repeat(beside ? column - entry.width() : GAP));
            spans(entry.text(), 0, entry, out);
            return;
        }
        String margin = INDENT + " ".repeat(column);
        out.ours(beside ? " ".repeat(column - entry.width()) : "\n" + margin);
        int done = 0;
        for (String line : DisplayWidth.wrap(entry.text(), columns)) {
            if (done > 0) {
                out.newline().ours(margin);
            }
            done = spans(line, done, entry, out);
        }
    }

    /**
     * Prints a piece of the text, what belongs to the facts fainter.
     *
     * @param done how many characters other than blanks stood in the pieces before
     * @return the same, with those of this piece
     */
    private static int spans(String piece, int done, Entry entry, TextSink out) {
        int about = letters(entry.about());
        int split = 0;
        int now = done;
        for (int i = 0; i < piece.length(); i++) {
            now += piece.charAt(i) == ' ' ? 0 : 1;
            split = now <= about ? i + 1 : split;
        }
        out.ours(piece.substring(0, split)).ours(Style.FAINT, piece.substring(split));
        return now;
    }

    private static int letters(String text) {
        return (int) text.chars().filter(each -> each != ' ').count();
    }
}
