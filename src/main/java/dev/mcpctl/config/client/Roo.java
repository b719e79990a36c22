package dev.mcpctl.config.client;

import dev.mcpctl.config.entry.Node;
import dev.mcpctl.config.entry.Reading;
import java.util.List;

/** Roo Code: a file in the storage of VS Code, and one for each project. */
final class Roo implements Importer {

    @Override
    public String id() {
        return "roo";
    }

    @Override
    public String title() {
        return "Roo Code";
    }

    @Override
    public List<ConfigFile> files(Where where) {
        return FileList.with(
                FileList.user(where.settings(
                        "Code",
                        "User",
                        "globalStorage",
                        "rooveterinaryinc.roo-cline",
                        "settings",
                        "mcp_settings.json")),
                where,
                ".roo",
                "mcp.json");
    }

    @Override
    public Reading read(Node document, ConfigFile file, Where where) {
        return ServerMap.of(document, "mcpServers", id(), file, Dialect.USUAL);
    }
}
