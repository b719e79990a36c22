package dev.mcpctl.config.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.config.client.ConfigFile;
import dev.mcpctl.config.client.Importer;
import dev.mcpctl.config.client.Importers;
import dev.mcpctl.config.client.Where;
import dev.mcpctl.config.entry.Address;
import dev.mcpctl.config.entry.Launch;
import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.config.entry.Way;
import dev.mcpctl.process.Platform;
import dev.mcpctl.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every program's list, in a home as each platform has it. */
class ClientHomesTest {

    /** Programs whose list cannot hold a server behind a URL. */
    private static final Set<String> STARTED_ONLY = Set.of("claude-desktop");

    /** What their {@code url}, or the type they write, leads to; the others try. */
    private static final Map<String, Way> WAYS = Map.of(
            "claude-code", Way.HTTP,
            "vscode", Way.HTTP,
            "gemini", Way.HTTP,
            "qwen", Way.HTTP,
            "cline", Way.HTTP,
            "roo", Way.HTTP,
            "continue", Way.HTTP,
            "goose", Way.HTTP,
            "copilot", Way.HTTP,
            "inspector", Way.HTTP);

    @TempDir
    private Path home;

    @Test
    void every_importer_has_a_fixture_and_every_fixture_an_importer() throws IOException {
        Set<String> fixtures = new TreeSet<>();
        try (Stream<Path> files = Files.list(Homes.FIXTURES)) {
            files.forEach(
                    file -> fixtures.add(file.getFileName().toString().replaceFirst("\\.(json|jsonc|toml|yaml)$", "")));
        }
        assertThat(fixtures).isEqualTo(new TreeSet<>(Importers.ids()));
        assertThat(new TreeSet<>(Homes.programs())).isEqualTo(fixtures);
    }

    @ParameterizedTest
    @EnumSource(names = {"LINUX", "MAC", "WINDOWS"})
    void all_entries_of_all_programs_are_found_with_transport_variables_and_origin(Platform platform)
            throws IOException {
        Where where = Homes.furnish(home, platform);
        Catalog.Contents contents = Homes.catalog(where).contents();

        assertThat(contents.broken()).isEmpty();
        for (String id : Homes.programs()) {
            checkLocal(Homes.entry(contents, "local-" + id), id, platform);
            if (!STARTED_ONLY.contains(id)) {
                checkRemote(Homes.entry(contents, "remote-" + id), id);
            }
        }
    }

    private void checkLocal(ServerEntry entry, String id, Platform platform) throws IOException {
        Path file = home.resolve(Homes.file(id, platform));
        assertThat(entry.source().origin()).as(id).isEqualTo(id);
        assertThat(entry.source().file()).as(id).isEqualTo(file);
        String line = Files.readAllLines(file).get(entry.source().place().line() - 1);
        assertThat(line).as("the line told for " + entry.name()).contains(entry.name());
        assertThat(entry.problems()).as(id).isEmpty();
        assertThat(entry.way()).as(id).isEqualTo(Way.STDIO);
        Launch launch = entry.launch();
        assertThat(launch).as(id).isNotNull();
        assertThat(launch.command()).as(id).containsExactly("npx", "-y", "some-server");
        if (!id.equals("mcptools")) {
            assertThat(resolved(entry).values()).as(id).containsEntry("TOKEN", Secret.of("s3cr3t-value"));
        }
    }

    private void checkRemote(ServerEntry entry, String id) {
        assertThat(entry.problems()).as(id).isEmpty();
        assertThat(entry.way()).as(id).isEqualTo(WAYS.getOrDefault(id, Way.AUTO));
        Address address = entry.address();
        assertThat(address).as(id).isNotNull();
        assertThat(address.url()).as(id).isEqualTo(Secret.of("https://" + id + ".example/mcp"));
        if (!id.equals("mcptools")) {
            assertThat(resolved(entry).values())
                    .as(id)
                    .containsExactly(Map.entry("Authorization", Secret.of("Bearer s3cr3t-value")));
        }
    }

