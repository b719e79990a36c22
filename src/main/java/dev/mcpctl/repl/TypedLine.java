package dev.mcpctl.repl;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.CompletingParsedLine;

/** A line up to the cursor, as the line editor wants to see it. */
final class TypedLine implements CompletingParsedLine {

    private final String line;
    private final int cursor;
    private final List<String> words = new ArrayList<>();
    private final int start;

    TypedLine(String line, int cursor) {
        this.line = line;
        this.cursor = cursor;
        Words typed = Words.of(line.substring(0, cursor));
        for (Word word : typed.list()) {
            words.add(word.plain());
        }
        if (typed.endsInWord()) {
            start = typed.list().get(typed.list().size() - 1).start();
        } else {
            words.add("");
            start = cursor;
        }
    }

    /** The words before the one at the cursor. */
    List<String> before() {
        return words.subList(0, words.size() - 1);
    }

    @Override
    public String word() {
        return words.get(words.size() - 1);
    }

    @Override
    public int wordCursor() {
        return word().length();
    }

    @Override
    public int wordIndex() {
        return words.size() - 1;
    }

    @Override
    public List<String> words() {
        return words;
    }

    @Override
    public String line() {
        return line;
    }

    @Override
    public int cursor() {
        return cursor;
    }

    @Override
    public int rawWordCursor() {
        return cursor - start;
    }

    @Override
    public int rawWordLength() {
        return cursor - start;
    }

    /** Quotes a word where it would otherwise be read as something else. */
    @Override
    public CharSequence escape(CharSequence word, boolean complete) {
        String text = word.toString();
        char opened = start < line.length() ? line.charAt(start) : ' ';
        boolean quoted = opened == '\'' || opened == '"';
        List<Word> read = Words.of(text).list();
        boolean plain = read.size() == 1 && read.get(0).text().equals(text) && !text.startsWith("#");
        if (plain && !quoted) {
            return text;
        }
        String end = complete ? "'" : "";
        return "'" + text.replace("'", "'\\''") + end;
    }
}
