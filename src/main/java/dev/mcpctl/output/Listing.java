package dev.mcpctl.output;

import java.util.ArrayList;
import java.util.List;

/**
 * Names with a line about each, as help texts show options. On a terminal a name that is too long gets a line of its own
 * and descriptions are cut to the width; on a pipe each entry is exactly one whole line. Not thread-safe.
 */
public final class Listing {

    private static final int GAP = 2;

    /** On a pipe, where nothing is cut, one very long name must not push all descriptions out of sight. */
    private static final int WIDEST_COLUMN = 60;

    private record Entry(String name, String signature, String about) {
        int width() {
            return DisplayWidth.of(name) + DisplayWidth.of(signature);
        }
    }

    private final String indent;
    private final List<Entry> entries = new ArrayList<>();

    private Listing(String indent) {
        this.indent = indent;
    }

    /** A listing that starts in the first column. */
    public static Listing flush() {
        return new Listing("");
    }

    /** A listing below a heading, two columns in. */
    public static Listing indented() {
        return new Listing("  ");
    }

    /** Adds a name and what it is; both untrusted, the second may be empty or have several lines. */
    public Listing entry(String name, String about) {
        return entry(name, "", about);
    }

    /**
     * Adds a name, what directly follows it, and what it is.
     *
     * @param signature such as {@code (city: string, days?: integer)}, printed right behind the name but fainter
     */
    public Listing entry(String name, String signature, String about) {
        entries.add(new Entry(
                Neutraliser.line(name), Neutraliser.line(OneLine.of(signature)), Neutraliser.line(OneLine.of(about))));
        return this;
    }

    /** Number of entries. */
    public int size() {
        return entries.size();
    }

    void print(TextSink out) {
        int column = column(out);
        for (Entry entry : entries) {
            if (out.terminal()) {
                fitted(entry, column, out);
            } else {
                whole(entry, column, out);
            }
        }
    }

    /** Where descriptions start, counted from the indent. */
    private int column(TextSink out) {
        int most = out.terminal() ? out.width() * 2 / 5 : WIDEST_COLUMN;
        int column = 0;
        for (Entry entry : entries) {
            int width = entry.width() + GAP;
            column = width <= most ? Math.max(column, width) : column;
        }
        return column == 0 ? 2 * GAP : column;
    }

    private void whole(Entry entry, int column, TextSink out) {
        out.ours(indent);
        name(entry, entry.signature(), out);
        if (!entry.about().isEmpty()) {
            out.ours(" ".repeat(Math.max(GAP, column - entry.width()))).ours(entry.about());
        }
        out.newline();
    }

    private void fitted(Entry entry, int column, TextSink out) {
        int available = out.width() - indent.length();
        out.ours(indent);
        name(entry, DisplayWidth.fit(entry.signature(), available - DisplayWidth.of(entry.name())), out);
        if (entry.about().isEmpty()) {
            out.newline();
            return;
        }
        boolean own = entry.width() + GAP > column;
        int from = own ? Math.min(column, 2 * GAP) : column;
        if (own) {
            out.newline().ours(indent);
        }
        out.ours(" ".repeat(own ? from : from - entry.width()));
        out.ours(DisplayWidth.fit(entry.about(), available - from)).newline();
    }

    private static void name(Entry entry, String signature, TextSink out) {
        out.ours(Style.NAME, entry.name());
        if (!signature.isEmpty()) {
            out.ours(Style.FAINT, signature);
        }
    }
}
