package dev.mcpctl.cli;

import dev.mcpctl.output.OutputFormat;
import dev.mcpctl.process.CommandLine;
import dev.mcpctl.process.Host;
import dev.mcpctl.process.PagerProgram;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stdout on a terminal: kept back until it is longer than the screen, then shown by the user's pager; what fits is simply
 * printed. Pictures are never paged, for pagers garble them.
 */
final class Pager extends OutputStream {

    private static final int ESCAPE = 0x1b;

    private final Context context;
    private final List<String> command;
    private final int lines;
    private final int width;
    private ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private int rows;
    private int column;
    private @Nullable OutputStream open;
    private @Nullable PagerProgram program;

    private Pager(Run run, List<String> command) {
        this.context = run.context();
        this.command = command;
        this.lines = run.console().traits().height() - 1;
        this.width = run.console().traits().width();
    }

    /** The pager of this run, or null where results go out directly. */
    static @Nullable Pager of(Run run, OutputFormat format) {
        boolean possible = run.console().traits().terminals().stdout()
                && run.console().interactive()
                && run.console().traits().height() > 2
                && format != OutputFormat.JSONL
                && !run.options().flag("--no-pager", "MCPCTL_NO_PAGER");
        if (!possible) {
            return null;
        }
        String words = wanted(run.context());
        List<String> command = CommandLine.split(words, Host.current().platform());
        return command.isEmpty() || command.get(0).equals("cat") ? null : new Pager(run, command);
    }

    private static String wanted(Context context) {
        for (String variable : List.of("MCPCTL_PAGER", "PAGER")) {
            String value = context.environment().get(variable);
            if (value != null) {
                return value;
            }
        }
        return "less";
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (open != null) {
            open.write(bytes, offset, length);
            return;
        }
        kept.write(bytes, offset, length);
        count(bytes, offset, length);
        if (rows + column / width > lines) {
            begin(hasPicture() ? null : start());
        }
    }

    /** Rows on the screen; sequences that colour count as columns, which errs on the side of paging. */
    private void count(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            boolean continues = (bytes[i] & 0xc0) == 0x80;
            column += continues ? 0 : 1;
            if (bytes[i] == '\n') {
                rows += 1 + Math.max(0, column - 2) / width;
                column = 0;
            }
        }
    }

    /** The sequences for pictures begin otherwise than those for colours. */
    private boolean hasPicture() {
        byte[] bytes = kept.toByteArray();
        for (int i = 0; i + 1 < bytes.length; i++) {
            boolean sequence = bytes[i] == ESCAPE;
            byte kind = bytes[i + 1];
            boolean link = kind == ']' && i + 2 < bytes.length && bytes[i + 2] == '8';
            if (sequence && kind != '[' && kind != '\\' && !link) {
                return true;
            }
        }
        return false;
    }

    private @Nullable PagerProgram start() {
        Host host = new Host(Host.current().platform(), context.environment());
        return PagerProgram.start(host, command, context.directory());
    }

    private void begin(@Nullable PagerProgram pager) throws IOException {
        program = pager;
        OutputStream target = pager == null ? context.streams().out() : pager.input();
        if (pager != null) {
            // Ctrl-C is for the pager: we must not leave the terminal to the shell while it is on the screen.
            atTheEnd(new Thread(pager::awaitEnd, "mcpctl-pager-1"));
        }
        open = target;
        target.write(kept.toByteArray());
        kept = new ByteArrayOutputStream();
    }

    private static void atTheEnd(Thread hook) {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // Ctrl-C came first, and the pager ends with us.
        }
    }

    /** Nothing: only the end, or a screen full, decides where it goes. */
    @Override
    public void flush() throws IOException {
        if (open != null) {
            open.flush();
        }
    }

    /** Prints what was kept, or waits until the user has left the pager. */
    @Override
    public void close() throws IOException {
        if (open == null) {
            begin(null);
        }
        flush();
        if (program != null) {
            try {
                program.input().close();
            } finally {
                program.awaitEnd();
            }
        }
    }
}
