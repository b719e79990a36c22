package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.testing.PseudoTerminal;
import dev.mcpctl.testing.PseudoTerminal.Keystroke;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person at a real terminal who is asked whether a project's server may be used, and for what its entry leaves open. */
@Timeout(240)
class TrustAtTerminalTest {

    private static final String QUESTION = "trust it from now on? [y/N]";

    /** Only small letters: nothing but having been typed unseen tells that it is a secret. */
    private static final String SECRET = "swordfish";

    @TempDir
    private Path home;

    private Path project;

    @BeforeEach
    void furnish() throws IOException {
        project = Files.createDirectories(home.resolve("project"));
        Files.createDirectories(project.resolve(".git"));
    }

    private PseudoTerminal at(String... words) {
        return setup(words).start();
    }

    private PseudoTerminal.Setup setup(String... words) {
        return PseudoTerminal.classes(home, List.of(words)).in(project).sized(120, 60);
    }

    /** A server that leaves a trace when it is started. */
    private void writeServer(String... more) throws IOException {
        Files.writeString(home.resolve("server.sh"), "echo \"$K\" >> '" + started() + "'\n" + SERVER);
        writeEntry("\"command\":\"sh\",\"args\":[\"" + home.resolve("server.sh") + "\"]" + String.join("", more));
    }

    private void writeEntry(String members) throws IOException {
        Files.writeString(project.resolve(".mcp.json"), "{\"mcpServers\":{\"w\":{" + members + "}}}");
    }

    private Path started() {
        return home.resolve("started");
    }

    /** Speaks the handshake and says its secret wherever it can. */
    private static final String SERVER = """
            echo "my key is $K" >&2
            while IFS= read -r line; do
            id=${line##*'"id":'}; id=${id%%[,\\}]*}
            case $line in
            *discover*) echo '{"jsonrpc":"2.0","id":'$id',"error":{"code":-32601,"message":"?"}}';;
            *'"initialize"'*) echo '{"jsonrpc":"2.0","id":'$id',"result":{"protocolVersion":"2025-11-25",\
            "capabilities":{"tools":{}},"serverInfo":{"name":"s","version":"1"}}}';;
            *tools/list*) echo '{"jsonrpc":"2.0","id":'$id',"result":{"tools":[{"name":"only_tool",\
            "description":"'$K'","inputSchema":{"type":"object"}}]}}';;
            *'"id":'*) echo '{"jsonrpc":"2.0","id":'$id',"result":{}}';;
            esac; done
            """;

    private static int times(PseudoTerminal terminal, String text) {
        return terminal.everything().split(Pattern.quote(text), -1).length - 1;
    }

