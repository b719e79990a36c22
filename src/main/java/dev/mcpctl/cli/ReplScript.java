package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.failure.FileReason;
import dev.mcpctl.output.OutputFormat;
import dev.mcpctl.repl.LineExecutor;
import dev.mcpctl.repl.Words;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Runs lines as a script: the first one that fails ends it, with its exit code. */
final class ReplScript {

    private static final int LONGEST_LINE = 8 << 20;

    private final Run run;
    private final String where;
    private final BufferedReader lines;
    private int number;

    /**
     * A script.
     *
     * @param where it comes from, for failures
     */
    ReplScript(Run run, String where, InputStream script) {
        this.run = run;
        this.where = where;
        this.lines = new BufferedReader(new InputStreamReader(script, StandardCharsets.UTF_8.newDecoder()));
    }

    /**
     * Runs it and returns the exit code.
     *
     * @throws Failure usage or local file, when the script cannot be read
     */
    int run(LineExecutor executor) {
        String line;
        while (!executor.leaves() && (line = next()) != null) {
            int first = number;
            String whole = whole(line);
            int code = executor.execute(whole);
            if (code != ExitCode.DONE.number()) {
                stopped(whole, first);
                return code;
            }
        }
        return ExitCode.DONE.number();
    }

    /** For programs the failure's JSON stays the last line of stderr. */
    private void stopped(String line, int first) {
        Map<String, String> environment = run.context().environment();
        java.util.List<String> words = new java.util.ArrayList<>();
        Words.of(line).list().forEach(word -> words.add(word.plain()));
        OutputFormat format = OutputOptions.formatOfFailure(words, environment);
        if (!format.machine()) {
            String shown = line.length() > 60 ? line.substring(0, 60) + "..." : line;
            run.console().note("stopped at line " + first + " of " + where + ": " + shown.replace('\n', ' '));
        }
    }

    /** The line with those after it that it needs: a bracket or quotation mark is open, or it ends with a backslash. */
    private String whole(String start) {
        StringBuilder whole = new StringBuilder(start);
        String open = Words.of(start).open();
        int first = number;
        while (!open.isEmpty()) {
            String more = next();
            if (more == null) {
                throw Failure.usage("line " + first + " of " + where + " leaves " + open + " open");
            }
            whole.append('\n').append(more);
            if (whole.length() > LONGEST_LINE) {
                throw Failure.usage(
                        "line " + first + " of " + where + " is longer than 8 MiB; what is open there is " + open);
            }
            open = Words.of(whole.toString()).open();
        }
        return whole.toString();
    }

    private @org.jspecify.annotations.Nullable String next() {
        try {
            number++;
            return lines.readLine();
        } catch (CharacterCodingException binary) {
            throw Failure.usage(where + " is no UTF-8 text");
        } catch (IOException problem) {
            throw Failure.localFile(where + " could not be read: " + FileReason.of(problem), problem);
        }
    }
}
