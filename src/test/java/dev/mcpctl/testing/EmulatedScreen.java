package dev.mcpctl.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jline.terminal.Size;
import org.jline.utils.ScreenTerminal;
import org.jspecify.annotations.Nullable;

/** What a terminal shows, kept up by a thread that reads what is written to it. Thread-safe. */
public final class EmulatedScreen {

    // A string that no program writes, in a form that a terminal swallows.
    private static final String END = "\u001b]7777;end of the test\u0007";

    private final ScreenTerminal terminal;
    private final Consumer<String> answers;
    private final StringBuilder written = new StringBuilder();
    private boolean ended;

    /** A screen that shows what this stream brings, and hands on what a terminal answers by itself. */
    EmulatedScreen(int columns, int rows, InputStream source, Consumer<String> answers) {
        terminal = new ScreenTerminal(columns, rows);
        this.answers = answers;
        Thread thread = new Thread(() -> read(source), "emulated-screen");
        thread.setDaemon(true);
        thread.start();
    }

    private void read(InputStream source) {
        char[] buffer = new char[4096];
        try {
            Reader reader = new InputStreamReader(source, UTF_8);
            for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
                if (show(new String(buffer, 0, count))) {
                    return;
                }
            }
        } catch (IOException closed) {
            // the terminal is gone, and with it what could be read
        }
        show(END);
    }

    private synchronized boolean show(String text) {
        written.append(text);
        ended |= written.indexOf(END, Math.max(0, written.length() - text.length() - END.length())) >= 0;
        terminal.write(text);
        String answer = terminal.read();
        if (!answer.isEmpty()) {
            answers.accept(answer);
        }
        notifyAll();
        return ended;
    }

    /** Writes the mark of the end behind everything that was written, and waits until it has been read. */
    void drain(OutputStream slave, Duration patience) {
        synchronized (this) {
            if (ended) {
                return;
            }
        }
        try {
            slave.write(END.getBytes(UTF_8));
            slave.flush();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        await(() -> ended, patience, () -> false);
    }

    /** Waits until it is so; false when the time is over, or when nobody is left to bring it about. */
    synchronized boolean await(BooleanSupplier condition, Duration patience, BooleanSupplier hopeless) {
        long end = System.nanoTime() + patience.toNanos();
        boolean last = false;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end || last) {
                return false;
            }
            last = hopeless.getAsBoolean();
            try {
                // Nobody tells the end of the program here; so it is looked at now and then.
                wait(last ? 200 : 50);
            } catch (InterruptedException interruption) {
                throw new AssertionError("interrupted while waiting", interruption);
            }
        }
        return true;
    }

    synchronized void resize(int columns, int rows) {
        terminal.setSize(Size.of(columns, rows));
    }

    synchronized String written() {
        return written.toString().replace(END, "");
    }

    synchronized String visible() {
        return text(rows());
    }

    synchronized String everything() {
        List<long[]> rows = new ArrayList<>(terminal.getHistory());
        rows.addAll(rows());
        return text(rows);
    }

    private List<long[]> rows() {
        int width = terminal.getColumns();
        int height = terminal.getRows();
        long[] cells = new long[width * height];
        terminal.dump(cells, 0, 0, height, width, null);
        List<long[]> rows = new ArrayList<>();
        for (int row = 0; row < height; row++) {
            long[] line = new long[width];
            System.arraycopy(cells, row * width, line, 0, width);
            rows.add(line);
        }
        return rows;
    }

    private static String text(List<long[]> rows) {
        return rows.stream()
                .map(EmulatedScreen::line)
                .collect(Collectors.joining("\n"))
                .stripTrailing();
    }

    private static String line(long[] row) {
        StringBuilder text = new StringBuilder();
        for (long cell : row) {
            int character = ScreenTerminal.cellCodePoint(cell);
            if (character != 0) {
                text.appendCodePoint(character);
            }
        }
        return text.toString().stripTrailing();
    }

    /** How a text is drawn. */
    public record Look(boolean bold, boolean dim, boolean underlined, boolean inverse, boolean coloured) {}

    synchronized @Nullable Look look(String text) {
        for (long[] row : rows()) {
            int column = line(row).indexOf(text);
            if (column >= 0) {
                long cell = row[column];
                return new Look(
                        ScreenTerminal.cellBold(cell),
                        ScreenTerminal.cellDim(cell),
                        ScreenTerminal.cellUnderline(cell),
                        ScreenTerminal.cellInverse(cell),
                        ScreenTerminal.cellHasForeground(cell));
            }
        }
        return null;
    }
}
