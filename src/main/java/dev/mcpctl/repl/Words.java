package dev.mcpctl.repl;

import java.util.ArrayList;
import java.util.List;

/**
 * A line, split into words as a shell does, with one thing added: where a value can begin, JSON may stand as it is, blanks
 * and quotation marks included. What is not closed goes on in the next line.
 */
public final class Words {

    private final String text;
    private final List<Word> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int start;
    private int at;
    private String open = "";

    private Words(String text) {
        this.text = text;
    }

    /** Splits a line; a line that begins with {@code #} has no words. */
    public static Words of(String text) {
        Words line = new Words(text);
        if (!text.stripLeading().startsWith("#")) {
            line.split();
        }
        return line;
    }

    /** The words in order. */
    public List<Word> list() {
        return words;
    }

    /** What is not closed: a quotation mark, a bracket or a backslash at the end; empty when the line is whole. */
    public String open() {
        return open;
    }

    /** Whether the line ends inside a word, so that more of it can be typed. */
    public boolean endsInWord() {
        return !words.isEmpty() && words.get(words.size() - 1).end() == text.length();
    }

    private void split() {
        while (at < text.length()) {
            if (isBlank(text.charAt(at))) {
                endWord();
                at++;
            } else {
                take();
            }
        }
        endWord();
    }

    private void take() {
        if (!inWord) {
            inWord = true;
            start = at;
        }
        char next = text.charAt(at);
        switch (next) {
            case '\'' -> single();
            case '"' -> quoted();
            case '\\' -> backslash();
            case '{', '[' -> bracket(next);
            default -> {
                word.append(next);
                at++;
            }
        }
    }

    private void endWord() {
        if (inWord) {
            words.add(new Word(word.toString(), start, at));
            word.setLength(0);
            inWord = false;
        }
    }

    private void single() {
        int end = text.indexOf('\'', at + 1);
        if (end < 0) {
            open = "'";
            end = text.length();
        }
        word.append(text.substring(at + 1, end).replace('$', Word.LITERAL_DOLLAR));
        at = Math.min(end + 1, text.length());
    }

    private void quoted() {
        for (at++; at < text.length(); at++) {
            char next = text.charAt(at);
            if (next == '"') {
                at++;
                return;
            }
            boolean escapes = next == '\\' && at + 1 < text.length() && "\"\\$`".indexOf(text.charAt(at + 1)) >= 0;
            if (escapes) {
                at++;
                next = literal(text.charAt(at));
            }
            word.append(next);
        }
        open = "\"";
    }

    private void backslash() {
        at++;
        if (at == text.length()) {
            open = "\\";
            return;
        }
        char escaped = text.charAt(at++);
        if (escaped != '\n') {
            word.append(literal(escaped));
        }
    }

    private static char literal(char escaped) {
        return escaped == '$' ? Word.LITERAL_DOLLAR : escaped;
    }

    /** JSON begins where a value does: at the start of a word or behind its equals sign; elsewhere it is a bracket only. */
    private void bracket(char bracket) {
        boolean value = word.length() == 0 || word.charAt(word.length() - 1) == '=';
        if (!value) {
            word.append(bracket);
            at++;
            return;
        }
        int end = JsonEnd.of(text, at);
        if (end < 0) {
            open = String.valueOf(bracket);
            end = text.length();
        }
        word.append(text, at, end);
        at = end;
    }

    private static boolean isBlank(char character) {
        return character == ' ' || character == '\t' || character == '\n' || character == '\r';
    }
}
