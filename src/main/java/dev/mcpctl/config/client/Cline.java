package dev.mcpctl.config.client;

import dev.mcpctl.config.entry.Node;
import dev.mcpctl.config.entry.Reading;
import java.util.List;

/** Cline: a file in the storage of VS Code, or in one of two later places. */
final class Cline implements Importer {

    @Override
    public String id() {
        return "cline";
    }

    @Override
    public String title() {
        return "Cline";
    }

    @Override
    public List<ConfigFile> files(Where where) {
        return FileList.user(
                where.settings(
                        "Code",
                        "User",
                        "globalStorage",
                        "saoudrizwan.claude-dev",
                        "settings",
                        "cline_mcp_settings.json"),
                where.home("Documents", "Cline", "MCP", "cline_mcp_settings.json"),
                where.home(".cline", "data", "settings", "cline_mcp_settings.json"));
    }

    @Override
    public Reading read(Node document, ConfigFile file, Where where) {
        return ServerMap.of(document, "mcpServers", id(), file, Dialect.USUAL);
    }
}
