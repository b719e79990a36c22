package dev.mcpctl.config.client;

import dev.mcpctl.config.entry.Node;
import dev.mcpctl.config.entry.Reading;
import java.util.List;

/** Kiro: a file in the home directory, and one for each project. */
final class Kiro implements Importer {

    @Override
    public String id() {
        return "kiro";
    }

    @Override
    public String title() {
        return "Kiro";
    }

    @Override
    public List<ConfigFile> files(Where where) {
        return FileList.with(
                FileList.user(where.home(".kiro", "settings", "mcp.json")), where, ".kiro", "settings", "mcp.json");
    }

    @Override
    public Reading read(Node document, ConfigFile file, Where where) {
        return ServerMap.of(document, "mcpServers", id(), file, Dialect.MILLISECONDS);
    }
}
