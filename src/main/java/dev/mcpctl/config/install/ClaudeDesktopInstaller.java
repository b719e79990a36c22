package dev.mcpctl.config.install;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import java.util.List;

/** Claude Desktop: its file takes only servers that are started. */
final class ClaudeDesktopInstaller implements Installer {

    @Override
    public String id() {
        return "claude-desktop";
    }

    @Override
    public ReferenceStyle references() {
        return ReferenceStyle.NONE;
    }

    @Override
    public ObjectNode entry(Portable entry, List<String> told) {
        if (!entry.started()) {
            throw Failure.of(
                            Failure.Kind.CONFIGURATION,
                            "not_installable",
                            "Claude Desktop's file takes only servers that are started, and '" + entry.name()
                                    + "' is behind a URL")
                    .hint("add it in its settings under Connectors, or install a bridge such as: npx mcp-remote URL");
        }
        return Shape.UNTYPED.entry(entry, "Claude Desktop", told);
    }
}
