package dev.mcpctl.config.client;

import dev.mcpctl.config.entry.Node;
import dev.mcpctl.config.entry.Reading;
import java.util.List;

/** FastMCP: {@code mcp.json} in a project. */
final class FastMcp implements Importer {

    @Override
    public String id() {
        return "fastmcp";
    }

    @Override
    public String title() {
        return "FastMCP";
    }

    @Override
    public List<ConfigFile> files(Where where) {
        return FileList.with(List.of(), where, "mcp.json");
    }

    @Override
    public Reading read(Node document, ConfigFile file, Where where) {
        return ServerMap.of(document, "mcpServers", id(), file, Dialect.USUAL);
    }
}
