package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.output.OutputFormat;
import dev.mcpctl.repl.LineExecutor;
import dev.mcpctl.repl.Word;
import dev.mcpctl.repl.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the lines of one prompt or script through the same commands as the shell does, over the servers that it keeps. */
final class ReplBench implements Bench, LineExecutor, AutoCloseable {

    private final Run run;
    private final KeptServer.Atmosphere atmosphere;
    private final KeptServers servers = new KeptServers();
    private final Results results = new Results();
    private final Journal journal = new Journal();
    private final LineContext context;
    private volatile @Nullable Interruption line;
    private String previous = "";
    private boolean leaves;

    /**
     * A bench without a server.
     *
     * @param run the line that began it
     * @param context the process as lines see it
     */
    ReplBench(Run run, LineContext context, KeptServer.Atmosphere atmosphere) {
        this.run = run;
        this.context = context;
        this.atmosphere = atmosphere;
        run.interruption().onSignal(this::interrupt);
    }

    /** The process as the next line sees it: the width of a terminal changes. */
    interface LineContext {
        /** A context for one line. */
        Context now();
    }

    KeptServers servers() {
        return servers;
    }

    Results results() {
        return results;
    }

    Journal journal() {
        return journal;
    }

    Run run() {
        return run;
    }

    /** Shows the messages of all servers, or no more. */
    void trace(boolean wanted) {
        atmosphere.wire().show(wanted);
    }

    void leave() {
        leaves = true;
    }

    /**
     * Opens a server and has lines go there.
     *
     * @param opening names the server
     * @throws Failure whatever stops it
     */
    void open(String name, Run opening, Interruption interruption) {
        KeptServer server = new KeptServer(name, opening, atmosphere);
        boolean opened = false;
        try {
            server.open(interruption);
            opened = true;
        } finally {
            if (!opened) {
                server.close();
            }
        }
        servers.add(server);
    }

    @Override
    public int execute(String text) {
        String full = repeated(text);
        int before = results.last();
        Interruption own = run.interruption().ofLine();
        line = own;
        try {
            List<Word> typed = Words.of(full).list();
            if (typed.isEmpty()) {
                return ExitCode.DONE.number();
            }
            if (!full.equals(text)) {
                run.console().note(full);
            }
            int code = execute(typed, own);
            previous = full;
            journal.add(new Journal.Entry(full, code, before, results.last()));
            return code;
        } finally {
            line = null;
            servers.rest();
        }
    }

    /** {@code !!} is the line before. */
    private String repeated(String text) {
        String line = text.strip();
        return line.startsWith("!!") ? previous + line.substring(2) : line;
    }

    private int execute(List<Word> typed, Interruption own) {
        List<String> words;
        try {
            words = new References(results).replaced(withoutProgram(typed));
        } catch (Failure failure) {
            run.console().fail(failure, OutputFormat.HUMAN);
            return ExitCode.of(failure);
        }
        return new Cli(context.now(), own, this).run(words.toArray(new String[0]));
    }

    /** Lines from a README begin with our name. */
    private static List<Word> withoutProgram(List<Word> typed) {
        return typed.size() > 1 && typed.get(0).text().equals("mcpctl") ? typed.subList(1, typed.size()) : typed;
    }

    @Override
    public void interrupt() {
        Interruption running = line;
        if (running != null) {
            running.interruptLine();
        }
    }

    @Override
    public boolean leaves() {
        return leaves || run.interruption().received();
    }

    @Override
    public String name() {
        return servers.currentName() + " [" + (results.last() + 1) + "]";
    }

    @Override
    public Commands.@Nullable Entry command(String name, List<String> rest) {
        Commands.Entry own = BenchCommands.named(name, rest, this);
        return own == null ? Commands.named(name) : own;
    }

    @Override
    public List<String> words(Command command, CommandForm form, Line line) {
        List<String> typed = line.typed();
        boolean needsServer = command.usesOpenServer() || command.operands().takesServer();
        if (!needsServer || command instanceof BenchCommands.Own) {
            return typed;
        }
        Typed opening = servers.current().opening().typed();
        List<String> words = new ArrayList<>();
        if (line.lent()) {
            words.addAll(LineOptions.inherited(opening.options(), form));
            words.addAll(typed);
            return words;
        }
        words.addAll(LineOptions.all(opening.options(), form));
        words.addAll(opening.operands());
        words.addAll(typed);
        if (opening.serverCommand() != null) {
            words.add("--");
            words.addAll(opening.serverCommand());
        }
        return words;
    }

    @Override
    public OpenServer lend(Run borrower, Voice.@Nullable EventLines events) {
        LineOptions.require(borrower.typed().options());
        return servers.current().lend(borrower, events);
    }

    @Override
    public void keep(JsonNode document) {
        results.add(document);
    }

    @Override
    public void close() {
        run.interruption().leaving();
        servers.close();
    }
}
