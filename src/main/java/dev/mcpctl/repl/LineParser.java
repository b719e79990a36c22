package dev.mcpctl.repl;

import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Reads lines as {@link Words} does; one that is not closed is not accepted but goes on below. */
final class LineParser implements Parser {

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE || context == ParseContext.SECONDARY_PROMPT) {
            String open = Words.of(line).open();
            if (!open.isEmpty()) {
                throw new EOFError(-1, -1, open + " is open", open);
            }
        }
        return new TypedLine(line, Math.min(cursor, line.length()));
    }

    /** Escapes and quotes are a matter of {@link Words}. */
    @Override
    public boolean isEscapeChar(char character) {
        return false;
    }
}
