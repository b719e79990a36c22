package dev.mcpctl.config.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.config.client.Importer;
import dev.mcpctl.config.client.Importers;
import dev.mcpctl.config.client.Where;
import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.process.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a name means when several lists have it. */
class CatalogTest {

    @TempDir
    private Path home;

    private final Set<String> accepted = new HashSet<>();

    private void write(String file, String... servers) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "{\"mcpServers\":{" + String.join(",", servers) + "}}");
    }

    private static String server(String name, String command) {
        return "\"" + name + "\":{\"command\":\"" + command + "\"}";
    }

    private Catalog catalog(List<Importer> importers) {
        Path project = home.resolve("work/project/deep");
        Where where = new Where(Platform.LINUX, home, Map.of(), Projects.of(project, home));
        return new Catalog(where, importers, entry -> accepted.contains(Fingerprint.of(entry)));
    }

    private List<String> meant(String name) {
        return catalog(Importers.ALL).named(name).entries().stream()
                .map(entry ->
                        entry.source().origin() + ":" + entry.launch().command().get(0))
                .toList();
    }

    private void trust(String name) {
        for (Listed listed : catalog(Importers.ALL).contents().entries()) {
            if (listed.entry().name().equals(name)) {
                accepted.add(Fingerprint.of(listed.entry()));
            }
        }
    }

    @Test
    void ours_of_a_trusted_project_then_ours_of_the_user_then_others() throws IOException {
        write(".cursor/mcp.json", server("x", "cursor"));
        assertThat(meant("x")).containsExactly("cursor:cursor");
        write(".config/mcpctl/servers.json", server("x", "user"));
        assertThat(meant("x")).containsExactly("mcpctl:user");
        write("work/project/.mcpctl.json", server("x", "project"));
        assertThat(meant("x")).containsExactly("mcpctl:user");
        assertThat(catalog(Importers.ALL).named("x").passedOver()).isNotNull();
        trust("x");
        assertThat(meant("x")).containsExactly("mcpctl:project");
        write("work/project/deep/.mcpctl.json", server("x", "nearer"));
        trust("x");
        assertThat(meant("x")).containsExactly("mcpctl:nearer");
    }

    @Test
    void an_input_that_changes_ends_the_trust_however_its_id_is_written() throws IOException {
        String list = """
                {"inputs":[{"id":"a\\"b","type":"promptString","default":"harmless"}],
                 "mcpServers":{"x":{"command":"${input:a\\"b}"}}}
                """;
        write("work/project/.mcpctl.json");
        Path file = Files.writeString(home.resolve("work/project/.mcpctl.json"), list);
        trust("x");
        assertThat(catalog(Importers.ALL).contents().entries().get(0).trusted()).isTrue();
        Files.writeString(file, list.replace("harmless", "rm"));
        assertThat(catalog(Importers.ALL).contents().entries().get(0).trusted()).isFalse();
    }

    @Test
    void an_entry_that_changes_is_trusted_no_longer() throws IOException {
        write("work/project/.mcpctl.json", server("x", "project"));
        trust("x");
        assertThat(catalog(Importers.ALL).contents().entries().get(0).trusted()).isTrue();
        write("work/project/.mcpctl.json", server("x", "projecT"));
        assertThat(catalog(Importers.ALL).contents().entries().get(0).trusted()).isFalse();
        assertThat(meant("x")).containsExactly("mcpctl:projecT");
    }

    @Test
    void the_same_definition_counts_once_and_different_ones_contradict_each_other() throws IOException {
        write(".cursor/mcp.json", server("x", "same"));
        write(".lmstudio/mcp.json", server("x", "same"));
        assertThat(meant("x")).containsExactly("cursor:same");
        write(".kiro/settings/mcp.json", server("x", "other"));
        assertThat(meant("x")).containsExactly("cursor:same", "kiro:other");
        Catalog catalog = catalog(Importers.ALL);
        assertThat(catalog.named(Importers.named("kiro"), "x").launch().command())
                .containsExactly("other");
        Listed cursor = catalog.contents().entries().get(0);
        assertThat(cursor.same()).extracting(ServerEntry::qualifiedName).containsExactly("lmstudio/x");
        assertThat(cursor.ambiguous()).extracting(ServerEntry::qualifiedName).containsExactly("kiro/x");
        assertThat(cursor.shadowedBy()).isNull();
    }

    @Test
    void a_relative_path_in_another_directory_is_another_server() throws IOException {
        write(".cursor/mcp.json", "\"x\":{\"command\":\"sh\",\"args\":[\"./run\"]}");
        write(".lmstudio/mcp.json", "\"x\":{\"command\":\"sh\",\"args\":[\"./run\"]}");
        assertThat(meant("x")).hasSize(2);
    }

    @Test
    void what_is_disabled_or_broken_does_not_stand_in_the_way() throws IOException {
        write(".cursor/mcp.json", "\"x\":{\"command\":\"off\",\"disabled\":true}");
        write(".kiro/settings/mcp.json", "\"x\":{\"command\":\"b\",\"url\":\"http://b\"}");
        write(".lmstudio/mcp.json", server("x", "on"));
        assertThat(meant("x")).containsExactly("lmstudio:on");
        write(".lmstudio/mcp.json", server("y", "on"));
        write(".kiro/settings/mcp.json", server("y", "on"));
        assertThat(meant("x")).containsExactly("cursor:off");
    }

    @Test
    void the_user_comes_before_a_project_that_is_not_trusted() throws IOException {
        write("work/project/.mcp.json", server("x", "foreign"));
        write(".cursor/mcp.json", server("x", "mine"));
        assertThat(meant("x")).containsExactly("cursor:mine");
        trust("x");
        assertThat(meant("x")).containsExactly("claude-code:foreign", "cursor:mine");
    }

    @Test
    void shadowed_entries_say_by_what() throws IOException {
        write(".config/mcpctl/servers.json", server("x", "user"));
        write(".cursor/mcp.json", server("x", "cursor"));
        Listed cursor = catalog(Importers.ALL).contents().entries().get(1);
        assertThat(cursor.shadowedBy()).isNotNull();
        assertThat(cursor.shadowedBy().qualifiedName()).isEqualTo("mcpctl/x");
    }

    @Test
    void others_are_left_alone_when_none_are_wanted() throws IOException {
        write(".config/mcpctl/servers.json", server("x", "user"));
        write(".cursor/mcp.json", server("y", "cursor"));
        assertThat(catalog(List.of()).contents().entries()).hasSize(1);
        assertThat(catalog(List.of()).named("y").entries()).isEmpty();
    }

    @Test
    void projects_are_looked_for_up_to_the_repository_and_never_in_home() throws IOException {
        Path project = Files.createDirectories(home.resolve("a/b/c"));
        assertThat(Projects.of(project, home)).containsExactly(project, home.resolve("a/b"), home.resolve("a"));
        Files.createDirectories(home.resolve("a/b/.git"));
        assertThat(Projects.of(project, home)).containsExactly(project, home.resolve("a/b"));
        assertThat(Projects.of(home, home)).isEmpty();
    }

    @Test
    void a_folder_of_lists_is_read_in_the_order_of_names() throws IOException {
        Path folder = Files.createDirectories(home.resolve(".continue/mcpServers"));
        Files.writeString(folder.resolve("b.yaml"), "mcpServers:\n  - name: two\n    command: x\n");
        Files.writeString(folder.resolve("a.json"), "{\"mcpServers\":{\"one\":{\"command\":\"x\"}}}");
        Files.writeString(folder.resolve("readme.txt"), "no list");
        assertThat(catalog(Importers.ALL).contents().entries())
                .extracting(listed -> listed.entry().qualifiedName())
                .containsExactly("continue/one", "continue/two");
        assertThat(meant("two")).containsExactly("continue:x");
    }
}
