package dev.mcpctl.config.client;

import dev.mcpctl.config.entry.Node;
import dev.mcpctl.config.entry.Reading;
import java.util.List;

/** Gemini CLI: its settings; {@code httpUrl} is Streamable HTTP, {@code url} the older transport, {@code $NAME} a variable. */
final class Gemini implements Importer {

    @Override
    public String id() {
        return "gemini";
    }

    @Override
    public String title() {
        return "Gemini CLI";
    }

    @Override
    public List<ConfigFile> files(Where where) {
        return FileList.with(FileList.user(where.home(".gemini", "settings.json")), where, ".gemini", "settings.json");
    }

    @Override
    public Reading read(Node document, ConfigFile file, Where where) {
        return ServerMap.of(document, "mcpServers", id(), file, Dialect.GEMINI);
    }
}
