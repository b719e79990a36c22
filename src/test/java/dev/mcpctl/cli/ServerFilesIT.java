package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.testing.CommandResult;
import dev.mcpctl.testing.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of servers that the system does not let the packaged program read or write. */
class ServerFilesIT {

    private static final String GOOD = "{\"mcpServers\":{\"good\":{\"command\":\"good\"}}}\n";

    /** May do as little as anybody else, also when the tests are run by root. */
    private static final List<String> UNPRIVILEGED =
            List.of("setpriv", "--bounding-set", "-dac_override,-dac_read_search");

    /** What is written ends at this many blocks of 512 bytes, as on a disk that is full. */
    private static final List<String> FULL_DISK = List.of("/bin/sh", "-c", "ulimit -f 8; exec \"$@\"", "sh");

    @TempDir
    private Path home;

    @AfterEach
    void let_the_directory_be_deleted() throws IOException {
        try (Stream<Path> all = Files.walk(home, 1)) {
            for (Path each : all.filter(Files::isDirectory).toList()) {
                mode(each, "rwxr-xr-x");
            }
        }
    }

    private CommandResult run(List<String> before, String... words) {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("mcpctl.distribution", "target/mcpctl"), "bin", "mcpctl")
                .toAbsolutePath()
                .toString());
        command.addAll(List.of(words));
        return CommandRun.of(command)
                .inheriting("PATH", "JAVA_HOME")
                .with("HOME", home.toString())
                .with("LC_ALL", "C.UTF-8")
                .with("MCPCTL_STATE_HOME", home.resolve("state").toString())
                // Archives and other files of the JVM must not be what the disk is full of.
                .with("CI", "true")
                .with("MCPCTL_NO_ARCHIVE", "1")
                .run();
    }

    private CommandResult unprivileged(String... words) {
        return run("root".equals(System.getProperty("user.name")) ? UNPRIVILEGED : List.of(), words);
    }

    private Path file(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static void mode(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private Path own() {
        return home.resolve(".config/mcpctl/servers.json");
    }

    private static List<String> problems(CommandResult result) {
        List<String> problems = new ArrayList<>();
        for (JsonNode problem : result.exitsWith(0).json().path("problems")) {
            problems.add(problem.path("file").asText() + ": "
                    + problem.path("message").asText());
        }
        return problems;
    }

    @Test
    void what_may_not_be_read_is_told_and_hides_no_other_list() throws IOException {
        file(".lmstudio/mcp.json", GOOD);
        Path closed = file(".cursor/mcp.json", GOOD);
        mode(closed, "---------");
        Path inside = file(".kiro/settings/mcp.json", GOOD);
        mode(inside.getParent(), "---------");
        Path folder = file(".continue/mcpServers/x.json", GOOD).getParent();
        mode(folder, "---------");

        CommandResult list = unprivileged("servers", "list", "-o", "json");

        assertThat(problems(list))
                .containsExactlyInAnyOrder(
                        closed + ": it may not be read: permission denied",
                        inside + ": its directory may not be read: permission denied",
                        folder + ": it may not be read: permission denied");
        assertThat(list.json().path("servers")).hasSize(1);
        unprivileged("list", "nowhere")
                .exitsWith(2)
                .explains("note: " + closed + ":1:1  it may not be read: permission denied");
        unprivileged("doctor").exitsWith(1).printsPart("permission denied");
        mode(inside.getParent(), "rwxr-xr-x");
    }

    @Test
    void a_list_that_may_not_be_read_is_not_written_either() throws IOException {
        Path file = file(".config/mcpctl/servers.json", GOOD);
        mode(file, "---------");
        unprivileged("servers", "add", "x", "--", "y").exitsWith(74).explains("permission denied");
        mode(file, "rw-r--r--");
        assertThat(file).hasContent(GOOD);
    }

    @Test
    void a_directory_that_may_not_be_written_loses_nothing() throws IOException {
        file(".config/mcpctl/servers.json", GOOD);
        Path theirs = file(".cursor/mcp.json", GOOD);
        mode(theirs.getParent(), "r-xr-xr-x");
        CommandResult result = unprivileged("servers", "install", "good", "--into", "cursor", "--name", "x", "--yes");
        result.exitsWith(74).prints("").explains("'" + theirs + "' could not be written: permission denied");
        assertThat(theirs).hasContent(GOOD);
        assertThat(filesIn(theirs.getParent())).containsExactly("mcp.json");
    }

    @Test
    void a_file_that_is_write_protected_stays_as_it_is() throws IOException {
        file(".config/mcpctl/servers.json", GOOD);
        Path theirs = file(".cursor/mcp.json", GOOD);
        mode(theirs, "r--r--r--");
        unprivileged("servers", "install", "good", "--into", "cursor", "--name", "x", "--yes")
                .exitsWith(74)
                .explains("write-protected");
        assertThat(theirs).hasContent(GOOD);
        assertThat(filesIn(theirs.getParent())).containsExactly("mcp.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {".cursor/mcp.json", ".codex/config.toml", ".config/goose/config.yaml"})
    void a_full_disk_loses_nothing_of_another_programs_file(String name) throws IOException {
        file(".config/mcpctl/servers.json", GOOD);
        String large = "x".repeat(20_000);
        Path theirs = file(
                name,
                name.endsWith("json")
                        ? "{\"more\": \"" + large + "\"}"
                        : name.endsWith("toml") ? "more = '" + large + "'\n" : "more: " + large + "\n");
        byte[] before = Files.readAllBytes(theirs);
        String client = name.contains("cursor") ? "cursor" : name.contains("codex") ? "codex" : "goose";

        CommandResult result = run(FULL_DISK, "servers", "install", "good", "--into", client, "--yes", "-o", "json");

        assertThat(result.exitsWith(74).failure().at("/error/code").asText()).isEqualTo("local_file");
        result.prints("");
        assertThat(Files.readAllBytes(theirs)).isEqualTo(before);
        assertThat(filesIn(theirs.getParent()))
                .containsExactly(theirs.getFileName().toString());
    }

    @Test
    void a_full_disk_leaves_our_own_list_as_it_was() throws IOException {
        Path file = file(".config/mcpctl/servers.json", "// " + "x".repeat(8_000) + "\n" + GOOD);
        byte[] before = Files.readAllBytes(file);
        run(FULL_DISK, "servers", "add", "x", "--", "y").exitsWith(74).explains("could not be written");
        run(FULL_DISK, "servers", "remove", "good").exitsWith(74);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(filesIn(own().getParent())).containsExactly("servers.json");
    }

    @Test
    void processes_that_add_at_the_same_moment_all_succeed() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<CommandResult>> runs = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String name = "server-" + i;
                runs.add(() -> run(List.of(), "servers", "add", name, "--", "x"));
            }
            for (Future<CommandResult> each : threads.invokeAll(runs)) {
                each.get().exitsWith(0);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(Json.parse(Files.readString(own())).get("mcpServers")).hasSize(8);
    }

    private static List<String> filesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
