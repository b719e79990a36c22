package dev.mcpctl.repl;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.history.DefaultHistory;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.NonBlockingInputStream;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines from a person at a terminal and has them run, until the person leaves. What is to be said in between appears
 * above the line that is being typed.
 */
public final class Prompt implements AutoCloseable {

    private static final int NARROW = 60;
    private static final int LONGEST_NAME_WHEN_NARROW = 12;

    private final Terminal terminal;
    private final boolean colours;
    private volatile @Nullable HintingReader reader;

    /**
     * Takes the terminal over.
     *
     * @param colours whether the line is coloured
     * @throws IOException when it cannot be
     */
    public Prompt(boolean colours) throws IOException {
        this.terminal = NativeTerminal.open();
        this.colours = colours;
    }

    /** Columns of the terminal now. */
    public int width() {
        return terminal.getSize().getColumns();
    }

    /** What is typed while a line runs. An interrupt ends a read, and what is typed later is left for others. */
    public InputStream input() {
        InputStream keys = terminal.input();
        return keys instanceof NonBlockingInputStream endable ? new EndableInput(endable) : keys;
    }

    /** A stream whose lines appear above the one that is being typed; they must be harmless. */
    public OutputStream above() {
        return new LinesAbove(this::above);
    }

    private void above(String safe) {
        LineReader current = reader;
        if (current != null) {
            current.printAbove(safe);
        } else {
            terminal.writer().println(safe);
            terminal.flush();
        }
    }

    /**
     * What a prompt works with.
     *
     * @param history where lines are kept, or null
     */
    public record Equipment(
            LineExecutor executor,
            Suggester suggester,
            @Nullable HistoryFile history) {}

    /** Reads and runs lines until the person leaves. */
    public void run(Equipment equipment) {
        onInterrupt(() -> interrupted(equipment.executor()));
        HintingReader lines = reader(equipment);
        reader = lines;
        while (!equipment.executor().leaves()) {
            String line;
            try {
                line = lines.readLine(sign(equipment.executor().name()));
            } catch (UserInterruptException thrownAway) {
                continue;
            } catch (EndOfFileException left) {
                return;
            }
            if (equipment.history() != null) {
                equipment.history().add(line);
            }
            equipment.executor().execute(line);
        }
    }

    /** A dumb terminal knows nothing of signals. */
    private void onInterrupt(Runnable reaction) {
        if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
            Signals.register("INT", reaction);
        } else {
            terminal.handle(Terminal.Signal.INT, signal -> reaction.run());
        }
    }

    /** The terminal has shown ^C, behind which nothing should be written. */
    private void interrupted(LineExecutor executor) {
        terminal.writer().println();
        terminal.flush();
        executor.interrupt();
    }

    private HintingReader reader(Equipment equipment) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(LineReader.HISTORY_SIZE, HistoryFile.MOST);
        variables.put(LineReader.SECONDARY_PROMPT_PATTERN, "%P... ");
        variables.put(LineReader.LIST_MAX, 200);
        variables.put(LineReader.BELL_STYLE, "none");
        variables.put(LineReader.BLINK_MATCHING_PAREN, 0);
        // Colours of the terminal's own palette, so that they suit light and dark.
        variables.put(LineReader.COMPLETION_STYLE_LIST_SELECTION, "inverse");
        variables.put(LineReader.COMPLETION_STYLE_SELECTION, "inverse");
        variables.put(LineReader.COMPLETION_STYLE_LIST_DESCRIPTION, "faint");
        variables.put(LineReader.COMPLETION_STYLE_DESCRIPTION, "faint");
        variables.put(LineReader.COMPLETION_STYLE_LIST_STARTING, "bold");
        variables.put(LineReader.COMPLETION_STYLE_STARTING, "bold");
        variables.put(LineReader.COMPLETION_STYLE_LIST_BACKGROUND, "default");
        variables.put(LineReader.COMPLETION_STYLE_BACKGROUND, "default");
        HintingReader lines = new HintingReader(terminal, variables, equipment.suggester());
        lines.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
        lines.option(LineReader.Option.AUTO_FRESH_LINE, true);
        lines.option(LineReader.Option.HISTORY_TIMESTAMPED, false);
        lines.option(LineReader.Option.COMPLETE_MATCHER_TYPO, false);
        lines.setParser(new LineParser());
        lines.setCompleter(new Offers(equipment.suggester()));
        lines.setHighlighter(new Painter(equipment.suggester(), colours));
        DefaultHistory history = new DefaultHistory();
        lines.setHistory(history);
        history.attach(lines);
        if (equipment.history() != null) {
            List<String> kept = equipment.history().load();
            kept.forEach(history::add);
            history.moveToEnd();
        }
        return lines;
    }

    /** Such as {@code weather [3]> }, the name set off. */
    private String sign(String name) {
        boolean cut = terminal.getSize().getColumns() > 0
                && terminal.getSize().getColumns() < NARROW
                && name.length() > LONGEST_NAME_WHEN_NARROW;
        String shown = cut ? name.substring(0, LONGEST_NAME_WHEN_NARROW) : name;
        if (!colours) {
            return shown + "> ";
        }
        int number = shown.lastIndexOf(" [");
        int end = number < 0 ? shown.length() : number;
        return new AttributedStringBuilder()
                .styled(AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN), shown.substring(0, end))
                .styled(AttributedStyle.DEFAULT.faint(), shown.substring(end))
                .append("> ")
                .toAnsi(terminal);
    }

    @Override
    public void close() throws IOException {
        reader = null;
        terminal.close();
    }
}
