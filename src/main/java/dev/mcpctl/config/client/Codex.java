package dev.mcpctl.config.client;

import dev.mcpctl.config.entry.Node;
import dev.mcpctl.config.entry.Reading;
import java.nio.file.Path;
import java.util.List;

/** Codex: tables {@code [mcp_servers.NAME]} in a TOML file. */
final class Codex implements Importer {

    @Override
    public String id() {
        return "codex";
    }

    @Override
    public String title() {
        return "Codex";
    }

    @Override
    public List<ConfigFile> files(Where where) {
        Path moved = where.variable("CODEX_HOME");
        Path file = moved == null ? where.home(".codex", "config.toml") : moved.resolve("config.toml");
        return FileList.with(FileList.user(file), where, ".codex", "config.toml");
    }

    @Override
    public Reading read(Node document, ConfigFile file, Where where) {
        return ServerMap.of(document, "mcp_servers", id(), file, Dialect.USUAL);
    }
}
