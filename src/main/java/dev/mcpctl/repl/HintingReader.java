package dev.mcpctl.repl;

import dev.mcpctl.output.DisplayWidth;
import dev.mcpctl.output.Neutraliser;
import java.util.List;
import java.util.Map;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** The line editor with a few dim words behind the cursor on what is being typed. */
final class HintingReader extends LineReaderImpl {

    private static final int LEAST_ROOM = 8;

    private final Suggester suggester;

    HintingReader(Terminal terminal, Map<String, Object> variables, Suggester suggester) {
        super(terminal, "mcpctl", variables);
        this.suggester = suggester;
    }

    @Override
    public AttributedString getDisplayedBufferWithPrompts(List<AttributedString> secondaryPrompts) {
        AttributedString shown = super.getDisplayedBufferWithPrompts(secondaryPrompts);
        boolean atEnd = buf.cursor() == buf.length() && buf.length() > 0;
        if (state != State.NORMAL
                || !atEnd
                || terminal.getType().startsWith(Terminal.TYPE_DUMB)
                || searchTerm != null
                || post != null) {
            return shown;
        }
        TypedLine line = new TypedLine(buf.toString(), buf.cursor());
        String hint = suggester.hint(line.before(), line.word());
        int room = size.getColumns() - 1 - lastLineWidth(shown) - 2;
        if (hint.isEmpty() || room < LEAST_ROOM) {
            return shown;
        }
        String safe = DisplayWidth.fit(Neutraliser.line(hint), room);
        return new AttributedStringBuilder()
                .append(shown)
                .styled(AttributedStyle.DEFAULT.faint(), "  " + safe)
                .toAttributedString();
    }

    private int lastLineWidth(AttributedString shown) {
        List<AttributedString> lines = shown.columnSplitLength(Math.max(1, size.getColumns()));
        return lines.isEmpty() ? 0 : lines.get(lines.size() - 1).columnLength();
    }
}
