package dev.mcpctl.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.testing.TaggedProcesses.Survivor;
import java.util.List;

/**
 * What one run of a program came to. Every check fails with the whole of it as evidence. Immutable.
 */
public final class CommandResult {
    private static final int SHOWN = 4_000;

    private final List<String> words;
    private final int exitCode;
    private final byte[] stdout;
    private final byte[] stderr;
    private final List<Survivor> survivors;

    CommandResult(List<String> words, int exitCode, byte[] stdout, byte[] stderr, List<Survivor> survivors) {
        this.words = words;
        this.exitCode = exitCode;
        this.stdout = stdout;
        this.stderr = stderr;
        this.survivors = survivors;
    }

    /** Checks the exit code. */
    public CommandResult exitsWith(int code) {
        assertThat(exitCode).as(this::evidence).isEqualTo(code);
        return this;
    }

    /** Checks that one second after the program ended nothing that it had started was alive. */
    public CommandResult leavesNothingRunning() {
        assertThat(survivors).as(this::evidence).isEmpty();
        return this;
    }

    /** Checks the whole of stdout. */
    public CommandResult prints(String text) {
        assertThat(out()).as(this::evidence).isEqualTo(text);
        return this;
    }

    /** Checks a part of stdout. */
    public CommandResult printsPart(String part) {
        assertThat(out()).as(this::evidence).contains(part);
        return this;
    }

    /** Checks a part of stderr. */
    public CommandResult explains(String part) {
        assertThat(err()).as(this::evidence).contains(part);
        return this;
    }

    /** The exit code; 128 and the signal's number for a program that a signal ended. */
    public int exitCode() {
        return exitCode;
    }

    /** Stdout, read as UTF-8. */
    public String out() {
        return new String(stdout, UTF_8);
    }

    /** Stdout, byte for byte. */
    public byte[] bytes() {
        return stdout.clone();
    }

    /** Stderr, read as UTF-8. */
    public String err() {
        return new String(stderr, UTF_8);
    }

    /** Stdout as one JSON document; fails when it is none, or more than one. */
    public JsonNode json() {
        return Documents.json(out(), this::evidence);
    }

    /** Stdout as one JSON document a line; fails when a line is none. */
    public List<JsonNode> jsonLines() {
        return out().lines().map(line -> Documents.json(line, this::evidence)).toList();
    }

    /** Stdout as one YAML document. */
    public JsonNode yaml() {
        return Documents.yaml(out(), this::evidence);
    }

    /** The last line of stderr as JSON: the failure, as {@code -o json} tells it. */
    public JsonNode failure() {
        List<String> lines = err().lines().toList();
        assertThat(lines).as(this::evidence).isNotEmpty();
        return Documents.json(lines.get(lines.size() - 1), this::evidence);
    }

    List<Survivor> survivors() {
        return survivors;
    }

    /** Everything a reader of a failed test needs. */
    public String evidence() {
        return "command: " + String.join(" ", words) + "\nexit: " + exitCode + "\nstdout: " + shortened(out())
                + "\nstderr: " + shortened(err()) + "\nleft running: " + survivors + "\n";
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "… (" + text.length() + " characters)";
    }
}
