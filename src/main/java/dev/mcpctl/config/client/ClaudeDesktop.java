package dev.mcpctl.config.client;

import dev.mcpctl.config.entry.Node;
import dev.mcpctl.config.entry.Reading;
import java.util.List;

/** Claude Desktop: one file of the user's, started servers only. */
final class ClaudeDesktop implements Importer {

    @Override
    public String id() {
        return "claude-desktop";
    }

    @Override
    public String title() {
        return "Claude Desktop";
    }

    @Override
    public List<ConfigFile> files(Where where) {
        return FileList.user(where.settings("Claude", "claude_desktop_config.json"));
    }

    @Override
    public Reading read(Node document, ConfigFile file, Where where) {
        return ServerMap.of(document, "mcpServers", id(), file, Dialect.USUAL);
    }
}
