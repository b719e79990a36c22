package dev.mcpctl.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One command line run inside this JVM, with an environment of its own. No home, no terminal and no state unless told; a
 * server that it names is a process all the same.
 */
final class CliRun {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final String[] words;
    private final Map<String, String> environment = new HashMap<>();
    private Path directory = Path.of("").toAbsolutePath();
    private InputStream stdin = InputStream.nullInputStream();
    private String terminals = "";
    private String size = "";
    private String lastWanted;

    private CliRun(String... words) {
        this.words = words;
        environment.put("PATH", System.getenv("PATH"));
    }

    static CliRun of(String... words) {
        return new CliRun(words);
    }

    static CliRun of(List<String> words) {
        return new CliRun(words.toArray(new String[0]));
    }

    /** Runs it without more ado. */
    static Result run(String... words) {
        return of(words).run();
    }

    CliRun with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    CliRun in(Path workingDirectory) {
        directory = workingDirectory;
        return this;
    }

    /** Which streams are terminals, as the launcher tells it: digits of file descriptors. */
    CliRun terminals(String digits) {
        terminals = digits;
        return this;
    }

    /** Lines and columns of the terminal. */
    CliRun size(String linesAndColumns) {
        size = linesAndColumns;
        return this;
    }

    CliRun stdin(String text) {
        return stdin(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    CliRun stdin(InputStream bytes) {
        stdin = bytes;
        return this;
    }

    /** Whoever reads stdout goes away as soon as this was printed, as {@code head} does. */
    CliRun readUntil(String text) {
        lastWanted = text;
        return this;
    }

    /** The command of the demo server. */
    static List<String> demoCommand() {
        return DemoCommand.startCommand(of().context(OutputStream.nullOutputStream(), OutputStream.nullOutputStream()));
    }

    Result run() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = new Cli(context(stdout(out), err), Interruption.none()).run(words);
        return new Result(String.join(" ", words), code, out.toString(UTF_8), err.toString(UTF_8));
    }

    private Context context(OutputStream out, OutputStream err) {
        return new Context(
                new Context.Streams(stdin, out, err),
                environment,
                new Context.LauncherProperties(terminals, size, "", "", ""),
                directory,
                Clock.systemUTC());
    }

    private OutputStream stdout(ByteArrayOutputStream target) {
        String last = lastWanted;
        return last == null
                ? target
                : new FilterOutputStream(target) {
                    @Override
                    public void write(byte[] bytes, int offset, int length) throws IOException {
                        if (target.toString(UTF_8).contains(last)) {
                            throw new IOException("Broken pipe");
                        }
                        target.write(bytes, offset, length);
                    }
                };
    }

    /** What it came to. */
    record Result(String line, int code, String out, String err) {

        Result exits(int expected) {
            assertThat(code).as(toString()).isEqualTo(expected);
            return this;
        }

        Result prints(String text) {
            assertThat(out).as(toString()).isEqualTo(text);
            return this;
        }

        Result says(String part) {
            assertThat(err).as(toString()).contains(part);
            return this;
        }

        /** A usage error, told before anything was printed. */
        Result refusedAs(String part) {
            return exits(2).prints("").says("mcpctl: ").says(part);
        }

        JsonNode json() {
            return parse(out);
        }

        /** The last line of stderr as JSON. */
        JsonNode error() {
            return parse(err.lines().reduce("", (before, last) -> last)).path("error");
        }

        private JsonNode parse(String text) {
            try {
                return MAPPER.readTree(text);
            } catch (IOException problem) {
                throw new AssertionError("no JSON: " + problem.getMessage() + "\n" + this, problem);
            }
        }
    }
}
