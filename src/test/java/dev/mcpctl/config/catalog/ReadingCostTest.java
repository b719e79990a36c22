package dev.mcpctl.config.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.config.client.ConfigFile;
import dev.mcpctl.config.client.Importer;
import dev.mcpctl.config.client.Importers;
import dev.mcpctl.config.client.Where;
import dev.mcpctl.config.entry.Node;
import dev.mcpctl.config.entry.Reading;
import dev.mcpctl.config.entry.Wanted;
import dev.mcpctl.process.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A name among a hundred entries in twenty files: no more of them is looked at than may define it. */
class ReadingCostTest {

    @TempDir
    private Path home;

    private final List<String> located = new ArrayList<>();
    private final List<Path> parsed = new ArrayList<>();
    private final List<Importer> importers = new ArrayList<>();
    private Where where;

    /** Notes what is asked of an importer. */
    private final class Noting implements Importer {
        private final Importer real;

        Noting(Importer real) {
            this.real = real;
        }

        @Override
        public String id() {
            return real.id();
        }

        @Override
        public String title() {
            return real.title();
        }

        @Override
        public List<ConfigFile> files(Where place) {
            located.add(id());
            return real.files(place);
        }

        @Override
        public Wanted wanted(Where place) {
            return real.wanted(place);
        }

        @Override
        public Reading read(Node document, ConfigFile file, Where place) {
            parsed.add(file.path());
            return real.read(document, file, place);
        }
    }

    @BeforeEach
    void furnish() throws IOException {
        where = new Where(Platform.LINUX, home, Map.of(), List.of());
        int files = 0;
        for (Importer each : Importers.ALL) {
            importers.add(new Noting(each));
            for (ConfigFile file : each.files(where)) {
                if (files < 20 && !file.folder()) {
                    write(file, files++);
                    break;
                }
            }
        }
        assertThat(files).isEqualTo(20);
        Files.createDirectories(home.resolve(".config/mcpctl"));
        Files.writeString(
                home.resolve(".config/mcpctl/servers.json"), "{\"mcpServers\":{\"mine\":{\"command\":\"x\"}}}");
        int entries = catalog().contents().entries().size();
        assertThat(entries).isGreaterThan(90);
        located.clear();
        parsed.clear();
    }

    /** Five entries; formats other than JSON and other keys do not matter here. */
    private void write(ConfigFile file, int number) throws IOException {
        Files.createDirectories(file.path().getParent());
        StringBuilder text = new StringBuilder();
        String name = file.path().toString();
        for (int i = 0; i < 5; i++) {
            String server = "server-" + number + "-" + i;
            if (name.endsWith(".toml")) {
                text.append("[mcp_servers.").append(server).append("]\ncommand = 'x'\n");
            } else if (name.endsWith("goose/config.yaml")) {
                text.append(i == 0 ? "extensions:\n" : "")
                        .append("  ")
                        .append(server)
                        .append(":\n    type: stdio\n    cmd: x\n");
            } else if (name.endsWith(".yaml")) {
                text.append(i == 0 ? "mcpServers:\n" : "")
                        .append("  - name: ")
                        .append(server)
                        .append("\n    command: x\n");
            } else {
                text.append(i == 0 ? "" : ",").append('"').append(server).append("\":{\"command\":\"x\"}");
            }
        }
        String key = name.contains("/Code/User/mcp.json")
                ? "servers"
                : name.contains("zed")
                        ? "context_servers"
                        : name.contains("opencode") ? "mcp" : name.contains("amp/") ? "amp.mcpServers" : "mcpServers";
        boolean json = name.endsWith(".json") || name.endsWith(".jsonc");
        Files.writeString(file.path(), json ? "{\"" + key + "\":{" + text + "}}" : text);
    }

    private Catalog catalog() {
        return new Catalog(where, importers, entry -> false);
    }

    @Test
    void one_of_ours_is_found_without_a_look_at_the_others() {
        assertThat(catalog().named("mine").entries()).hasSize(1);
        assertThat(located).isEmpty();
        assertThat(parsed).isEmpty();
    }

    @Test
    void one_with_its_origin_is_looked_for_there_alone() {
        assertThat(catalog().named(importers.get(2), "server-2-3")).isNotNull();
        assertThat(located).containsExactly("cursor");
        assertThat(parsed).containsExactly(home.resolve(".cursor/mcp.json"));
    }

    @Test
    void of_another_program_only_the_file_that_holds_the_name_is_parsed() {
        assertThat(catalog().named("server-2-3").entries()).hasSize(1);
        assertThat(parsed).containsExactly(home.resolve(".cursor/mcp.json"));
    }

    @Test
    void a_name_that_nothing_has_costs_no_parsing_at_all() {
        assertThat(catalog().named("nowhere").entries()).isEmpty();
        assertThat(parsed).isEmpty();
    }
}
