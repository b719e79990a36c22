package dev.mcpctl.repl;

import java.util.List;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Colours a line while it is typed, with the few colours that can be read on light and on dark. */
final class Painter implements Highlighter {

    private static final AttributedStyle COMMAND = AttributedStyle.BOLD;
    private static final AttributedStyle UNKNOWN = colour(AttributedStyle.RED).bold();
    private static final AttributedStyle OPTION = colour(AttributedStyle.CYAN);
    private static final AttributedStyle STRING = colour(AttributedStyle.GREEN);
    private static final AttributedStyle KEY = colour(AttributedStyle.CYAN);
    private static final AttributedStyle LITERAL = colour(AttributedStyle.YELLOW);

    private final Suggester suggester;
    private final boolean colours;

    Painter(Suggester suggester, boolean colours) {
        this.suggester = suggester;
        this.colours = colours;
    }

    private static AttributedStyle colour(int number) {
        return AttributedStyle.DEFAULT.foreground(number);
    }

    @Override
    public AttributedString highlight(LineReader reader, String line) {
        AttributedStringBuilder painted = new AttributedStringBuilder();
        if (!colours) {
            return painted.append(line).toAttributedString();
        }
        List<Word> words = Words.of(line).list();
        int from = 0;
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            painted.append(line.substring(from, word.start()));
            String raw = line.substring(word.start(), word.end());
            if (i == 0) {
                painted.styled(command(word, words.size() > 1 || word.end() < line.length()), raw);
            } else {
                word(painted, raw);
            }
            from = word.end();
        }
        return painted.append(line.substring(from)).toAttributedString();
    }

    /** A command that is still being typed is not wrong yet. */
    private AttributedStyle command(Word word, boolean ended) {
        boolean known = suggester.isCommand(word.plain());
        return known ? COMMAND : ended ? UNKNOWN : AttributedStyle.DEFAULT;
    }

    private static void word(AttributedStringBuilder painted, String raw) {
        if (raw.startsWith("$") || raw.equals("!!")) {
            painted.styled(LITERAL, raw);
            return;
        }
        int equals = raw.indexOf('=');
        int name = raw.startsWith("-") ? (equals < 0 ? raw.length() : equals) : 0;
        painted.styled(OPTION, raw.substring(0, name));
        int value = name > 0 || equals < 0 ? name : equals + 1;
        if (name == 0 && value > 0) {
            painted.styled(
                    KEY, raw.substring(0, raw.charAt(value - 2 < 0 ? 0 : value - 2) == ':' ? value - 2 : value - 1));
            painted.append(raw.substring(
                    raw.charAt(value - 2 < 0 ? 0 : value - 2) == ':' ? value - 2 : value - 1, value));
        }
        value(painted, raw.substring(value));
    }

    private static void value(AttributedStringBuilder painted, String raw) {
        char first = raw.isEmpty() ? ' ' : raw.charAt(0);
        if (first == '{' || first == '[') {
            json(painted, raw);
        } else if (first == '\'' || first == '"') {
            painted.styled(STRING, raw);
        } else if (first == '$') {
            painted.styled(LITERAL, raw);
        } else {
            painted.append(raw);
        }
    }

    private static void json(AttributedStringBuilder painted, String raw) {
        for (int at = 0; at < raw.length(); ) {
            char next = raw.charAt(at);
            int end = next == '"' ? stringEnd(raw, at) : wordEnd(raw, at);
            String piece = raw.substring(at, end);
            if (next == '"') {
                boolean key = raw.substring(end).stripLeading().startsWith(":");
                painted.styled(key ? KEY : STRING, piece);
            } else if (Character.isLetterOrDigit(next) || next == '-' || next == '$') {
                painted.styled(LITERAL, piece);
            } else {
                painted.append(piece);
            }
            at = end;
        }
    }

    private static int stringEnd(String raw, int start) {
        for (int i = start + 1; i < raw.length(); i++) {
            if (raw.charAt(i) == '\\') {
                i++;
            } else if (raw.charAt(i) == '"') {
                return i + 1;
            }
        }
        return raw.length();
    }

    private static int wordEnd(String raw, int start) {
        int end = start;
        while (end < raw.length() && "{}[],: \t\n\"".indexOf(raw.charAt(end)) < 0) {
            end++;
        }
        return Math.max(end, start + 1);
    }
}
