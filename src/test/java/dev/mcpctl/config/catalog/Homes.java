package dev.mcpctl.config.catalog;

import dev.mcpctl.config.client.Importers;
import dev.mcpctl.config.client.Where;
import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.process.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Homes of users of every program, as each platform has them. The files are those of {@code src/test/resources/clients}. */
final class Homes {

    static final Path FIXTURES = Path.of("src/test/resources/clients");

    /** What a directory for settings is called in the tables below. */
    private static final String SETTINGS = "SETTINGS/";

    /** Paths below home; one for all systems, or one each for Linux, macOS and Windows. */
    private static final Map<String, List<String>> PATHS = new LinkedHashMap<>();

    static {
        PATHS.put("mcpctl", List.of(SETTINGS + "mcpctl/servers.json"));
        PATHS.put("claude-desktop", List.of(SETTINGS + "Claude/claude_desktop_config.json"));
        PATHS.put("claude-code", List.of(".claude.json"));
        PATHS.put("cursor", List.of(".cursor/mcp.json"));
        PATHS.put("vscode", List.of(SETTINGS + "Code/User/mcp.json"));
        PATHS.put("windsurf", List.of(".codeium/windsurf/mcp_config.json"));
        PATHS.put(
                "zed",
                List.of(".config/zed/settings.json", ".config/zed/settings.json", "AppData/Roaming/Zed/settings.json"));
        PATHS.put("gemini", List.of(".gemini/settings.json"));
        PATHS.put("qwen", List.of(".qwen/settings.json"));
        PATHS.put("codex", List.of(".codex/config.toml"));
        PATHS.put(
                "cline",
                List.of(SETTINGS + "Code/User/globalStorage/saoudrizwan.claude-dev/settings/cline_mcp_settings.json"));
        PATHS.put(
                "roo",
                List.of(SETTINGS + "Code/User/globalStorage/rooveterinaryinc.roo-cline/settings/mcp_settings.json"));
        PATHS.put("continue", List.of(".continue/config.yaml"));
        PATHS.put(
                "goose",
                List.of(
                        ".config/goose/config.yaml",
                        ".config/goose/config.yaml",
                        "AppData/Roaming/Block/goose/config/config.yaml"));
        PATHS.put(
                "opencode",
                List.of(
                        ".config/opencode/opencode.jsonc",
                        ".config/opencode/opencode.jsonc",
                        "AppData/Roaming/opencode/opencode.jsonc"));
        PATHS.put("copilot", List.of(".copilot/mcp-config.json"));
        PATHS.put("kiro", List.of(".kiro/settings/mcp.json"));
        PATHS.put("junie", List.of(".junie/mcp/mcp.json"));
        PATHS.put(
                "amp",
                List.of(".config/amp/settings.json", ".config/amp/settings.json", "AppData/Roaming/amp/settings.json"));
        PATHS.put("lmstudio", List.of(".lmstudio/mcp.json"));
        PATHS.put("inspector", List.of(".mcp-inspector/mcp.json"));
        PATHS.put("mcporter", List.of(".mcporter/mcporter.json"));
        PATHS.put("mcp-cli", List.of(".mcp_servers.json"));
        PATHS.put("mcptools", List.of(".mcpt/aliases.json"));
        PATHS.put("fastmcp", List.of("project/mcp.json"));
    }

    private Homes() {}

    /** Programs that have a place in a home. */
    static List<String> programs() {
        return List.copyOf(PATHS.keySet());
    }

    /** The file of a program, relative to home. */
    static String file(String id, Platform platform) {
        List<String> paths = PATHS.get(id);
        int index = switch (platform) {
            case LINUX, OTHER_UNIX -> 0;
            case MAC -> 1;
            case WINDOWS -> 2;
        };
        String settings = switch (platform) {
            case LINUX, OTHER_UNIX -> ".config/";
            case MAC -> "Library/Application Support/";
            case WINDOWS -> "AppData/Roaming/";
        };
        return paths.get(paths.size() == 1 ? 0 : index).replace(SETTINGS, settings);
    }

    /** A home with a file of every program in it, and a project below. */
    static Where furnish(Path home, Platform platform) throws IOException {
        Path project = Files.createDirectories(home.resolve("project"));
        Files.createDirectories(project.resolve(".git"));
        for (String id : PATHS.keySet()) {
            Path target = home.resolve(file(id, platform));
            Files.createDirectories(target.getParent());
            Files.writeString(target, fixture(id).replace("PROJECT", project.toString()));
        }
        Map<String, String> environment = new HashMap<>();
        if (platform == Platform.WINDOWS) {
            environment.put("APPDATA", home.resolve("AppData/Roaming").toString());
        }
        return new Where(platform, home, environment, Projects.of(project, home));
    }

    private static String fixture(String id) throws IOException {
        for (String ending : List.of(".json", ".jsonc", ".toml", ".yaml")) {
            Path file = FIXTURES.resolve(id + ending);
            if (Files.exists(file)) {
                return Files.readString(file);
            }
        }
        throw new AssertionError("there is no fixture for '" + id + "' in " + FIXTURES);
    }

    /** Where a single file of one program is read from. */
    static Where plain(Path home) {
        return new Where(Platform.LINUX, home, Map.of(), Projects.of(home.resolve("project"), home));
    }

    /** A catalog that trusts nothing of a project. */
    static Catalog catalog(Where where) {
        return new Catalog(where, Importers.ALL, entry -> false);
    }

    /** The entry of this name in these contents. */
    static ServerEntry entry(Catalog.Contents contents, String name) {
        for (Listed listed : contents.entries()) {
            if (listed.entry().name().equals(name)) {
                return listed.entry();
            }
        }
        throw new AssertionError("there is no entry '" + name + "' in " + contents);
    }
}
