package dev.mcpctl.config.client;

import dev.mcpctl.config.entry.Node;
import dev.mcpctl.config.entry.Reading;
import java.util.List;

/** Qwen Code: as Gemini CLI, which it comes from, in a directory of its own. */
final class Qwen implements Importer {

    @Override
    public String id() {
        return "qwen";
    }

    @Override
    public String title() {
        return "Qwen Code";
    }

    @Override
    public List<ConfigFile> files(Where where) {
        return FileList.with(FileList.user(where.home(".qwen", "settings.json")), where, ".qwen", "settings.json");
    }

    @Override
    public Reading read(Node document, ConfigFile file, Where where) {
        return ServerMap.of(document, "mcpServers", id(), file, Dialect.GEMINI);
    }
}
