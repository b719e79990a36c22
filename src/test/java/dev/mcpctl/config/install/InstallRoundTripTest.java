package dev.mcpctl.config.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpctl.config.client.ConfigFile;
import dev.mcpctl.config.client.Dialect;
import dev.mcpctl.config.client.EntryReader;
import dev.mcpctl.config.client.Importer;
import dev.mcpctl.config.client.Importers;
import dev.mcpctl.config.client.Where;
import dev.mcpctl.config.document.SourceText;
import dev.mcpctl.config.entry.Format;
import dev.mcpctl.config.entry.Launch;
import dev.mcpctl.config.entry.Place;
import dev.mcpctl.config.entry.Reading;
import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.config.entry.Source;
import dev.mcpctl.config.entry.Texts;
import dev.mcpctl.config.entry.Wanted;
import dev.mcpctl.config.entry.Way;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.process.Platform;
import dev.mcpctl.secret.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is installed into a program's list is what its importer reads there, and nothing else in the file has changed. */
class InstallRoundTripTest {

    private static final Path HOME = Path.of("/home/ada");
    private static final Path PROJECT = HOME.resolve("work");
    private static final Where WHERE = new Where(Platform.LINUX, HOME, Map.of(), List.of(PROJECT));

    /** Lists of other command lines, which change them themselves. */
    private static final Set<String> ONLY_READ = Set.of("inspector", "mcporter", "mcp-cli", "mcptools", "fastmcp");

    private static final String STARTED =
            "{\"command\":\"npx\",\"args\":[\"-y\",\"@x/server\",\"a b\"],\"env\":{\"TOKEN\":\"t0p\",\"N\":\"yes\"}}";

    @Test
    void every_program_whose_list_is_read_can_be_written_or_is_known_not_to() {
        Set<String> read = new TreeSet<>(Importers.ids());
        read.remove("mcpctl");
        read.removeAll(ONLY_READ);

        assertThat(new TreeSet<>(dev.mcpctl.config.install.Installers.ids())).isEqualTo(read);
        assertThat(Importers.ids()).containsAll(ONLY_READ);
    }

    @TestFactory
    List<DynamicTest> a_server_that_is_started() {
        return each((program, file) -> {
            ServerEntry back = roundTrip(program, file, entry(STARTED));
            assertThat(launch(back)).isEqualTo(launch(entry(STARTED)));
            assertThat(back.way()).isEqualTo(Way.STDIO);
            assertThat(back.problems()).isEmpty();
            assertThat(back.adjustments().disabled()).isFalse();
        });
    }

    @TestFactory
    List<DynamicTest> a_server_behind_a_url() {
        return each((program, file) -> {
            ServerEntry entry = entry(
                    "{\"type\":\"http\",\"url\":\"https://x.example/mcp?a=b\",\"headers\":{\"X-Key\":\"k\",\"Y\":\"1\"}}");
            if (program.id().equals("claude-desktop")) {
                assertThatThrownBy(() -> program.write(entry, "new", file))
                        .isInstanceOfSatisfying(
                                Failure.class,
                                failure -> assertThat(failure.code()).isEqualTo("not_installable"));
                return;
            }
            ServerEntry back = roundTrip(program, file, entry);
            assertThat(back.address()).isEqualTo(entry.address());
            // Programs without a word for it find the transport out.
            assertThat(back.way()).isIn(Way.HTTP, Way.AUTO);
            assertThat(back.problems()).isEmpty();
        });
    }

    @TestFactory
    List<DynamicTest> a_server_that_speaks_the_older_transport() {
        return each((program, file) -> {
            ServerEntry entry = entry("{\"type\":\"sse\",\"url\":\"https://x.example/sse\"}");
            if (Set.of("claude-desktop", "codex").contains(program.id())) {
                assertThatThrownBy(() -> program.write(entry, "new", file)).isInstanceOf(Failure.class);
                return;
            }
            ServerEntry back = roundTrip(program, file, entry);
            assertThat(back.address()).isEqualTo(entry.address());
            assertThat(back.way()).isEqualTo(program.id().equals("opencode") ? Way.AUTO : Way.SSE);
        });
    }

    @TestFactory
    List<DynamicTest> references_keep_their_meaning_or_are_told() {
        return each((program, file) -> {
            ServerEntry entry = entry("{\"command\":\"x\",\"env\":{\"TOKEN\":\"${env:TOKEN}\",\"B\":\"a\"}}");
            Program.Written written = program.write(entry, "new", file);
            ServerEntry back = read(program, file, program.with(before(program, file), file.format(), written));
            Launch launch = java.util.Objects.requireNonNull(back.launch());
            String value =
                    launch.environment().getOrDefault("TOKEN", Secret.of("")).reveal();
            boolean passed = launch.passed().equals(List.of("TOKEN"));
            boolean referred = Set.of("${TOKEN}", "${env:TOKEN}").contains(value);

            assertThat(passed || referred).as(written.value().toPrettyString()).isTrue();
            boolean knows = !Set.of("claude-desktop", "zed", "cline", "continue", "junie", "lmstudio")
                    .contains(program.id());
            assertThat(written.told().isEmpty()).as("%s", written.told()).isEqualTo(knows);
        });
    }

