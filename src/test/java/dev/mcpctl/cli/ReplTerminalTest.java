package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.testing.PseudoTerminal;
import dev.mcpctl.testing.PseudoTerminal.Keystroke;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code repl} as a person has it, at a real terminal. */
@Timeout(240)
class ReplTerminalTest {

    @TempDir
    Path home;

    private PseudoTerminal.Setup repl(String... words) {
        List<String> line = new ArrayList<>(List.of("repl"));
        line.addAll(List.of(words));
        return PseudoTerminal.classes(home, line).in(home);
    }

    private PseudoTerminal demo() {
        return repl("demo").start().awaitText("demo [1]>");
    }

    /** Takes back what was typed. The terminal drops keys that come with the signal, so the next ones wait for a prompt. */
    private static void takeBack(PseudoTerminal terminal) {
        terminal.await("what was typed", screen -> !screen.strip().endsWith("]>"));
        terminal.press(Keystroke.CTRL_C);
        awaitPrompt(terminal);
    }

    private static void awaitPrompt(PseudoTerminal terminal) {
        terminal.await("a prompt", screen -> screen.strip().endsWith("]>"));
    }

    private static void leave(PseudoTerminal terminal) {
        awaitPrompt(terminal);
        terminal.press(Keystroke.CTRL_D).exitsWith(0);
        assertThat(terminal.leftOneSecondLater()).isEmpty();
    }

    @Test
    void tab_completes_commands_tools_arguments_and_values() {
        try (PseudoTerminal terminal = demo()) {
            terminal.type("cal").press(Keystroke.TAB).awaitText("call ");
            terminal.type("wea").press(Keystroke.TAB).awaitText("call weather ");
            terminal.type("ci").press(Keystroke.TAB).awaitText("weather city=");
            terminal.type("Oslo un").press(Keystroke.TAB).awaitText("units=");
            terminal.type("i").press(Keystroke.TAB).awaitText("units=imperial");
            terminal.press(Keystroke.ENTER).awaitText("Weather in Oslo");
            leave(terminal);
        }
    }

    @Test
    void tab_lists_what_there_is_with_a_few_words_on_each() {
        try (PseudoTerminal terminal = demo()) {
            terminal.type("call shapes --c").press(Keystroke.TAB);
            terminal.awaitText("--colour").awaitText("--choices").awaitText("like AB-123");
            terminal.await(
                    "options of the line, and none that only opens a server",
                    screen -> screen.contains("--confirm") && !screen.contains("--ca-cert"));
            terminal.type("ol").press(Keystroke.TAB).awaitText("--colour ");
            terminal.press(Keystroke.TAB).awaitText("green");
            takeBack(terminal);
            leave(terminal);
        }
    }

    @Test
    void uris_variables_and_prompt_arguments_are_completed_by_the_server() {
        try (PseudoTerminal terminal = demo()) {
            terminal.type("read demo://ci").press(Keystroke.TAB).awaitText("demo://cities/");
            terminal.type("Os").press(Keystroke.TAB).awaitText("demo://cities/Oslo");
            takeBack(terminal);
            terminal.type("prompt gre").press(Keystroke.TAB).awaitText("prompt greet ");
            terminal.type("style=fo").press(Keystroke.TAB).awaitText("style=formal");
            takeBack(terminal);
            leave(terminal);
        }
    }

    @Test
    void dim_words_tell_what_an_argument_is() {
        try (PseudoTerminal terminal = demo()) {
            terminal.type("call weather ").awaitText("city= [days=] [units=]");
            terminal.type("days=").awaitText("int = 3, how many days");
            terminal.type("2 --city ").awaitText("string, required, name of the city");
            terminal.type("Oslo").press(Keystroke.ENTER).awaitText("day 2");
            assertThat(terminal.screen()).as("nothing of it stays").doesNotContain("name of the city");
            leave(terminal);
        }
    }

    @Test
    void json_goes_on_over_several_lines_until_it_is_closed() {
        try (PseudoTerminal terminal = demo()) {
            terminal.enter("call echo {\"message\":").awaitText("\n....");
            terminal.enter("\"from two lines\"}").awaitText("\nfrom two lines");
            leave(terminal);
        }
    }

    @Test
    void ctrl_c_ends_a_busy_call_and_not_the_session() {
        try (PseudoTerminal terminal = demo()) {
            terminal.enter("call slow seconds=600 steps=600").awaitText(" %");
            terminal.press(Keystroke.CTRL_C).awaitText("mcpctl: interrupted");
            awaitPrompt(terminal);
            terminal.enter("call echo message=alive").awaitText("\nalive");
            awaitPrompt(terminal);
            terminal.type("half a line");
            takeBack(terminal);
            terminal.enter("call echo message=again").awaitText("\nagain");
            leave(terminal);
        }
    }

    @Test
    void what_a_server_says_by_itself_appears_above_the_line() throws Exception {
        Path server = Files.writeString(home.resolve("talkative.sh"), TALKATIVE);
        try (PseudoTerminal terminal = repl("--start-timeout", "60s", "--", "sh", server.toString(), home + "/go")
                .start()
                .awaitText("talkative.sh [1]>")) {
            terminal.type("call half typed");
            Files.writeString(home.resolve("go"), "");
            terminal.awaitText("[warning] the sky is falling").awaitText("notifications/tools/list_changed");
            terminal.await("the line below it, whole", screen -> screen.strip().endsWith("call half typed"));
            takeBack(terminal);
            leave(terminal);
        }
    }

