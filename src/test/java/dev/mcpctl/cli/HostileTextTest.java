package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.output.OutputFormat;
import dev.mcpctl.testing.HostileServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a server says reaches a terminal harmless, in every command and every form. A new command fails here until it has a line. */
class HostileTextTest {

    /** Lines behind the server's place for each command that talks to one. Commands with tests of their own say so. */
    private static final Map<String, List<String>> LINES = Map.ofEntries(
            Map.entry("list", List.of("")),
            Map.entry("tools", List.of("")),
            Map.entry("resources", List.of("")),
            Map.entry("prompts", List.of("")),
            Map.entry("describe", List.of("show", "ask", "x://y", "x://{y}")),
            Map.entry("call", List.of("show", "refuse", "unknown", "show --help", "show --template")),
            Map.entry("info", List.of("")),
            Map.entry("doctor", List.of("")),
            Map.entry("read", List.of("x://y")),
            Map.entry("prompt", List.of("ask")),
            Map.entry("complete", List.of("ask argument")),
            Map.entry("raw", List.of("any/method", "hostile/error")));

    /** Commands that print nothing of a server's, or only what these tests look at elsewhere. */
    private static final Set<String> ELSEWHERE =
            new TreeSet<>(Set.of("watch", "tasks", "proxy", "repl", "replay", "batch"));

    /** Our own colours and links are the only sequences; what is left must be visible. */
    private static String withoutOurs(String text) {
        return text.replaceAll("\u001b\\[[0-9;]*m", "")
                .replaceAll("\u001b]8;;[!-~]*\u001b\\\\", "")
                .replace("\r\u001b[K", "");
    }

    private static void harmless(String what, String text) {
        String rest = withoutOurs(text);
        for (int i = 0; i < rest.length(); i++) {
            int each = rest.charAt(i);
            boolean control = (each < ' ' && each != '\n' && each != '\t') || (each >= 0x7f && each < 0xa0);
            boolean hidden = each == 0x202e || each == 0x2066 || each == 0x200b || each == 0xad;
            assertThat(control || hidden)
                    .as("%s: U+%04X at %d of: %s", what, each, i, rest)
                    .isFalse();
        }
    }

    @TestFactory
    List<DynamicTest> nothing_that_a_server_says_moves_or_deceives_a_terminal() {
        List<DynamicTest> tests = new ArrayList<>();
        LINES.forEach((command, lines) -> {
            for (String line : lines) {
                for (OutputFormat format : formats(command)) {
                    String name = command + " " + line + " -o " + format.word();
                    tests.add(DynamicTest.dynamicTest(name, () -> run(command, line, format)));
                }
            }
        });
        return tests;
    }

    private static Set<OutputFormat> formats(String name) {
        Commands.Entry entry = Commands.named(name);
        assertThat(entry).as("command " + name).isNotNull();
        return entry == null ? Set.of() : entry.command().formats();
    }

    private static void run(String command, String line, OutputFormat format) {
        List<String> words = new ArrayList<>(List.of(command));
        if (!line.isEmpty()) {
            words.addAll(List.of(line.split(" ", -1)));
        }
        words.addAll(List.of("-vv", "-o", format.word(), "--"));
        words.addAll(HostileServer.command());
        CliRun.Result result = CliRun.of(words)
                .terminals("012")
                .with("TERM", "xterm-kitty")
                .with("MCPCTL_NO_PAGER", "1")
                .run();
        assertThat(result.out() + result.err()).as(result.toString()).isNotEmpty();
        harmless("stdout of " + words, result.out());
        harmless("stderr of " + words, result.err());
    }

    @Test
    void every_command_that_talks_to_a_server_is_looked_at() {
        Set<String> talking = new TreeSet<>();
        for (Commands.Entry entry : Commands.all()) {
            if (entry.command().operands().takesServer()) {
                talking.add(entry.name());
            }
        }
        Set<String> known = new TreeSet<>(LINES.keySet());
        known.addAll(ELSEWHERE);
        assertThat(known).containsAll(talking);
    }

    @Test
    void the_look_itself_sees_what_is_not_harmless() {
        for (int i = 0; i < HostileServer.TEXT.length(); i++) {
            String one = HostileServer.TEXT.substring(i, i + 1);
            boolean plain = one.matches("[ -~]");
            assertThat(plain
                            || !org.assertj.core.api.Assertions.catchThrowable(() -> harmless("look", one))
                                    .getMessage()
                                    .isEmpty())
                    .isTrue();
        }
    }
}