    private Resolved resolved(ServerEntry entry) {
        Path workspace = home.resolve("project");
        write(workspace.resolve(".env"), "MORE=1\n");
        Means means = new Means(
                Platform.LINUX,
                Map.of("SOME_TOKEN", "s3cr3t-value"),
                home,
                workspace,
                (asked, input) -> Secret.of("s3cr3t-value"),
                (command, directory) -> Secret.of("never"));
        return Resolution.of(entry, entry.name(), means);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException problem) {
            throw new AssertionError(problem);
        }
    }

    @Test
    void what_only_one_program_says_is_understood() throws IOException {
        Catalog.Contents contents =
                Homes.catalog(Homes.furnish(home, Platform.LINUX)).contents();

        assertThat(Homes.entry(contents, "here-claude-code").way()).isEqualTo(Way.SSE);
        assertThat(contents.entries()).noneMatch(listed -> listed.entry().name().equals("elsewhere"));
        assertThat(Homes.entry(contents, "older-gemini").way()).isEqualTo(Way.SSE);
        assertThat(Homes.entry(contents, "local-gemini").adjustments().timeout())
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(Homes.entry(contents, "local-gemini").adjustments().tools().allowed())
                .containsExactly("one");
        assertThat(Homes.entry(contents, "older-zed").launch().command()).containsExactly("npx", "-y", "older");
        assertThat(contents.entries()).noneMatch(listed -> listed.entry().name().equals("extension-zed"));
        ServerEntry codex = Homes.entry(contents, "local-codex");
        assertThat(codex.launch().passed()).containsExactly("SOME_TOKEN");
        assertThat(codex.adjustments().startTimeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(Homes.entry(contents, "off-codex").adjustments().disabled()).isTrue();
        assertThat(Homes.entry(contents, "remote-cline").adjustments().disabled())
                .isTrue();
        assertThat(contents.entries()).noneMatch(listed -> listed.entry().name().equals("developer"));
        assertThat(Homes.entry(contents, "remote-goose").adjustments().disabled())
                .isTrue();
        assertThat(Homes.entry(contents, "local-copilot").adjustments().tools().pass("anything"))
                .isTrue();
        ServerEntry inspector = Homes.entry(contents, "local-inspector");
        assertThat(inspector.adjustments().protocol()).isEqualTo("legacy");
        assertThat(inspector.adjustments().roots()).containsExactly("file:///srv");
        assertThat(Homes.entry(contents, "local-vscode").inputs())
                .containsExactly(new ServerEntry.Input("token", "Token of the service", true, null, List.of()));
    }

    @Test
    void every_program_reads_its_shape_in_projects_too() throws IOException {
        Path project = Files.createDirectories(home.resolve("project"));
        Where where = Homes.plain(home);
        for (String id : Importers.ids()) {
            Importer importer = Importers.named(id);
            for (ConfigFile file : importer.files(where)) {
                assertThat(file.path()).as(id).isAbsolute();
                assertThat(file.path().startsWith(project) || file.path().startsWith(home))
                        .as(id)
                        .isTrue();
            }
        }
        assertThat(Importers.named("vscode").files(where))
                .extracting(ConfigFile::path)
                .contains(project.resolve(".vscode").resolve("mcp.json"));
    }

    @Test
    void without_a_home_there_are_projects_alone() throws IOException {
        Path project = Files.createDirectories(home.resolve("project"));
        Files.createDirectories(project.resolve(".cursor"));
        Files.writeString(project.resolve(".cursor/mcp.json"), "{\"mcpServers\":{\"a\":{\"command\":\"x\"}}}");
        Where where = new Where(Platform.LINUX, null, Map.of(), List.of(project));

        assertThat(Homes.catalog(where).contents().entries())
                .extracting(listed -> listed.entry().name())
                .containsExactly("a");
        for (String id : Importers.ids()) {
            assertThat(Importers.named(id).files(new Where(Platform.WINDOWS, null, Map.of(), List.of())))
                    .as(id)
                    .isEmpty();
        }
    }
}
