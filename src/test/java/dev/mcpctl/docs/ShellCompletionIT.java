package dev.mcpctl.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.testing.CommandResult;
import dev.mcpctl.testing.CommandRun;
import dev.mcpctl.testing.Distribution;
import dev.mcpctl.testing.PseudoTerminal;
import dev.mcpctl.testing.PseudoTerminal.Keystroke;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The shells themselves complete lines with what mcpctl remembers. zsh and fish are required where the real servers are, as in
 * the gate; elsewhere they are asked where they are installed.
 */
@Timeout(240)
class ShellCompletionIT {

    private static final String BIN = Path.of(System.getProperty("mcpctl.distribution", "target/mcpctl"), "bin")
            .toAbsolutePath()
            .toString();
    private static final Path SCRIPTS = Path.of("completions").toAbsolutePath();

    @TempDir
    Path home;

    @BeforeEach
    void list() {
        Distribution.at(home)
                .run(List.of("list", "demo", "-o", "name"))
                .in(home)
                .run()
                .exitsWith(0);
    }

    /** A shell, or mcpctl itself; this JVM looks for programs on its own PATH, where mcpctl is not. */
    private CommandRun shell(String... words) {
        String[] command = words.clone();
        command[0] = words[0].equals("mcpctl") ? BIN + "/mcpctl" : words[0];
        return CommandRun.of(List.of(command))
                .inheriting("JAVA_HOME")
                .with("PATH", BIN + ":" + System.getenv("PATH"))
                .with("HOME", home.toString())
                .with("LC_ALL", "C.UTF-8")
                .in(home);
    }

