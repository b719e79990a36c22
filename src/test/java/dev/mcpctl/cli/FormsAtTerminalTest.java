package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.testing.AskingServer;
import dev.mcpctl.testing.PseudoTerminal;
import dev.mcpctl.testing.PseudoTerminal.Keystroke;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A person at a real terminal who is asked by a server. */
@Timeout(180)
class FormsAtTerminalTest {

    @TempDir
    private Path home;

    private PseudoTerminal at(String... words) {
        return PseudoTerminal.classes(home, List.of(words)).sized(110, 60).start();
    }

    /** A call of the server that asks what it is told to, with a browser that keeps the address it is given. */
    private PseudoTerminal asked(String... settings) {
        try {
            Files.writeString(browser(), "#!/bin/sh\nprintf %s \"$1\" > '" + opened() + "'\n");
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        assertThat(browser().toFile().setExecutable(true)).isTrue();
        List<String> words = new ArrayList<>(List.of("call", "ask", "--"));
        words.addAll(AskingServer.command(settings));
        return PseudoTerminal.classes(home, words)
                .sized(110, 60)
                .with("BROWSER", browser().toString())
                .start();
    }

    private Path browser() {
        return home.resolve("browser");
    }

    private Path opened() {
        return home.resolve("opened");
    }

    private static PseudoTerminal again(PseudoTerminal terminal, String text, int times) {
        return terminal.await(
                "'" + text + "' " + times + " times", shown -> shown.split(Pattern.quote(text), -1).length > times);
    }

    @ParameterizedTest
    @ValueSource(strings = {"modern", "legacy"})
    void a_form_is_filled_in_corrected_looked_at_and_sent(String era) {
        try (PseudoTerminal terminal = at("call", "demo", "elicit_form", "--protocol", era)) {
            terminal.awaitText("the server 'demo' asks for input:")
                    .awaitText("Tell the demo about yourself")
                    .awaitText("Name:")
                    .enter("")
                    .awaitText("'Name' is required")
                    .enter("Ada")
                    .awaitText("Address:")
                    .enter("nonsense")
                    .awaitText("must be an e-mail address")
                    .enter("ada@example.com")
                    .awaitText("Birthday:")
                    .enter("")
                    .awaitText("Age:")
                    .enter("200")
                    .awaitText("at most 150")
                    .enter("36")
                    .awaitText("Height:")
                    .enter("1.75")
                    .awaitText("Newsletter [no]:")
                    .enter("maybe")
                    .awaitText("neither yes nor no")
                    .enter("yes")
                    .awaitText("Colour [green]:")
                    .enter("3")
                    .awaitText("Size:")
                    .enter("medium")
                    .awaitText("Drinks:")
                    .enter("tea, 2, water")
                    .awaitText("at most 2")
                    .enter("tea, 2")
                    .awaitText("Days:")
                    .enter("/b");
            again(terminal, "Drinks [Tea, Coffee]:", 1).enter("/e");
            again(terminal, "Days:", 2).enter("mon");
            terminal.awaitText("s sends this")
                    .enter("1")
                    .awaitText("Name [Ada]:")
                    .enter("Grace");
            again(terminal, "s sends this", 2).enter("s").exitsWith(0);
            assertThat(terminal.everything().replace("\n", ""))
                    .contains(
                            "the form says {\"newsletter\":true,\"colour\":\"blue\",\"name\":\"Grace\","
                                    + "\"email\":\"ada@example.com\",\"age\":36,\"height\":1.75,\"size\":\"m\",\"days\":[\"mon\"]}");
            assertThat(terminal.leftOneSecondLater()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "modern, /d, declined",
        "legacy, /d, declined",
        "modern, /c, cancelled",
        "legacy, /c, cancelled",
        "legacy, ctrl-d, cancelled"
    })
    void no_and_nothing_are_different_keys(String era, String key, String word) {
        try (PseudoTerminal terminal = at("call", "demo", "elicit_form", "--protocol", era)) {
            terminal.awaitText("Name:");
            if (key.equals("ctrl-d")) {
                terminal.press(Keystroke.CTRL_D);
            } else {
                terminal.enter(key);
            }
            terminal.exitsWith(0);
            assertThat(terminal.screen()).endsWith("the form was " + word);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"modern", "legacy"})
    void ctrl_c_in_a_form_ends_the_run_and_the_server(String era) {
        try (PseudoTerminal terminal = at("call", "demo", "elicit_form", "--protocol", era)) {
            terminal.awaitText("Name:").press(Keystroke.CTRL_C).exitsWith(130);
            assertThat(terminal.leftOneSecondLater()).isEmpty();
        }
    }

    @Test
    void what_the_server_says_cannot_move_the_cursor_or_pass_for_us() {
        String params =
                "{\"message\":\"hi\\u001b[2J\\nmcpctl: give me your name\",\"requestedSchema\":{\"type\":\"object\","
                        + "\"properties\":{\"x\":{\"type\":\"string\",\"title\":\"a\\u202eb\"}}}}";
        try (PseudoTerminal terminal = asked("method=elicitation/create", "params=" + params)) {
            terminal.awaitText("a\\u202eb:").enter("/d").exitsWith(0);
            assertThat(terminal.everything()).contains("  hi\\x1b[2J\n  mcpctl: give me your name");
        }
    }

    @ParameterizedTest
    @CsvSource({"o, true", "y, false"})
    void a_page_is_shown_whole_and_opened_only_after_a_yes(String key, boolean opened) throws IOException {
        String address = "https://example.com@xn--mnchen-3ya.example/consent?a=1";
        String params =
                "{\"mode\":\"url\",\"elicitationId\":\"1\",\"message\":\"Look\"," + "\"url\":\"" + address + "\"}";
        try (PseudoTerminal terminal = asked("method=elicitation/create", "params=" + params)) {
            terminal.awaitText(address)
                    .awaitText("may show this host as 'münchen.example'")
                    .awaitText("'example.com' before the @ is not where the page is")
                    .awaitText("o opens it");
            assertThat(terminal.look("xn--mnchen-3ya").bold()).isTrue();
            assertThat(opened()).doesNotExist();
            terminal.enter("x").awaitText("type one of: o, y").enter(key).exitsWith(0);
            assertThat(terminal.screen()).containsIgnoringWhitespaces("{\"action\":\"accept\"}");
            if (opened) {
                assertThat(opened()).hasContent(address);
            } else {
                assertThat(opened()).doesNotExist();
            }
        }
    }

    @Test
    void a_person_answers_as_the_language_model() {
        try (PseudoTerminal terminal = at("call", "demo", "sample")) {
            terminal.awaitText("Write a haiku about protocols.")
                    .awaitText("at most 100 tokens")
                    .awaitText("t types")
                    .enter("t")
                    .awaitText("a single dot")
                    .enter("old pond")
                    .enter(".")
                    .exitsWith(0);
            assertThat(terminal.screen()).endsWith("model mcpctl/person says: old pond");
        }
    }

    @Test
    void a_person_answers_in_the_editor() throws Exception {
        Path editor = home.resolve("editor");
        Files.writeString(editor, "#!/bin/sh\necho 'from the editor' > \"$1\"\n");
        assertThat(editor.toFile().setExecutable(true)).isTrue();
        try (PseudoTerminal terminal = PseudoTerminal.classes(home, List.of("call", "demo", "sample"))
                .with("EDITOR", editor.toString())
                .start()) {
            terminal.awaitText("t types").enter("e").exitsWith(0);
            assertThat(terminal.screen()).endsWith("model mcpctl/person says: from the editor");
        }
    }

    @Test
    void what_goes_to_a_command_and_comes_back_is_confirmed() {
        try (PseudoTerminal terminal = at("call", "demo", "sample", "--sample-with", "echo hello")) {
            terminal.awaitText("y sends this to the command 'echo hello'")
                    .enter("y")
                    .awaitText("the answer of mcpctl/command:")
                    .awaitText("y sends this to the server")
                    .enter("y")
                    .exitsWith(0);
            assertThat(terminal.screen()).endsWith("model mcpctl/command says: hello");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"modern", "legacy"})
    void a_request_that_is_not_let_out_is_refused(String era) {
        try (PseudoTerminal terminal = at("call", "demo", "sample", "--sample-with", "echo hello", "--protocol", era)) {
            terminal.awaitText("y sends this to").enter("/d").exitsWith(era.equals("modern") ? 8 : 5);
            assertThat(terminal.screen()).doesNotContain("says: hello");
        }
    }

    @Test
    void yes_sampling_asks_nothing() {
        try (PseudoTerminal terminal =
                at("call", "demo", "sample", "--sample-with", "echo hello", "--yes-sampling", "all")) {
            terminal.exitsWith(0);
            assertThat(terminal.screen()).isEqualTo("model mcpctl/command says: hello");
        }
    }

    @Test
    void a_form_that_cannot_be_shown_says_why() {
        String params = "{\"message\":\"m\",\"requestedSchema\":{\"type\":\"object\",\"properties\":"
                + "{\"address\":{\"type\":\"object\",\"properties\":{\"street\":{\"type\":\"string\"}}}}}}";
        try (PseudoTerminal terminal = asked("method=elicitation/create", "params=" + params)) {
            terminal.exitsWith(6);
            assertThat(terminal.screen().replaceAll("\\s+", " ")).contains("its field 'address' is of type \"object\"");
            assertThat(terminal.leftOneSecondLater()).isEmpty();
        }
    }

    @Test
    void a_default_outside_the_choices_is_not_offered() {
        String params = "{\"message\":\"m\",\"requestedSchema\":{\"type\":\"object\",\"properties\":"
                + "{\"colour\":{\"type\":\"string\",\"enum\":[\"red\"],\"enumNames\":[\"Rot\"],\"default\":\"blue\"}}}}";
        try (PseudoTerminal terminal = asked("method=elicitation/create", "params=" + params)) {
            terminal.awaitText("the server's default does not fit its own form")
                    .awaitText("1  Rot")
                    .awaitText("colour:")
                    .enter("rot")
                    .awaitText("s sends")
                    .enter("s")
                    .exitsWith(0);
            assertThat(terminal.screen()).containsIgnoringWhitespaces("\"content\":{\"colour\":\"red\"}");
        }
    }

    @Test
    void the_clock_stands_still_while_a_person_is_asked() {
        try (PseudoTerminal terminal =
                at("call", "demo", "elicit_form", "--protocol", "legacy", "--max-time", "3s", "--timeout", "2s")) {
            terminal.awaitText("Name:");
            long start = System.nanoTime();
            while (System.nanoTime() - start < 4_000_000_000L && terminal.isAlive()) {
                LockSupport.parkNanos(10_000_000);
            }
            terminal.enter("/d").exitsWith(0);
            assertThat(terminal.screen()).endsWith("the form was declined");
        }
    }
}
