package dev.mcpctl.output;

import java.util.ArrayList;
import java.util.List;

/**
 * Things with a line about each, as lists of a server show them. On a terminal all of it stands in columns that fit the width:
 * signatures lose detail and descriptions their end. On a pipe each entry is one whole line. Not thread-safe.
 */
public final class Listing {

    private static final int GAP = 2;

    /** On a pipe, where nothing is cut, one very long name must not push all descriptions out of sight. */
    private static final int WIDEST_COLUMN = 60;

    /** What stands for arguments that there is no room for. */
    private static final String REST = ", …)";

    private static final String ALL = "(…)";

    /** An entry, its signatures from the richest to the poorest; the texts are harmless and on one line. */
    private record Entry(String name, List<String> signatures, String marks, String about) {

        int width(int detail) {
            return DisplayWidth.of(name) + DisplayWidth.of(signature(detail));
        }

        String signature(int detail) {
            return signatures.isEmpty() ? "" : signatures.get(Math.min(detail, signatures.size() - 1));
        }
    }

    private final String indent;
    private final List<Entry> entries = new ArrayList<>();
    private int marksWidth;

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
        return entry(name, List.of(), "", about);
    }

    /**
     * Adds a name, what directly follows it, and what it is.
     *
     * @param signatures such as {@code (city: string, days?: int = 3)}, printed right behind the name but fainter, and the same
     *     with less and less detail; untrusted, none for none
     * @param marks a few signs of our own in a narrow column before the description; empty for none
     */
    public Listing entry(String name, List<String> signatures, String marks, String about) {
        marksWidth = Math.max(marksWidth, marks.isEmpty() ? 0 : marks.length() + GAP);
        List<String> safe = new ArrayList<>(signatures.size());
        for (String signature : signatures) {
            safe.add(Neutraliser.line(OneLine.of(signature)));
        }
        entries.add(new Entry(Neutraliser.line(name), safe, marks, Neutraliser.line(OneLine.of(about))));
        return this;
    }

    /** Number of entries. */
    public int size() {
        return entries.size();
    }

    void print(TextSink out) {
        if (out.terminal()) {
            fitted(out);
            return;
        }
        int column = 0;
        for (Entry entry : entries) {
            int width = entry.width(0) + GAP;
            column = width <= WIDEST_COLUMN ? Math.max(column, width) : column;
        }
        for (Entry entry : entries) {
            name(entry.name(), entry.signature(0), out);
            if (!entry.about().isEmpty() || !entry.marks().isEmpty()) {
                out.ours(" ".repeat(Math.max(GAP, (column == 0 ? 2 * GAP : column) - entry.width(0))));
                about(entry, entry.about(), out);
            }
            out.newline();
        }
    }

    private void fitted(TextSink out) {
        int room = out.width() - indent.length();
        int details = details();
        // Names alone get more room than names with signatures, of which something can be left out.
        int widest = details == 0 ? room * 3 / 5 : room / 2;
        int detail = detail(details, widest);
        String[] signatures = new String[entries.size()];
        int[] widths = new int[entries.size()];
        for (int i = 0; i < signatures.length; i++) {
            Entry entry = entries.get(i);
            signatures[i] = signature(entry, detail, widest);
            widths[i] = DisplayWidth.of(entry.name()) + DisplayWidth.of(signatures[i]);
        }
        int column = column(widths, widest);
        for (int i = 0; i < signatures.length; i++) {
            Entry entry = entries.get(i);
            name(entry.name(), signatures[i], out);
            if (!entry.about().isEmpty() || !entry.marks().isEmpty()) {
                boolean beside = widths[i] + GAP <= column;
                out.ours(beside ? " ".repeat(column - widths[i]) : "\n" + indent + " ".repeat(column));
                about(entry, DisplayWidth.fit(entry.about(), room - column - marksWidth), out);
            }
            out.newline();
        }
    }

    private int details() {
        int most = 0;
        for (Entry entry : entries) {
            most = Math.max(most, entry.signatures().size());
        }
        return most;
    }

    /** The most detail with which most signatures fit. */
    private int detail(int details, int widest) {
        for (int detail = 0; detail < details; detail++) {
            int fitting = 0;
            for (Entry entry : entries) {
                fitting += entry.width(detail) <= widest ? 1 : 0;
            }
            if (fitting * 3 >= entries.size() * 2) {
                return detail;
            }
        }
        return Math.max(0, details - 1);
    }

    /** The signature in this detail, or in as much as there is room for. */
    private static String signature(Entry entry, int detail, int widest) {
        int last = entry.signatures().size() - 1;
        if (last < 0) {
            return "";
        }
        String names = entry.signature(last);
        for (int less = detail; less <= last; less++) {
            if (entry.width(less) <= widest || !names.startsWith("(")) {
                return entry.signature(less);
            }
        }
        int columns = widest - DisplayWidth.of(entry.name());
        while (DisplayWidth.of(names) > columns && !names.equals(ALL)) {
            int comma = names.lastIndexOf(", ", names.length() - REST.length() - 1);
            names = comma < 0 ? ALL : names.substring(0, comma) + REST;
        }
        return names;
    }

    /** Where descriptions start, counted from the indent; near the margin when many names are too long for a column. */
    private static int column(int[] widths, int widest) {
        int column = 0;
        int tooLong = 0;
        for (int width : widths) {
            column = width <= widest ? Math.max(column, width + GAP) : column;
            tooLong += width <= widest ? 0 : 1;
        }
        return column == 0 || tooLong * 4 > widths.length ? 2 * GAP : column;
    }

    private void name(String name, String signature, TextSink out) {
        out.ours(indent).ours(Style.NAME, name).ours(Style.FAINT, signature);
    }

    private void about(Entry entry, String about, TextSink out) {
        String padding =
                about.isEmpty() ? "" : " ".repeat(marksWidth - entry.marks().length());
        out.ours(Style.MARK, entry.marks()).ours(padding).ours(about);
    }
}