    private static void require(String shell) {
        boolean installed = Arrays.stream(System.getenv("PATH").split(":", -1))
                .anyMatch(entry -> Files.isExecutable(Path.of(entry, shell)));
        if (System.getProperty("mcpctl.servers") == null) {
            Assumptions.assumeTrue(installed, shell + " is not installed");
        }
        assertThat(installed).as(shell + " is installed").isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "call demo we | weather",
                "call demo weather --ci | --city",
                "call demo weather units= | units=metric units=imperial",
                "call demo weather --units im | imperial",
                "call demo shapes --address.s | --address.street",
                "prompt demo gr | greet",
                "read demo demo://lo | demo://logo.png",
                "read demo demo://ci | demo://cities/",
                "describe demo prompt/gr | prompt/greet",
                "list dem | demo",
                "call ./never-seen.py x | ''"
            })
    void what_was_listed_is_offered(String line, String offers) {
        String[] words = line.split(" ", -1);
        String[] command = new String[words.length + 3];
        command[0] = "mcpctl";
        command[1] = "__complete";
        command[2] = "--words";
        System.arraycopy(words, 0, command, 3, words.length);
        assertOffers(shell(command).run(), offers);
    }

    private void fishOffers(String line, String offers) {
        require("fish");
        String script = "source " + SCRIPTS.resolve("mcpctl.fish") + "; complete -C '" + line + "'";
        assertOffers(shell("fish", "--no-config", "-c", script).run(), offers);
    }

    /** What is offered stands before the first tab of each line. */
    private static void assertOffers(CommandResult result, String offers) {
        result.exitsWith(0);
        String offered = String.join(
                " ", result.out().lines().map(each -> each.split("\t", 2)[0]).toList());
        assertThat(offered).as(result::evidence).isEqualTo(offers);
    }

    @Test
    void what_is_remembered_belongs_to_its_owner_alone() throws Exception {
        Path directory = home.resolve(".cache/mcpctl/completion");
        assertThat(Files.getPosixFilePermissions(directory)).hasSize(3);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).hasSize(4);
        }
    }

    @Test
    void no_server_is_started_unless_that_was_asked_for() throws Exception {
        Path server =
                Files.writeString(home.resolve("server.sh"), "#!/bin/sh\necho started >> started\nexec mcpctl demo\n");
        assertThat(server.toFile().setExecutable(true)).isTrue();
        shell("mcpctl", "__complete", "--words", "call", "./server.sh", "we")
                .run()
                .exitsWith(0)
                .prints("");
        assertThat(home.resolve("started")).doesNotExist();
        shell("mcpctl", "__complete", "--words", "call", "./server.sh", "we")
                .with("MCPCTL_COMPLETE_LIVE", "1")
                .run()
                .exitsWith(0)
                .printsPart("weather\t");
        assertThat(home.resolve("started")).exists();
    }

    @Test
    void bash_completes_names_values_and_uris() {
        String script = "source " + SCRIPTS.resolve("mcpctl.bash") + "\n"
                + "try() { COMP_LINE=$1; COMP_POINT=${#1}; shift; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _mcpctl;"
                + " echo \"${COMPREPLY[*]}\"; }\n"
                + "try 'mcpctl call demo we' mcpctl call demo we\n"
                + "try 'mcpctl call demo weather --ci' mcpctl call demo weather --ci\n"
                + "try 'mcpctl call demo weather units=' mcpctl call demo weather units =\n"
                + "try 'mcpctl read demo demo://lo' mcpctl read demo demo : //lo\n";
        shell("bash", "--norc", "-c", script)
                .run()
                .exitsWith(0)
                .prints("weather\n--city\nmetric imperial\n//logo.png\n");
    }

    @Test
    void files_are_offered_where_a_command_takes_one() throws Exception {
        Files.writeString(home.resolve("calls.jsonl"), "");
        String bash = "source " + SCRIPTS.resolve("mcpctl.bash") + "\n"
                + "try() { COMP_LINE=\"$*\"; COMP_POINT=${#COMP_LINE}; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _mcpctl;"
                + " echo \"${COMPREPLY[*]}\"; }\n"
                + "try mcpctl batch demo ca\n"
                + "try mcpctl show ca\n";
        shell("bash", "--norc", "-c", bash).run().exitsWith(0).prints("calls.jsonl\ncalls.jsonl\n");
        require("fish");
        String fish = "source " + SCRIPTS.resolve("mcpctl.fish") + "; complete -C 'mcpctl batch demo ca'";
        shell("fish", "--no-config", "-c", fish).run().exitsWith(0).prints("calls.jsonl\n");
        try (PseudoTerminal zsh = zsh()) {
            zsh.type("mcpctl batch demo ca").press(Keystroke.TAB).awaitText("batch demo calls.jsonl");
        }
    }

    private void lists() throws Exception {
        Path cursor = Files.createDirectories(home.resolve(".cursor")).resolve("mcp.json");
        Files.writeString(cursor, "{\"mcpServers\":{\"github\":{\"command\":\"x\"}}}");
        Path own = Files.createDirectories(home.resolve(".config/mcpctl")).resolve("servers.json");
        Files.writeString(own, "{\"mcpServers\":{\"mine\":{\"command\":\"x\"}}}");
    }

    @Test
    void bash_completes_programs_and_entries_for_changes_of_lists() throws Exception {
        lists();
        String script = "source " + SCRIPTS.resolve("mcpctl.bash") + "\n"
                + "try() { COMP_LINE=\"$*\"; COMP_POINT=${#COMP_LINE}; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _mcpctl;"
                + " echo \"${COMPREPLY[*]}\"; }\n"
                + "try mcpctl servers install mine --into co\n"
                + "try mcpctl servers uninstall --from curs\n"
                + "try mcpctl servers uninstall --from cursor g\n"
                + "try mcpctl servers import cur\n"
                + "try mcpctl servers remove m\n"
                + "try mcpctl servers add x --transport h\n"
                + "try mcpctl list --server gi\n";
        shell("bash", "--norc", "-c", script)
                .run()
                .exitsWith(0)
                .prints("codex continue copilot\ncursor\ngithub\ncursor/github\nmine\nhttp\ngithub\n");
    }

    @ParameterizedTest
    @CsvSource({
        "mcpctl servers install mine --into curs, cursor",
        "mcpctl servers uninstall --from=curs, --from=cursor",
        "mcpctl servers import cur, cursor/github",
        "mcpctl servers remove m, mine",
        "mcpctl list --server gi, github",
        "mcpctl list --server=gi, --server=github"
    })
    void fish_completes_programs_and_entries(String line, String offers) throws Exception {
        lists();
        fishOffers(line, offers);
    }

    @Test
    void what_powershell_asks_for_has_programs_and_entries_too() throws Exception {
        lists();
        offered("cursor", "--all", "servers", "install", "mine", "--into", "curs");
        offered("--from=cursor", "--all", "servers", "uninstall", "--from=curs");
        offered("cursor/github", "--all", "servers", "import", "");
        offered("mine", "--all", "servers", "remove", "");
        offered("github", "--all", "servers", "uninstall", "--from", "cursor", "");
        offered("", "--all", "servers", "uninstall", "--from", "zed", "");
        offered("mine github", "--all", "servers", "show", "");
        offered("", "--all", "servers", "add", "");
    }

    private void offered(String offers, String... words) {
        String[] command = new String[words.length + 2];
        command[0] = "mcpctl";
        command[1] = "__complete";
        System.arraycopy(words, 0, command, 2, words.length);
        assertOffers(shell(command).run(), offers);
    }

    @Test
    void bash_gets_names_that_mean_something_to_it_in_quotes() throws Exception {
        Path server = Files.writeString(home.resolve("evil.sh"), EVIL);
        shell("mcpctl", "list", "--stdio", "sh evil.sh").run().exitsWith(0);
        assertThat(server).exists();
        String script = "source " + SCRIPTS.resolve("mcpctl.bash") + "\n"
                + "COMP_LINE='mcpctl call --stdio \"sh evil.sh\" to'; COMP_POINT=${#COMP_LINE}\n"
                + "COMP_WORDS=(mcpctl call --stdio 'sh evil.sh' to); COMP_CWORD=4; _mcpctl\n"
                + "eval \"printf '%s\\n' $COMPREPLY\"";
        shell("bash", "--norc", "-c", script).run().exitsWith(0).prints("tool$(touch pwned);x\n");
        assertThat(home.resolve("pwned")).doesNotExist();
    }

    private static final String EVIL = """
            while IFS= read -r line; do id=${line##*'"id":'}; id=${id%%[,\\}]*}
            case $line in
            *discover*) echo '{"jsonrpc":"2.0","id":'$id',"error":{"code":-32601,"message":"?"}}';;
            *'"initialize"'*) echo '{"jsonrpc":"2.0","id":'$id',"result":{"protocolVersion":"2025-11-25",\
            "capabilities":{"tools":{}},"serverInfo":{"name":"s","version":"1"}}}';;
            *tools/list*) echo '{"jsonrpc":"2.0","id":'$id',"result":{"tools":[{"name":"tool$(touch pwned);x",\
            "inputSchema":{"type":"object"}}]}}';;
            esac; done
            """;

    @ParameterizedTest
    @CsvSource({
        "mcpctl call demo we, weather",
        "mcpctl call demo weather --ci, --city",
        "mcpctl call demo weather units=, units=imperial units=metric",
        "mcpctl read demo demo://lo, demo://logo.png"
    })
    void fish_completes_names_values_and_uris(String line, String offers) {
        fishOffers(line, offers);
    }

    @Test
    void zsh_completes_names_arguments_and_values_at_a_terminal() {
        try (PseudoTerminal zsh = zsh()) {
            zsh.type("mcpctl call demo we").press(Keystroke.TAB).awaitText("mcpctl call demo weather");
            zsh.press(Keystroke.TAB).awaitText("string, required, name of the city");
            zsh.type("uni").press(Keystroke.TAB).awaitText("demo weather units=");
            zsh.type("m").press(Keystroke.TAB).awaitText("units=metric");
        }
    }

    @Test
    void zsh_completes_uris_at_a_terminal() {
        try (PseudoTerminal zsh = zsh()) {
            zsh.type("mcpctl read demo demo://lo").press(Keystroke.TAB).awaitText("demo://logo.png");
        }
    }

    @Test
    void zsh_completes_programs_and_entries_at_a_terminal() throws Exception {
        lists();
        try (PseudoTerminal zsh = zsh()) {
            zsh.type("mcpctl servers import cur").press(Keystroke.TAB).awaitText("servers import cursor/github");
        }
        try (PseudoTerminal zsh = zsh()) {
            zsh.type("mcpctl servers install mine --into curs")
                    .press(Keystroke.TAB)
                    .awaitText("--into cursor");
        }
    }

    private PseudoTerminal zsh() {
        require("zsh");
        return PseudoTerminal.of("zsh", "-f")
                .with("PATH", BIN + ":" + System.getenv("PATH"))
                .with("HOME", home.toString())
                .in(home)
                .start()
                .enter("PS1='ready> '; autoload -Uz compinit; compinit -u -D; source " + SCRIPTS.resolve("_mcpctl")
                        + "; clear; echo 'go 'on")
                .awaitText("go on")
                .awaitScreen("a prompt", screen -> screen.stripTrailing().endsWith("ready>"));
    }
}
