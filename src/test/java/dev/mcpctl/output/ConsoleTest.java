package dev.mcpctl.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.testing.Waiting;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleTest {

    private static ConsoleTraits traits(String terminals, Map<String, String> environment) {
        return ConsoleTraits.of(Terminals.of(terminals), environment::get);
    }

    @Test
    void the_digits_say_which_streams_are_terminals() {
        assertThat(Terminals.of("02")).isEqualTo(new Terminals(true, false, true));
        assertThat(Terminals.of("")).isEqualTo(new Terminals(false, false, false));
    }

    @ParameterizedTest
    @CsvSource({"120, 120", "0, 80", "'', 80", "wide, 80", "5, 20", "999999999, 80", "-5, 80"})
    void the_width_comes_from_columns_within_reason(String columns, int width) {
        assertThat(traits("1", Map.of("COLUMNS", columns)).width()).isEqualTo(width);
    }

    @Test
    void colour_follows_stdout_and_the_usual_variables() {
        assertThat(traits("1", Map.of()).colour()).isTrue();
        assertThat(traits("1", Map.of()).errorColour()).isFalse();
        assertThat(traits("02", Map.of()).colour()).isFalse();
        assertThat(traits("1", Map.of("NO_COLOR", "1")).colour()).isFalse();
        assertThat(traits("1", Map.of("NO_COLOR", "")).colour()).isTrue();
        assertThat(traits("1", Map.of("TERM", "dumb")).colour()).isFalse();
        assertThat(traits("1", Map.of("CLICOLOR", "0")).colour()).isFalse();
        assertThat(traits("1", Map.of("FORCE_COLOR", "0")).colour()).isFalse();
        assertThat(traits("", Map.of("FORCE_COLOR", "1", "NO_COLOR", "1")).colour())
                .isTrue();
        assertThat(traits("", Map.of("CLICOLOR_FORCE", "1")).colour()).isTrue();
        assertThat(traits("", Map.of("CLICOLOR_FORCE", "0")).colour()).isFalse();
    }

    @Test
    void questions_need_stdin_and_stderr_and_nobody_who_forbids_them() {
        assertThat(traits("02", Map.of()).interactive()).isTrue();
        assertThat(traits("01", Map.of()).interactive()).isFalse();
        assertThat(traits("12", Map.of()).interactive()).isFalse();
        assertThat(traits("02", Map.of("CI", "true")).interactive()).isFalse();
        assertThat(traits("02", Map.of()).withoutInput().interactive()).isFalse();
    }

    @Test
    void progress_goes_before_a_result_or_a_failure_comes_on_the_same_terminal() {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        Console console = Console.of(Console.Streams.of(screen, screen), traits("12", Map.of()));
        console.status("half way");
        console.out().ours("the result").newline();
        console.status("nearly there");
        console.flush();
        assertThat(screen.toString(UTF_8)).isEqualTo("\r\u001b[Khalf way\r\u001b[Kthe result\n");
    }

    @Test
    void progress_may_go_on_beside_a_result_that_goes_elsewhere() {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        Console console = Console.of(Console.Streams.of(new ByteArrayOutputStream(), screen), traits("2", Map.of()));
        console.out().ours("the result").newline();
        console.status("half way");
        console.fail(Failure.usage("wrong"), OutputFormat.HUMAN);
        assertThat(screen.toString(UTF_8))
                .startsWith("\r\u001b[Khalf way\r\u001b[K")
                .contains("wrong");
    }

    @Test
    void a_reader_that_went_away_is_noticed_once() {
        Console console = console(new Failing("Broken pipe"), false);
        console.out().ours("line").newline();
        assertThatThrownBy(console::flush).isInstanceOf(PipeClosed.class);
        console.out().ours("more").newline();
        console.flush();
    }

    @Test
    void a_write_that_fails_on_a_pipe_means_its_reader_whatever_the_language_of_the_message() {
        Console console = console(new Failing("Datenübergabe unterbrochen"), true);
        assertThatThrownBy(() -> console.bytes().write(new byte[100_000])).isInstanceOf(PipeClosed.class);
    }

    @Test
    void a_real_pipe_without_reader_is_noticed() throws IOException {
        PipedInputStream reader = new PipedInputStream();
        PipedOutputStream pipe = new PipedOutputStream(reader);
        reader.close();
        Console console = console(pipe, false);
        console.out().ours("line");
        assertThatThrownBy(console::flush).isInstanceOf(PipeClosed.class);
    }

    @Test
    void a_full_disk_is_a_failure_with_a_local_file() throws IOException {
        assumeTrue(java.nio.file.Files.exists(java.nio.file.Path.of("/dev/full")), "a system with /dev/full");
        try (OutputStream full = new FileOutputStream("/dev/full")) {
            Console console = console(full, false);
            console.out().ours("line");
            Failure failure = catchThrowableOfType(Failure.class, console::flush);
            assertThat(failure.kind()).isEqualTo(Failure.Kind.LOCAL_FILE);
            assertThat(failure.message()).startsWith("stdout could not be written: ");
        }
    }

    @Test
    void notes_warnings_and_details_go_to_stderr_by_verbosity() {
        Screen normal = Screen.pipe();
        normal.console().note("found \u001b[2Jit");
        normal.console().warn("two tools 'a'");
        normal.console().verbose(1, "hidden");
        assertThat(normal.err()).isEqualTo("found \\x1b[2Jit\nwarning: two tools 'a'\n");
        assertThat(normal.out()).isEmpty();

        Screen quiet = Screen.with(traits("", Map.of()).withVerbosity(-1));
        quiet.console().note("found it");
        quiet.console().warn("two tools 'a'");
        assertThat(quiet.err()).isEmpty();

        Screen verbose = Screen.with(traits("", Map.of()).withVerbosity(1));
        verbose.console().verbose(1, "seen");
        verbose.console().verbose(2, "unseen");
        assertThat(verbose.err()).isEqualTo("seen\n");
    }

    @Test
    void a_status_line_is_replaced_on_a_terminal_and_absent_elsewhere() {
        Screen terminal = Screen.terminal(20);
        terminal.console().status("loading a very long thing");
        terminal.console().note("done");
        assertThat(terminal.err()).isEqualTo("\r\u001b[Kloading a very lon…\r\u001b[Kdone\n");

        Screen pipe = Screen.pipe();
        pipe.console().status("loading");
        assertThat(pipe.err()).isEmpty();
    }

    @Test
    void text_is_utf8_whatever_the_locale_and_half_a_pair_is_an_escape() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Utf8Writer writer = new Utf8Writer(bytes)) {
            writer.write("é東😀\ud83d!\ude00\ud83d");
        }
        assertThat(bytes.toString(java.nio.charset.StandardCharsets.UTF_8)).isEqualTo("é東😀\\ud83d!\\ude00\\ud83d");
    }

    private static Console console(OutputStream stdout, boolean pipe) {
        return Console.of(
                new Console.Streams(stdout, OutputStream.nullOutputStream(), () -> pipe), traits("", Map.of()));
    }

    private static final class Failing extends OutputStream {
        private final String message;

        Failing(String message) {
            this.message = message;
        }

        @Override
        public void write(int one) throws IOException {
            throw new IOException(message);
        }
    }

    @Test
    void while_one_thread_talks_with_a_person_others_neither_print_there_nor_show_progress() throws Exception {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        Console console = Console.of(Console.Streams.of(screen, screen), traits("012", Map.of("NO_COLOR", "1")));
        console.status("before");
        Waiting.Beside<String> printing = console.talk(() -> {
            console.ask("name: ");
            console.status("50 %");
            Waiting.Beside<String> beside = Waiting.beside(() -> {
                console.out().ours("a result\n");
                console.flush();
                return "printed";
            });
            beside.blocked();
            console.talk(() -> {
                console.ask("really? ");
                return "";
            });
            assertThat(screen.toString(UTF_8)).isEqualTo("\r\u001b[Kbefore\r\u001b[Kname: really? ");
            return beside;
        });
        assertThat(printing.result()).isEqualTo("printed");
        assertThat(screen.toString(UTF_8)).endsWith("name: really? a result\n");
    }
}
