package dev.mcpctl.config.client;

import dev.mcpctl.config.entry.Node;
import dev.mcpctl.config.entry.Reading;
import java.util.List;

/** JetBrains Junie: a file in the home directory, and one for each project. */
final class Junie implements Importer {

    @Override
    public String id() {
        return "junie";
    }

    @Override
    public String title() {
        return "JetBrains Junie";
    }

    @Override
    public List<ConfigFile> files(Where where) {
        return FileList.with(
                FileList.user(where.home(".junie", "mcp", "mcp.json")), where, ".junie", "mcp", "mcp.json");
    }

    @Override
    public Reading read(Node document, ConfigFile file, Where where) {
        return ServerMap.of(document, "mcpServers", id(), file, Dialect.USUAL);
    }
}
