package dev.mcpctl.cli.arguments;

import java.util.ArrayList;
import java.util.List;

/** The words after a tool's or prompt's name, with {@code -a}, {@code --arg} and {@code --args} among them, in their order. */
public final class ArgumentWords {

    /** What an entry is. */
    enum Kind {
        /** A word as typed. */
        WORD,
        /** The value of {@code -a} or {@code --arg}. */
        PAIR,
        /** The value of {@code --args}. */
        OBJECT
    }

    /** One of them. */
    record Entry(Kind kind, String text) {

        boolean isWord() {
            return kind == Kind.WORD;
        }
    }

    private final List<Entry> entries;

    private ArgumentWords(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * Takes the words as they stand on the line. Each {@code -a}, {@code --arg} and {@code --args} has its value, attached or as
     * the next word; a missing one counts as empty.
     */
    public static ArgumentWords of(List<String> words) {
        List<Entry> entries = new ArrayList<>(words.size());
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("-a") || word.equals("--arg") || word.equals("--args")) {
                String value = i + 1 < words.size() ? words.get(++i) : "";
                entries.add(new Entry(word.equals("--args") ? Kind.OBJECT : Kind.PAIR, value));
            } else {
                entries.add(attached(word));
            }
        }
        return new ArgumentWords(entries);
    }

    private static Entry attached(String word) {
        if (word.startsWith("--args=")) {
            return new Entry(Kind.OBJECT, word.substring("--args=".length()));
        }
        if (word.startsWith("--arg=")) {
            return new Entry(Kind.PAIR, word.substring("--arg=".length()));
        }
        if (word.startsWith("-a")) {
            return new Entry(Kind.PAIR, word.substring(word.startsWith("-a=") ? 3 : 2));
        }
        return new Entry(Kind.WORD, word);
    }

    /** Whether nothing was given at all. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    List<Entry> entries() {
        return entries;
    }
}