    @TestFactory
    List<DynamicTest> an_entry_that_is_there_keeps_what_is_the_programs_own() {
        return each((program, file) -> {
            Program.Written first = program.write(entry("{\"command\":\"old\",\"env\":{\"A\":\"1\"}}"), "new", file);
            first.value().put("autoApprove", true);
            SourceText text = program.with(before(program, file), file.format(), first);
            SourceText changed = program.with(text, file.format(), program.write(entry(STARTED), "new", file));

            ServerEntry back = read(program, file, changed);
            assertThat(launch(back)).isEqualTo(launch(entry(STARTED)));
            assertThat(back.raw().get("autoApprove")).isNotNull();
        });
    }

    /** Installs, reads back, takes out again: what remains is what was there, byte for byte. */
    private static ServerEntry roundTrip(Program program, ConfigFile file, ServerEntry entry) {
        SourceText before = before(program, file);
        Program.Written written = program.write(entry, "new", file);
        assertThat(written.told()).isEmpty();
        SourceText after = program.with(before, file.format(), written);
        assertThat(untouched(before.text(), after.text())).as(after.text()).isTrue();
        assertThat(program.without(after, file.format(), "new").text()).isEqualTo(before.text());
        assertThat(program.find(after, file.format(), "new")).isNotNull();
        return read(program, file, after);
    }

    /** Whether the new text is the old one with one piece, or a comma and a piece, put in. */
    private static boolean untouched(String before, String after) {
        int at = 0;
        for (int i = 0; i < after.length() && at < before.length(); i++) {
            at += after.charAt(i) == before.charAt(at) ? 1 : 0;
        }
        return at == before.length();
    }

    private static ServerEntry read(Program program, ConfigFile file, SourceText text) {
        Importer importer = java.util.Objects.requireNonNull(Importers.named(program.id()));
        Reading reading = importer.read(Texts.read(file.format(), text.text(), Wanted.ALL), file, WHERE);
        assertThat(reading.problems()).isEmpty();
        for (ServerEntry each : reading.entries()) {
            if (each.name().equals("new")) {
                return each;
            }
        }
        throw new AssertionError("not there:\n" + text.text());
    }

    /** A file as its user keeps it: another server, comments, other settings. */
    private static SourceText before(Program program, ConfigFile file) {
        String key = switch (program.id()) {
            case "vscode" -> "servers";
            case "zed" -> "context_servers";
            case "opencode" -> "mcp";
            case "amp" -> "amp.mcpServers";
            case "codex" -> "mcp_servers";
            case "goose" -> "extensions";
            default -> "mcpServers";
        };
        if (file.format() == Format.TOML) {
            return SourceText.of(
                    "model = \"o1\" # mine\n\n[%s.other]\ncommand = 'x'\n\n[profiles.p]\ny = 1\n".formatted(key));
        }
        if (file.format() == Format.YAML) {
            return SourceText.of(
                    program.id().equals("continue")
                            ? "name: Mine # yes\n%s:\n  - name: other\n    command: x # it\n\nmodels: []\n"
                                    .formatted(key)
                            : "GOOSE: 1 # yes\n%s:\n  other:\n    cmd: x # it\n\nlast: 2\n".formatted(key));
        }
        return SourceText.of(
                "{\r\n\t// mine\r\n\t\"%s\": {\r\n\t\t\"other\": {\"command\": \"x\"}, // it\r\n\t},\r\n\t\"more\": [1,2]\r\n}"
                        .formatted(key));
    }

    private static Map<String, Object> launch(ServerEntry entry) {
        Launch launch = java.util.Objects.requireNonNull(entry.launch());
        Map<String, String> environment = new LinkedHashMap<>();
        launch.environment().forEach((name, value) -> environment.put(name, value.reveal()));
        return Map.of("command", launch.command(), "environment", environment, "passed", launch.passed());
    }

    private static ServerEntry entry(String json) {
        return new EntryReader(Dialect.USUAL, List.of())
                .read(
                        "mine",
                        Texts.read(Format.JSON, json, Wanted.ALL),
                        new Source("mcpctl", HOME.resolve("servers.json"), Source.Level.USER, HOME, new Place(1, 1)));
    }

    private interface Check {
        void of(Program program, ConfigFile file);
    }

    private static List<DynamicTest> each(Check check) {
        List<DynamicTest> tests = new ArrayList<>();
        for (Installer installer : dev.mcpctl.config.install.Installers.ALL) {
            Program program = Program.of(installer);
            for (Source.Level level : Source.Level.values()) {
                for (ConfigFile file : program.files(WHERE, level)) {
                    ConfigFile real = file.folder() ? file.in("new.yaml") : file;
                    tests.add(DynamicTest.dynamicTest(
                            program.id() + " in " + real.path(), () -> check.of(program, real)));
                }
            }
            assertThat(program.files(WHERE, Source.Level.USER)).isNotEmpty();
        }
        return tests;
    }
}
