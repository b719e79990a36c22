package dev.mcpctl.process;

import dev.mcpctl.failure.Failure;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a command line into words as a POSIX shell does, without expanding anything: blanks separate, single quotes
 * keep everything, double quotes keep everything but a backslash before {@code " \ $ `}. On Windows a backslash is an
 * ordinary character unless it stands before a double quotation mark, so that paths can be pasted.
 */
public final class CommandLine {

    private final String text;
    private final boolean windows;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int at;

    private CommandLine(String text, Platform platform) {
        this.text = text;
        this.windows = platform == Platform.WINDOWS;
    }

    /**
     * The words of the line, in order; empty when it is blank.
     *
     * @throws Failure usage, when a quotation mark is not closed or the line ends with a lone backslash
     */
    public static List<String> split(String line, Platform platform) {
        return new CommandLine(line, platform).split();
    }

    /** The words as a line for a POSIX shell: those that mean more to it than themselves stand between single quotes. */
    public static String quoted(List<String> words) {
        StringBuilder line = new StringBuilder();
        for (String word : words) {
            line.append(line.length() == 0 ? "" : " ");
            line.append(isPlain(word) ? word : "'" + word.replace("'", "'\\''") + "'");
        }
        return line.toString();
    }

    private static boolean isPlain(String word) {
        for (int i = 0; i < word.length(); i++) {
            char next = word.charAt(i);
            boolean plain = Character.isLetterOrDigit(next) || "%+,-./:=@_•".indexOf(next) >= 0;
            if (!plain) {
                return false;
            }
        }
        return !word.isEmpty();
    }

    private List<String> split() {
        while (at < text.length()) {
            char next = text.charAt(at);
            if (isBlank(next)) {
                endWord();
                at++;
            } else {
                inWord = true;
                take(next);
            }
        }
        endWord();
        return List.copyOf(words);
    }

    private void take(char next) {
        switch (next) {
            case '\'' -> single();
            case '"' -> quoted();
            case '\\' -> backslash();
            default -> {
                word.append(next);
                at++;
            }
        }
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }

    private void single() {
        int end = text.indexOf('\'', at + 1);
        if (end < 0) {
            throw unclosed('\'', at);
        }
        word.append(text, at + 1, end);
        at = end + 1;
    }

    private void quoted() {
        int start = at++;
        while (at < text.length()) {
            char next = text.charAt(at);
            if (next == '"') {
                at++;
                return;
            }
            if (next != '\\') {
                word.append(next);
                at++;
            } else if (windows) {
                backslashes();
            } else {
                backslashInQuotes();
            }
        }
        throw unclosed('"', start);
    }

    private void backslashInQuotes() {
        char following = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (following == '\n') {
            at += 2;
            return;
        }
        boolean escapes = following == '"' || following == '\\' || following == '$' || following == '`';
        word.append(escapes ? following : '\\');
        at += escapes ? 2 : 1;
    }

    private void backslash() {
        if (windows) {
            backslashes();
            return;
        }
        if (at + 1 == text.length()) {
            throw Failure.usage("the command line ends with a backslash that escapes nothing: " + text);
        }
        char escaped = text.charAt(at + 1);
        if (escaped != '\n') {
            word.append(escaped);
        }
        at += 2;
    }

    /** Windows: before a quotation mark two backslashes stand for one, and an odd one makes the mark ordinary. */
    private void backslashes() {
        int start = at;
        while (at < text.length() && text.charAt(at) == '\\') {
            at++;
        }
        int count = at - start;
        if (at == text.length() || text.charAt(at) != '"') {
            word.append(text, start, at);
            return;
        }
        word.append(text, start, start + count / 2);
        if (count % 2 == 1) {
            word.append('"');
            at++;
        }
    }

    private Failure unclosed(char mark, int position) {
        return Failure.usage("the quotation mark " + mark + " at character " + (position + 1)
                        + " of the command line is never closed: " + text)
                .hint(
                        mark == '\''
                                ? "close it, or put a literal apostrophe between double quotation marks"
                                : "close it, or write a backslash before a literal one");
    }

    private static boolean isBlank(char character) {
        return character == ' ' || character == '\t' || character == '\n' || character == '\r';
    }
}
