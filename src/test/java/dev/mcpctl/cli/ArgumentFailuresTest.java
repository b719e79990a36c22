package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.testing.MisbehavingServer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arguments that do not fit, through whole command lines: nothing is sent, and the sentence names the mistake. */
class ArgumentFailuresTest {

    @TempDir
    private Path directory;

    @Test
    void a_file_that_cannot_be_read_says_why() throws IOException {
        String path = directory.toString();
        CliRun.run("call", "demo", "echo", "message=@" + path)
                .exits(74)
                .prints("")
                .says("the file '" + path + "' could not be read: Is a directory");
        Path binary = Files.write(directory.resolve("binary"), new byte[] {'A', '=', (byte) 0xff, 0});
        CliRun.run("list", "--env-file", binary.toString(), "--", "true")
                .refusedAs("--env-file: the file '" + binary + "' is no UTF-8 text");
    }

    /** A name that leads nowhere is a mistake of the line; what is there and cannot be read is trouble with the file. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--env X=${file:%s} -- true",
                "--header X:${file:%s} http://127.0.0.1:1/mcp",
                "http://127.0.0.1:1/${file:%s}",
                "--header @%s http://127.0.0.1:1/mcp",
                "--env-file %s -- true",
                "--answers %s -- true",
                "--ca-cert %s https://127.0.0.1:1/mcp"
            })
    void a_file_that_is_missing_is_no_file_that_cannot_be_read(String line) throws IOException {
        Path missing = directory.resolve("missing");
        CliRun.run(words("list " + line, missing)).refusedAs("there is no file '" + missing + "'");
        CliRun.run(words("list " + line, directory))
                .exits(74)
                .prints("")
                .says("the file '" + directory + "' could not be read: Is a directory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"show %s", "replay %s -- true", "mock %s"})
    void a_recording_that_is_missing_is_a_mistake_of_the_line(String line) {
        Path missing = directory.resolve("missing.jsonl");
        CliRun.run(words(line, missing)).refusedAs("there is no recording '" + missing + "'");
    }

    private static String[] words(String line, Path file) {
        return String.format(Locale.ROOT, line, file).split(" ");
    }

    /** Nothing is read of it: no text has so many bytes. */
    @Test
    void a_file_larger_than_any_memory_is_named() throws IOException {
        Path sparse = directory.resolve("sparse");
        try (RandomAccessFile file = new RandomAccessFile(sparse.toFile(), "rw")) {
            file.setLength(3L << 30);
        }
        CliRun.run("call", "demo", "echo", "message=@" + sparse)
                .exits(74)
                .prints("")
                .says("the file '" + sparse + "' could not be read: it is larger than the memory")
                .says("hint: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weather|city",
                "weather city=Oslo ctiy=Bergen|ctiy",
                "weather city=Oslo --dyas 3|dyas",
                "weather city=Oslo days=three|days",
                "weather city=Oslo days=8|days",
                "weather city=Oslo days=0|days",
                "weather city=Oslo days=1.5|days",
                "weather city=Oslo units=metrics|metric",
                "weather city=|city",
                "weather city:=3|city",
                "weather --=x|has no name before",
                "weather Oslo|Oslo",
                "weather city=Oslo days:={|days",
                "weather city=Oslo city=Bergen|city",
                "weather --city|city",
                "echo --args [1]|--args",
                "echo --args {|--args",
                "echo --args null|--args",
                "echo --args @no-such-file|no-such-file",
                "echo message=@no-such-file|no-such-file",
                "shapes text=x count=many|count",
                "shapes text=x tags=a tags:=[1]|tags"
            })
    void what_does_not_fit_fails_before_anything_is_sent(String words, String named) {
        List<String> line = new ArrayList<>(List.of("call", "demo"));
        line.addAll(List.of(words.split(" ", -1)));
        CliRun.Result result = CliRun.of(line).run().exits(2).prints("");
        assertThat(result.err()).as(result.toString()).startsWith("mcpctl: ").contains(named);
        line.addAll(1, List.of("-o", "json"));
        CliRun.Result json = CliRun.of(line).run().exits(2).prints("");
        assertThat(json.err().lines()).as(json.toString()).hasSize(1);
        assertThat(json.error().path("message").asText()
                        + json.error().path("hint").asText())
                .contains(named);
    }

    @Test
    void nothing_is_sent_that_does_not_fit_unless_told_to() throws IOException {
        Path journal = directory.resolve("journal");
        List<String> words = new ArrayList<>(List.of("call", "echo", "--args", "[]", "--"));
        words.addAll(MisbehavingServer.command("journal=" + journal));
        CliRun.of(words).run().exits(2);
        assertThat(Files.readString(journal)).contains("tools/list").doesNotContain("tools/call");
        CliRun.run("call", "demo", "weather", "city=Oslo", "days:=8", "--no-validate")
                .exits(5)
                .prints("arguments.days is too large: 8\n");
    }

    @Test
    void deep_nesting_goes_through_as_far_as_it_is_sane_and_is_refused_beyond() {
        String deep = "[".repeat(200) + "]".repeat(200);
        CliRun.run(
                        "call",
                        "demo",
                        "shapes",
                        "text=x",
                        "anything:=" + deep,
                        "--jq",
                        ".structuredContent|tojson|length > 400")
                .exits(0)
                .prints("true\n");
        String tooDeep = "[".repeat(100_000) + "]".repeat(100_000);
        CliRun.Result result = CliRun.run("call", "demo", "shapes", "text=x", "anything:=" + tooDeep);
        assertThat(result.exits(2).err()).contains("anything").hasSizeLessThan(1_000);
    }
}
