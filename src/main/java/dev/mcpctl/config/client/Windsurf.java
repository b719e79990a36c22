package dev.mcpctl.config.client;

import dev.mcpctl.config.entry.Node;
import dev.mcpctl.config.entry.Reading;
import dev.mcpctl.process.Platform;
import java.util.List;

/** Windsurf: a file in the home directory, which moved several times; remote servers have a {@code serverUrl}. */
final class Windsurf implements Importer {

    @Override
    public String id() {
        return "windsurf";
    }

    @Override
    public String title() {
        return "Windsurf";
    }

    @Override
    public List<ConfigFile> files(Where where) {
        return FileList.user(
                where.home(".codeium", "windsurf", "mcp_config.json"),
                where.home(".codeium", "windsurf-next", "mcp_config.json"),
                where.home(".windsurf", "mcp_config.json"),
                where.xdg(".codeium", "windsurf", "mcp_config.json"),
                where.platform() == Platform.WINDOWS ? where.settings("Codeium", "windsurf", "mcp_config.json") : null);
    }

    @Override
    public Reading read(Node document, ConfigFile file, Where where) {
        return ServerMap.of(document, "mcpServers", id(), file, Dialect.USUAL);
    }
}
