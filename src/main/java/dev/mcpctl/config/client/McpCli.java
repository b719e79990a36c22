package dev.mcpctl.config.client;

import dev.mcpctl.config.entry.Node;
import dev.mcpctl.config.entry.Reading;
import java.util.List;

/** mcp-cli by Philipp Schmid: a file in one of two places, and one in each project. */
final class McpCli implements Importer {

    @Override
    public String id() {
        return "mcp-cli";
    }

    @Override
    public String title() {
        return "mcp-cli";
    }

    @Override
    public List<ConfigFile> files(Where where) {
        return FileList.with(
                FileList.user(where.home(".mcp_servers.json"), where.home(".config", "mcp", "mcp_servers.json")),
                where,
                "mcp_servers.json");
    }

    @Override
    public Reading read(Node document, ConfigFile file, Where where) {
        return ServerMap.of(document, "mcpServers", id(), file, Dialect.USUAL);
    }
}
