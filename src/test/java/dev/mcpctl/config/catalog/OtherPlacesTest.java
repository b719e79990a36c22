package dev.mcpctl.config.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.config.client.Importers;
import dev.mcpctl.config.client.Where;
import dev.mcpctl.process.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Places of lists beside the usual one of each program: older, newer, moved by a variable, in a project. */
class OtherPlacesTest {

    private static final String MAP = "{\"KEY\":{\"x\":{\"command\":\"run\"}}}";

    @TempDir
    private Path home;

    private List<String> found(String file, String text, Map<String, String> environment, Platform platform)
            throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        Files.createDirectories(home.resolve("project"));
        Where where = new Where(platform, home, environment, List.of(home.resolve("project")));
        Catalog.Contents contents = new Catalog(where, Importers.ALL, entry -> false).contents();
        assertThat(contents.broken()).isEmpty();
        return contents.entries().stream()
                .map(listed -> listed.entry().qualifiedName() + " "
                        + String.join(" ", listed.entry().launch().command()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "vscode, servers, .config/Code - Insiders/User/mcp.json",
        "windsurf, mcpServers, .codeium/windsurf-next/mcp_config.json",
        "windsurf, mcpServers, .config/.codeium/windsurf/mcp_config.json",
        "cline, mcpServers, Documents/Cline/MCP/cline_mcp_settings.json",
        "cline, mcpServers, .cline/data/settings/cline_mcp_settings.json",
        "opencode, mcp, .config/opencode/opencode.json",
        "mcporter, mcpServers, .mcporter/mcporter.jsonc",
        "mcporter, mcpServers, .config/mcporter/mcporter.json",
        "mcp-cli, mcpServers, .config/mcp/mcp_servers.json",
        "mcpctl, mcpServers, project/.mcpctl.json",
        "claude-code, mcpServers, project/.mcp.json",
        "cursor, mcpServers, project/.cursor/mcp.json",
        "vscode, servers, project/.vscode/mcp.json",
        "zed, context_servers, project/.zed/settings.json",
        "gemini, mcpServers, project/.gemini/settings.json",
        "qwen, mcpServers, project/.qwen/settings.json",
        "roo, mcpServers, project/.roo/mcp.json",
        "opencode, mcp, project/opencode.json",
        "opencode, mcp, project/opencode.jsonc",
        "copilot, mcpServers, project/.github/mcp.json",
        "kiro, mcpServers, project/.kiro/settings/mcp.json",
        "junie, mcpServers, project/.junie/mcp/mcp.json",
        "mcporter, mcpServers, project/config/mcporter.json",
        "mcp-cli, mcpServers, project/mcp_servers.json",
        "fastmcp, mcpServers, project/mcp.json",
        "continue, mcpServers, .continue/mcpServers/any.json",
        "continue, mcpServers, project/.continue/mcpServers/any.json"
    })
    void a_list_is_read_there(String id, String key, String file) throws IOException {
        assertThat(found(file, MAP.replace("KEY", key), Map.of(), Platform.LINUX))
                .containsExactly(id + "/x run");
    }

    @Test
    void lists_in_other_formats_are_read_in_projects_too() throws IOException {
        assertThat(found("project/.codex/config.toml", "[mcp_servers.x]\ncommand = 'run'\n", Map.of(), Platform.LINUX))
                .containsExactly("codex/x run");
        assertThat(found(
                        "project/.continue/mcpServers/a.yml",
                        "mcpServers:\n  - name: y\n    command: run\n",
                        Map.of(),
                        Platform.LINUX))
                .contains("continue/y run");
    }

    @Test
    void older_settings_of_vs_code_keep_servers_among_other_things() throws IOException {
        assertThat(found(
                        ".config/Code/User/settings.json",
                        "{\"editor.tabSize\": 4, // mine\n \"mcp\": {\"servers\":{\"x\":{\"command\":\"run\"}}},}",
                        Map.of(),
                        Platform.LINUX))
                .containsExactly("vscode/x run");
    }

    @ParameterizedTest
    @CsvSource({
        "claude-code, CLAUDE_CONFIG_DIR, moved, .claude.json, mcpServers",
        "codex, CODEX_HOME, moved, config.toml, ''",
        "opencode, OPENCODE_CONFIG_DIR, moved, opencode.json, mcp",
        "opencode, OPENCODE_CONFIG, moved/any.json, '', mcp",
        "mcpctl, MCPCTL_CONFIG, moved/mine.json, '', mcpServers",
        "claude-desktop, XDG_CONFIG_HOME, moved, Claude/claude_desktop_config.json, mcpServers",
        "goose, XDG_CONFIG_HOME, moved, goose/config.yaml, 'extensions'"
    })
    void a_variable_moves_it(String id, String variable, String value, String below, String key) throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put(variable, home.resolve(value).toString());
        String file = below.isEmpty() ? value : value + "/" + below;
        String text = file.endsWith(".toml")
                ? "[mcp_servers.x]\ncommand = 'run'\n"
                : file.endsWith(".yaml") ? key + ":\n  x:\n    type: stdio\n    cmd: run\n" : MAP.replace("KEY", key);
        assertThat(found(file, text, environment, Platform.LINUX)).containsExactly(id + "/x run");
    }

    @Test
    void comments_and_trailing_commas_are_let_pass_in_our_list() throws IOException {
        assertThat(found(
                        ".config/mcpctl/servers.json",
                        "// mine\n{\"mcpServers\": {\n  /* first */ \"x\": {\"command\": \"run\", \"args\": [\"a\",],},\n},}\n",
                        Map.of(),
                        Platform.LINUX))
                .containsExactly("mcpctl/x run a");
    }
}
