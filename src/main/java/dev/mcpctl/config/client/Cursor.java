package dev.mcpctl.config.client;

import dev.mcpctl.config.entry.Node;
import dev.mcpctl.config.entry.Reading;
import java.util.List;

/** Cursor: a file in the home directory, and one for each project. */
final class Cursor implements Importer {

    @Override
    public String id() {
        return "cursor";
    }

    @Override
    public String title() {
        return "Cursor";
    }

    @Override
    public List<ConfigFile> files(Where where) {
        return FileList.with(FileList.user(where.home(".cursor", "mcp.json")), where, ".cursor", "mcp.json");
    }

    @Override
    public Reading read(Node document, ConfigFile file, Where where) {
        return ServerMap.of(document, "mcpServers", id(), file, Dialect.USUAL);
    }
}
