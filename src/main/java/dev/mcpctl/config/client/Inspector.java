package dev.mcpctl.config.client;

import dev.mcpctl.config.entry.Node;
import dev.mcpctl.config.entry.Reading;
import java.util.List;

/** The official inspector: a file in the home directory, or the one in {@code MCP_CATALOG_PATH}. */
final class Inspector implements Importer {

    @Override
    public String id() {
        return "inspector";
    }

    @Override
    public String title() {
        return "MCP Inspector";
    }

    @Override
    public List<ConfigFile> files(Where where) {
        return FileList.user(where.variable("MCP_CATALOG_PATH"), where.home(".mcp-inspector", "mcp.json"));
    }

    @Override
    public Reading read(Node document, ConfigFile file, Where where) {
        return ServerMap.of(document, "mcpServers", id(), file, Dialect.MILLISECONDS);
    }
}
