package dev.mcpctl.config.client;

import dev.mcpctl.config.entry.Node;
import dev.mcpctl.config.entry.Reading;
import java.util.List;

/** GitHub Copilot CLI. It also reads {@code .mcp.json}, which is listed as Claude Code's and not twice. */
final class Copilot implements Importer {

    @Override
    public String id() {
        return "copilot";
    }

    @Override
    public String title() {
        return "GitHub Copilot CLI";
    }

    @Override
    public List<ConfigFile> files(Where where) {
        return FileList.with(FileList.user(where.home(".copilot", "mcp-config.json")), where, ".github", "mcp.json");
    }

    @Override
    public Reading read(Node document, ConfigFile file, Where where) {
        return ServerMap.of(document, "mcpServers", id(), file, Dialect.MILLISECONDS);
    }
}