    @Test
    void a_server_that_ends_is_told_of_and_can_be_opened_again() throws Exception {
        Path server = Files.writeString(home.resolve("mortal.sh"), MORTAL);
        try (PseudoTerminal terminal =
                repl("--", "sh", server.toString(), home + "/go").start().awaitText("[1]>")) {
            Files.writeString(home.resolve("go"), "");
            terminal.awaitText("has ended with status 7; open it again with:");
            terminal.enter("list tools").awaitText("hint: open it again with: reconnect");
            Files.delete(home.resolve("go"));
            terminal.enter("reconnect").enter("list tools -o name").awaitText("\nonly_tool");
            leave(terminal);
        }
    }

    @Test
    void history_is_kept_for_each_server_without_secrets() throws Exception {
        try (PseudoTerminal terminal = demo()) {
            terminal.enter("call echo message=remembered").awaitText("\nremembered");
            terminal.enter("call echo message=x --arg password=y").awaitText("demo [2]>");
            leave(terminal);
        }
        try (PseudoTerminal terminal = demo()) {
            // Ctrl-P: what the arrow sends depends on the mode that the line editor has set.
            terminal.type("\u0010").awaitText("message=remembered");
            takeBack(terminal);
            leave(terminal);
        }
        try (Stream<Path> files = Files.walk(home.resolve(".local/state/mcpctl/history"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).doesNotContain("password");
            }
        }
    }

    @Test
    void the_line_follows_a_new_size_of_the_terminal() {
        try (PseudoTerminal terminal = demo()) {
            terminal.type("call echo message=0123456789012345678901234567890123456789");
            terminal.resize(40, 24).press(Keystroke.ENTER);
            terminal.await(
                    "the answer", screen -> screen.strip().contains("\n0123456789012345678901234567890123456789"));
            terminal.enter("list prompts").awaitText("interview");
            assertThat(terminal.screen().lines()).allMatch(line -> line.length() <= 40);
            leave(terminal);
        }
    }

    @Test
    void forty_columns_are_enough() {
        try (PseudoTerminal terminal = repl("demo").sized(40, 20).start().awaitText("demo [1]>")) {
            terminal.type("call shapes ").press(Keystroke.TAB).awaitText("text=");
            takeBack(terminal);
            terminal.enter("call echo message=narrow").awaitText("\nnarrow");
            leave(terminal);
        }
    }

    @Test
    void a_dumb_terminal_is_enough() {
        try (PseudoTerminal terminal = repl("demo").with("TERM", "dumb").start().awaitText("demo [1]>")) {
            terminal.enter("call echo message=dumb").awaitText("\ndumb");
            terminal.enter("call slow seconds=600 steps=600")
                    .awaitText(" %")
                    .press(Keystroke.CTRL_C)
                    .awaitText("interrupted");
            leave(terminal);
        }
    }

    @Test
    void leaving_while_a_request_is_open_leaves_nothing_behind() throws Exception {
        try (PseudoTerminal terminal = demo()) {
            terminal.enter("call slow seconds=600 steps=600").awaitText(" %");
            new ProcessBuilder("kill", "-s", "TERM", "" + terminal.pid())
                    .start()
                    .waitFor();
            terminal.exitsWith(143);
            assertThat(terminal.leftOneSecondLater()).isEmpty();
        }
    }

    /** Speaks the handshake; once a file is there it says things by itself. */
    private static final String TALKATIVE = server("printf '%s\\n"
            + "' '{\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":{\"level\":\"warning\",\"data\":\"the"
            + " sky is falling\"}}' '{\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}'");

    /** Ends once a file is there. */
    private static final String MORTAL = server("kill -s USR1 $$");

    private static String server(String event) {
        return "trap 'exit 7' USR1\n"
                + "( until [ -e \"$1\" ]; do sleep 0.05; done; " + event + " ) &\n"
                + "while IFS= read -r line || [ $? -gt 128 ];"
                + " do id=${line##*'\"id\":'};"
                + " id=${id%%[,\\}]*}\n"
                + "case $line in\n"
                + "*discover*) echo"
                + " '{\"jsonrpc\":\"2.0\",\"id\":'$id',\"error\":{\"code\":-32601,\"message\":\"?\"}}';;\n"
                + "*'\"initialize\"'*) echo"
                + " '{\"jsonrpc\":\"2.0\",\"id\":'$id',\"result\":{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"tools\":{},\"logging\":{}},\"serverInfo\":{\"name\":\"s\",\"version\":\"1\"}}}';;\n"
                + "*tools/list*) echo"
                + " '{\"jsonrpc\":\"2.0\",\"id\":'$id',\"result\":{\"tools\":[{\"name\":\"only_tool\",\"inputSchema\":{\"type\":\"object\"}}]}}';;\n"
                + "*'\"id\":'*) echo"
                + " '{\"jsonrpc\":\"2.0\",\"id\":'$id',\"result\":{}}';;\n"
                + "esac; done\n";
    }
}
