package dev.mcpctl.output;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Text of several styles, in the lines of its author and in words, so that it can be fitted. Not thread-safe. */
final class StyledText {

    /** A part of a word that looks the same; harmless. */
    private record Fragment(
            @Nullable Style style, String text, @Nullable String uri) {}

    /** What is never torn apart. */
    static final class Word {

        private final List<Fragment> fragments = new ArrayList<>();

        int width() {
            int width = 0;
            for (Fragment fragment : fragments) {
                width += DisplayWidth.of(fragment.text());
            }
            return width;
        }

        private void print(@Nullable Style usual, TextSink out) {
            for (Fragment fragment : fragments) {
                Style style = fragment.style() == null ? usual : fragment.style();
                if (fragment.uri() != null) {
                    out.link(fragment.uri(), fragment.text());
                } else if (style != null) {
                    out.ours(style, fragment.text());
                } else {
                    out.ours(fragment.text());
                }
            }
        }
    }

    private final List<List<Word>> lines = new ArrayList<>();
    private final Set<List<Word>> closed = Collections.newSetFromMap(new IdentityHashMap<>());
    private List<Word> line = new ArrayList<>();

    StyledText() {
        newLine();
    }

    /** Goes on with this text; what stands behind its last blank may be gone on with. */
    StyledText add(@Nullable Style style, String untrusted) {
        return add(style, untrusted, null);
    }

    /** The same as a link. */
    StyledText addLink(String untrusted, String uri) {
        return add(null, untrusted, uri);
    }

    private StyledText add(@Nullable Style style, String untrusted, @Nullable String uri) {
        String[] pieces = Neutraliser.line(untrusted).split(" ", -1);
        for (int i = 0; i < pieces.length; i++) {
            if (i > 0) {
                line.add(new Word());
            }
            if (!pieces[i].isEmpty()) {
                line.get(line.size() - 1).fragments.add(new Fragment(style, pieces[i], uri));
            }
        }
        return this;
    }

    /** Begins a line that is one of its own however the one before is broken. */
    void newHardLine() {
        closed.add(line);
        newLine();
    }

    /** Begins a line. */
    void newLine() {
        line = new ArrayList<>();
        line.add(new Word());
        lines.add(line);
    }

    /** The author's lines. */
    List<List<Word>> lines() {
        return lines;
    }

    /** The author's lines where they fit. One that does not is broken, and goes on with the next one, so that nothing is ragged. */
    List<List<Word>> filled(int columns) {
        List<List<Word>> filled = new ArrayList<>();
        List<Word> rest = List.of();
        for (List<Word> each : lines) {
            List<Word> words = new ArrayList<>(rest);
            words.addAll(each);
            List<List<Word>> pieces = fitted(words, columns);
            boolean goesOn = pieces.size() > 1 && !closed.contains(each);
            rest = goesOn ? pieces.remove(pieces.size() - 1) : List.of();
            filled.addAll(pieces);
        }
        if (!rest.isEmpty()) {
            filled.add(rest);
        }
        return filled;
    }

    /** One line's words as the text they are, without its styles. */
    static String plain(List<Word> words) {
        StringBuilder text = new StringBuilder();
        for (Word word : words) {
            text.append(text.length() == 0 ? "" : " ");
            word.fragments.forEach(fragment -> text.append(fragment.text()));
        }
        return text.toString();
    }

    /** What {@link #split} puts where the sign stood. */
    static final Word SPLIT = new Word();

    /** The words torn apart at a sign, except within code. */
    static List<Word> split(List<Word> words, char sign) {
        List<Word> split = new ArrayList<>();
        for (Word word : words) {
            Word rest = new Word();
            for (Fragment fragment : word.fragments) {
                String text = fragment.text();
                for (int at = sign(fragment, text, sign); at >= 0; at = sign(fragment, text, sign)) {
                    rest.fragments.add(new Fragment(fragment.style(), text.substring(0, at), fragment.uri()));
                    split.add(rest);
                    split.add(SPLIT);
                    rest = new Word();
                    text = text.substring(at + 1);
                }
                rest.fragments.add(new Fragment(fragment.style(), text, fragment.uri()));
            }
            split.add(rest);
        }
        return split;
    }

    private static int sign(Fragment fragment, String text, char sign) {
        return fragment.style() == Style.CODE ? -1 : text.indexOf(sign);
    }

    /** Columns of words with a blank between them. */
    static int width(List<Word> words) {
        int width = 0;
        for (Word word : words) {
            width += word.width() + 1;
        }
        return Math.max(0, width - 1);
    }

    /** The words in lines of so many columns; a longer word has one of its own. */
    static List<List<Word>> fitted(List<Word> words, int columns) {
        List<List<Word>> fitted = new ArrayList<>();
        List<Word> current = new ArrayList<>();
        int used = 0;
        for (Word word : words) {
            int width = word.width();
            if (!current.isEmpty() && used + 1 + width > columns) {
                fitted.add(current);
                current = new ArrayList<>();
            }
            used = current.isEmpty() ? width : used + 1 + width;
            current.add(word);
        }
        fitted.add(current);
        return fitted;
    }

    static void print(List<Word> words, TextSink out) {
        print(words, null, out);
    }

    /**
     * Prints words with a blank between them.
     *
     * @param usual the style of those that have none, or null
     */
    static void print(List<Word> words, @Nullable Style usual, TextSink out) {
        String blank = "";
        for (Word word : words) {
            out.ours(blank);
            word.print(usual, out);
            blank = " ";
        }
    }
}
