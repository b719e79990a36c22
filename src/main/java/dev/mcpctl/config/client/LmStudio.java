package dev.mcpctl.config.client;

import dev.mcpctl.config.entry.Node;
import dev.mcpctl.config.entry.Reading;
import java.util.List;

/** LM Studio: a file in the home directory. */
final class LmStudio implements Importer {

    @Override
    public String id() {
        return "lmstudio";
    }

    @Override
    public String title() {
        return "LM Studio";
    }

    @Override
    public List<ConfigFile> files(Where where) {
        return FileList.user(where.home(".lmstudio", "mcp.json"));
    }

    @Override
    public Reading read(Node document, ConfigFile file, Where where) {
        return ServerMap.of(document, "mcpServers", id(), file, Dialect.USUAL);
    }
}