    @Test
    void a_yes_is_remembered() throws IOException {
        writeServer();
        try (PseudoTerminal terminal = at("list", "w", "tools", "-o", "name")) {
            terminal.awaitText("server 'w' comes with the project (" + project.resolve(".mcp.json") + ":1)")
                    .awaitText("it runs: sh " + home.resolve("server.sh"))
                    .awaitText("in " + project)
                    .awaitText(QUESTION);
            assertThat(started()).doesNotExist();
            terminal.enter("yes").exitsWith(0);
            assertThat(terminal.screen()).endsWith("only_tool");
        }
        try (PseudoTerminal terminal = at("list", "w", "tools", "-o", "name")) {
            terminal.exitsWith(0);
            assertThat(terminal.everything()).isEqualTo("only_tool");
        }
        writeServer(",\"cwd\":\"/\"");
        try (PseudoTerminal terminal = at("list", "w")) {
            terminal.awaitText(QUESTION).enter("n").exitsWith(8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "n", "no", "yess", "ctrl-d"})
    void everything_but_a_yes_is_a_no(String answer) throws IOException {
        writeServer();
        try (PseudoTerminal terminal = at("call", "w", "only_tool")) {
            terminal.awaitText(QUESTION);
            if (answer.equals("ctrl-d")) {
                terminal.press(Keystroke.CTRL_D);
            } else {
                terminal.enter(answer);
            }
            terminal.exitsWith(8);
            assertThat(terminal.screen()).endsWith("mcpctl: server 'w' was not trusted");
        }
        assertThat(started()).doesNotExist();
        assertThat(home.resolve(".local/state/mcpctl/trust")).doesNotExist();
    }

    @Test
    void ctrl_c_ends_the_run_and_trusts_nothing() throws IOException {
        writeServer();
        try (PseudoTerminal terminal = at("list", "w")) {
            terminal.awaitText(QUESTION).press(Keystroke.CTRL_C).exitsWith(130);
            assertThat(terminal.leftOneSecondLater()).isEmpty();
        }
        assertThat(started()).doesNotExist();
        assertThat(home.resolve(".local/state/mcpctl/trust")).doesNotExist();
    }

    @Test
    void the_whole_command_is_shown_and_can_pass_for_nothing_else() throws IOException {
        String end = "the-end-of-a-very-long-word";
        writeEntry("\"command\":\"sh\",\"args\":[\"-c\",\"eval $1\\nmcpctl: all is well\\u001b[2J\\u202e\",\"--token\","
                + "\"touch it\",\"" + "x".repeat(2000) + end + "\"],\"env\":{\"LD_PRELOAD\":\"./evil.so\","
                + "\"API_KEY\":\"t0p-s3cr3t\",\"REF\":\"${HOME}\"}");
        try (PseudoTerminal terminal = at("list", "w")) {
            terminal.awaitText(QUESTION);
            assertThat(terminal.everything().replace("\n", ""))
                    .contains("it runs: sh -c 'eval $1\\nmcpctl: all is well\\x1b[2J\\u202e' --token 'touch it' xxx")
                    .contains(end)
                    .contains("with LD_PRELOAD=./evil.so", "with API_KEY=•••", "with REF=${HOME}")
                    .doesNotContain("t0p-s3cr3t");
            assertThat(terminal.everything().lines()).noneMatch(line -> line.startsWith("mcpctl:"));
            terminal.enter("n").exitsWith(8);
        }
    }

    @Test
    void a_url_is_shown_with_its_real_host_and_not_dialled() throws IOException {
        try (ServerSocketChannel port = ServerSocketChannel.open()) {
            port.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                    .configureBlocking(false);
            int number = ((InetSocketAddress) port.getLocalAddress()).getPort();
            String host = "127.0.0.1:" + number;
            writeEntry("\"url\":\"http://good.example:80@" + host + "/mcp?key=whole&x=@good.example\",\"headers\":{"
                    + "\"X\":\"literal\",\"Y\":\"Bearer ${TOKEN}\"}");
            try (PseudoTerminal terminal = at("list", "w")) {
                terminal.awaitText("it connects to: http://•••@" + host + "/mcp?key=whole&x=@good.example")
                        .awaitText("with X: •••")
                        .awaitText("with Y: Bearer ${TOKEN}")
                        .awaitText(QUESTION);
                terminal.enter("n").exitsWith(8);
            }
            assertThat(port.accept()).as("a connection").isNull();
        }
    }

    @Test
    void a_question_is_asked_with_quiet_too() throws IOException {
        writeServer();
        try (PseudoTerminal terminal = at("list", "w", "-o", "name", "--quiet")) {
            terminal.awaitText("it runs: sh").awaitText(QUESTION).enter("y").exitsWith(0);
        }
    }

    @Test
    void without_a_place_to_remember_it_a_yes_holds_for_the_run() throws IOException {
        writeServer();
        Files.writeString(home.resolve("state"), "a file");
        String state = home.resolve("state").toString();
        try (PseudoTerminal terminal =
                setup("doctor", "w").with("MCPCTL_STATE_HOME", state).start()) {
            terminal.awaitText(QUESTION).enter("y").exitsWith(0);
            assertThat(times(terminal, QUESTION)).isEqualTo(1);
            assertThat(terminal.everything()).contains("it is trusted for this run only");
        }
    }

    @Test
    void a_prompt_asks_too_and_ctrl_c_there_ends_the_question_alone() throws IOException {
        writeServer();
        try (PseudoTerminal terminal = at("repl", "demo")) {
            terminal.awaitText("demo [1]>").enter("connect w");
            terminal.awaitText(QUESTION).press(Keystroke.CTRL_C);
            terminal.awaitText("interrupted")
                    .await("a prompt", shown -> shown.strip().endsWith("demo [1]>"));
            assertThat(started()).doesNotExist();
            terminal.enter("connect w").await("the question again", shown -> times(terminal, QUESTION) == 2);
            terminal.enter("y").awaitText("w [1]>").press(Keystroke.CTRL_D).exitsWith(0);
        }
        assertThat(started()).exists();
    }

    private void writeInputs(String input, String reference) throws IOException {
        writeServer();
        Files.delete(project.resolve(".mcp.json"));
        Path file = home.resolve(".config/Code/User/mcp.json");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                "{\"inputs\":[{\"id\":\"key\"," + input + "}],\"servers\":{\"w\":{\"command\":\"sh\",\"args\":[\""
                        + home.resolve("server.sh") + "\"],\"env\":{\"K\":\"" + reference + "\"}}}}");
    }

    private static final String UNSEEN =
            "\"type\":\"promptString\",\"password\":true,\"description\":\"the key\\u001b[2J\"";

