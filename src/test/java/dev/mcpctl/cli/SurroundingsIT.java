package dev.mcpctl.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.testing.CommandResult;
import dev.mcpctl.testing.CommandRun;
import dev.mcpctl.testing.MisbehavingServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged program where the pipe, the disk, the home or the locale is not what one would wish. */
class SurroundingsIT {

    private static final String LAUNCHER = Path.of(
                    System.getProperty("mcpctl.distribution", "target/mcpctl"), "bin", "mcpctl")
            .toAbsolutePath()
            .toString();

    @TempDir
    private static Path home;

    private static Misbehaviour mcpctl;

    @BeforeAll
    static void find_the_program() {
        mcpctl = new Misbehaviour(home);
    }

    /** A script of bash in which {@code "$@"} is a misbehaving server's command. */
    private static CommandRun bash(String script) {
        List<String> words =
                new ArrayList<>(List.of("/bin/bash", "-c", script.replace("mcpctl ", LAUNCHER + " "), "bash"));
        words.addAll(MisbehavingServer.command());
        return CommandRun.of(words)
                .inheriting("PATH", "JAVA_HOME")
                .with("HOME", home.toString())
                .with("LC_ALL", "C.UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list demo -o jsonl | head -n 1 >&2",
                "read test://big/5 -- \"$@\" | head -c 1 >&2",
                "read test://big/5 -o json -- \"$@\" | head -c 1 >&2",
                "read test://big/5 -O - -- \"$@\" | head -c 1 >&2",
                "help | true",
                "--version | true"
            })
    void a_reader_that_leaves_early_is_no_failure(String line) {
        CommandResult result =
                bash("mcpctl " + line + "; echo ${PIPESTATUS[0]}").run();
        result.exitsWith(0).prints("0\n").leavesNothingRunning();
        assertThat(result.err()).as(result::evidence).doesNotContain("mcpctl:", "rror");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list demo > /dev/full",
                "call demo echo message=hi -o json > /dev/full",
                "read demo demo://logo.png > /dev/full",
                "help > /dev/full",
                "--version > /dev/full",
                "call demo weather --city Oslo -o jsonl >&-",
                "call demo weather --city Oslo -o jsonl <&- >&-"
            })
    void a_full_disk_under_stdout_is_exit_74(String line) {
        bash("mcpctl " + line)
                .run()
                .exitsWith(74)
                .explains("stdout could not be written: ")
                .leavesNothingRunning();
    }

    /** A closed stream would otherwise become a file of the JVM's. */
    @Test
    void closed_streams_take_and_give_nothing() {
        bash("mcpctl call demo echo message=hi <&- >&- 2>&-")
                .run()
                .exitsWith(74)
                .leavesNothingRunning();
        bash("mcpctl call demo echo message=hi <&- 2>&-").run().exitsWith(0).prints("hi\n");
        bash("mcpctl call demo echo message=@- <&-").run().exitsWith(0).prints("");
    }

    @Test
    void a_file_that_cannot_be_written_is_exit_74() {
        for (String file : List.of("/dev/full", home + "/no/such/directory/file", home.toString())) {
            CommandResult result = mcpctl.run("read", "demo", "demo://logo.png", "-O", file, "-o", "json")
                    .run();
            result.exitsWith(74).prints("").leavesNothingRunning();
            JsonNode error = result.failure().path("error");
            assertThat(error.path("code").asText()).isEqualTo("local_file");
            assertThat(error.path("message").asText()).contains("'" + file + "'");
        }
    }

    @Test
    void without_a_home_everything_works_and_nothing_is_remembered() {
        List<String> words = new ArrayList<>(List.of(LAUNCHER, "call", "echo", "text=hi", "-v", "--"));
        words.addAll(MisbehavingServer.command());
        for (int time = 0; time < 2; time++) {
            CommandRun.of(words)
                    .inheriting("PATH", "JAVA_HOME")
                    .run()
                    .exitsWith(0)
                    .prints("hi\n")
                    .explains("answered server/discover")
                    .leavesNothingRunning();
        }
    }

    @Test
    void a_home_that_cannot_be_written_is_no_trouble() {
        List<String> words = new ArrayList<>(List.of("call", "echo", "text=hi"));
        CommandResult result = mcpctl.against(MisbehavingServer.command(), words)
                .with("HOME", "/proc/nowhere")
                .run();
        result.exitsWith(0).prints("hi\n").leavesNothingRunning();
        assertThat(result.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", ""})
    void text_beyond_ascii_survives_every_locale(String locale) throws IOException {
        String text = "blåbær € 😀";
        CommandRun run = mcpctl.run("call", "demo", "echo", "message=" + text).with("LC_ALL", locale);
        assertThat(run.run().exitsWith(0).bytes()).isEqualTo((text + "\n").getBytes(UTF_8));
        Path file = home.resolve("blåbær-" + locale + ".md");
        mcpctl.run("read", "demo", "demo://readme.md", "-O", file.toString())
                .with("LC_ALL", locale)
                .run()
                .exitsWith(0);
        assertThat(file).isNotEmptyFile();
    }

    @ParameterizedTest
    @CsvSource(
            value = {"C|C", "POSIX|POSIX", "''|unset", "C.UTF-8|C.UTF-8"},
            delimiter = '|')
    void a_server_gets_the_locale_and_the_variables_of_the_user(String locale, String seen) {
        List<String> server =
                List.of("/bin/sh", "-c", "echo \"${LC_ALL:-unset} $BERRY $1\" >&2; exit 3", "sh", "blåbær");
        CommandResult result = mcpctl.against(server, List.of("list", "-o", "json"))
                .with("LC_ALL", locale)
                .with("BERRY", "jordbær")
                .run()
                .exitsWith(4);
        assertThat(result.failure().path("error").path("stderr").path(0).asText())
                .isEqualTo(seen + " jordbær blåbær");
    }

    @Test
    void ten_megabytes_of_arguments_come_from_stdin() {
        String text = "0123456789".repeat(1_000_000);
        CommandResult result =
                mcpctl.against(List.of(), "call", "echo", "text=@-").stdin(text).run();
        result.exitsWith(0).leavesNothingRunning();
        assertThat(result.out().equals(text + "\n")).as("the same text").isTrue();
    }

    @Test
    void binary_from_stdin_is_a_usage_error() {
        CommandResult result = bash("printf '\\xff\\xfe' | mcpctl call echo text=@- -o json -- \"$@\"")
                .run();
        result.exitsWith(2).prints("").leavesNothingRunning();
        assertThat(result.failure().path("error").path("message").asText()).contains("stdin", "UTF-8");
    }

    @Test
    void stdin_is_left_alone_where_nobody_asked_for_it() {
        bash("printf 'rest' | { mcpctl call echo text=hi -- \"$@\"; cat; }")
                .run()
                .exitsWith(0)
                .prints("hi\nrest");
    }
}