    @Test
    void what_is_typed_unseen_reaches_the_server_and_nothing_else() throws IOException {
        writeInputs(UNSEEN, "${input:key}");
        Path recording = home.resolve("r.jsonl");
        try (PseudoTerminal terminal = at("list", "w", "-vv", "--record", recording.toString(), "-o", "name")) {
            terminal.awaitText("w: the key\\x1b[2J:").enter(SECRET).exitsWith(0);
            assertThat(terminal.written()).contains("my key is •••").doesNotContain(SECRET);
            assertThat(terminal.screen()).contains("\ntool/only_tool");
        }
        assertThat(Files.readString(started())).isEqualTo(SECRET + "\n");
        assertThat(Files.readString(recording)).contains("only_tool").doesNotContain(SECRET);
        try (PseudoTerminal terminal = at("trace", "list", "w", "-o", "name")) {
            terminal.awaitText("the key").enter(SECRET).exitsWith(0);
            assertThat(terminal.written()).contains("only_tool").doesNotContain(SECRET);
        }
        assertThat(everythingBelow(home.resolve(".local"))).doesNotContain(SECRET);
        assertThat(everythingBelow(home.resolve(".cache"))).doesNotContain(SECRET + "-");
    }

    private static String everythingBelow(Path directory) throws IOException {
        StringBuilder all = new StringBuilder();
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    all.append(Files.readString(file));
                }
            }
        }
        return all.toString();
    }

    @Test
    void each_thing_is_asked_once_a_run() throws IOException {
        writeInputs(UNSEEN, "${input:key} and ${input:key}");
        try (PseudoTerminal terminal = at("doctor", "w")) {
            terminal.awaitText("the key").enter(SECRET).exitsWith(0);
            assertThat(times(terminal, "the key")).isEqualTo(1);
            assertThat(terminal.written()).doesNotContain(SECRET);
        }
        try (PseudoTerminal terminal = at("repl", "w")) {
            terminal.awaitText("the key").enter(SECRET).awaitText("w [1]>");
            terminal.enter("reconnect").enter("list tools -o name").awaitText("\nonly_tool");
            terminal.await("a prompt", shown -> shown.strip().endsWith("]>"));
            terminal.press(Keystroke.CTRL_D).exitsWith(0);
            assertThat(times(terminal, "the key")).isEqualTo(1);
        }
        assertThat(Files.readAllLines(started()))
                .containsOnly(SECRET + " and " + SECRET)
                .hasSizeGreaterThan(2);
    }

    @Test
    void the_terminal_shows_again_what_is_typed_also_after_ctrl_c() throws IOException {
        writeInputs(UNSEEN, "${input:key}");
        for (String end : List.of("typed", "ctrl-c")) {
            List<String> words = setup("list", "w").words();
            String script = "trap : INT; \"$@\"; echo \"ended with $?\"; stty -a | grep -o -e '-\\?echo\\b'";
            try (PseudoTerminal terminal = PseudoTerminal.of(shell(script, words))
                    .with("HOME", home.toString())
                    .in(project)
                    .start()) {
                terminal.awaitText("the key");
                if (end.equals("typed")) {
                    terminal.enter(SECRET).awaitText("ended with 0");
                } else {
                    terminal.press(Keystroke.CTRL_C).awaitText("ended with 130");
                }
                terminal.exitsWith(0);
                assertThat(terminal.screen()).endsWith("\necho");
            }
        }
    }

    private static String[] shell(String script, List<String> words) {
        return Stream.concat(Stream.of("sh", "-c", script, "sh"), words.stream())
                .toArray(String[]::new);
    }

    @Test
    void nothing_typed_is_no_answer_and_an_empty_line_is_the_default() throws IOException {
        writeInputs(UNSEEN + ",\"default\":\"usual-s3cr3t\"", "${input:key}");
        try (PseudoTerminal terminal = at("list", "w")) {
            terminal.awaitText("the key").press(Keystroke.CTRL_D).exitsWith(8);
            assertThat(terminal.screen()).contains("wants 'key' to be typed in, and nothing was");
        }
        assertThat(started()).doesNotExist();
        try (PseudoTerminal terminal = at("list", "w", "-o", "name")) {
            terminal.awaitText("[Enter for the default]:").enter("").exitsWith(0);
            assertThat(terminal.written()).doesNotContain("usual-s3cr3t");
        }
        assertThat(Files.readString(started())).isEqualTo("usual-s3cr3t\n");
    }

    @Test
    void a_choice_is_shown_with_its_options() throws IOException {
        writeInputs(
                "\"type\":\"pickString\",\"options\":[\"staging\",{\"label\":\"P\",\"value\":\"live\"}],"
                        + "\"default\":\"staging\"",
                "${input:key}");
        try (PseudoTerminal terminal = at("list", "w", "-o", "name")) {
            terminal.awaitText("w: key (staging, live) [staging]:")
                    .enter("live")
                    .exitsWith(0);
            assertThat(terminal.everything()).contains("[staging]: live");
        }
        assertThat(Files.readString(started())).isEqualTo("live\n");
    }
}
