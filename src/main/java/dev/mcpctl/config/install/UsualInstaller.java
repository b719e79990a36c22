package dev.mcpctl.config.install;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.config.client.ConfigFile;
import java.util.List;

/** A program whose entries have the usual shape. */
record UsualInstaller(String id, String title, List<String> container, ReferenceStyle references, Shape shape)
        implements Installer {

    UsualInstaller(String id, String title, ReferenceStyle references, Shape shape) {
        this(id, title, List.of("mcpServers"), references, shape);
    }

    @Override
    public boolean takes(ConfigFile file) {
        // VS Code had its servers in the settings once.
        return !id.equals("vscode") || file.path().endsWith("mcp.json");
    }

    @Override
    public ObjectNode entry(Portable entry, List<String> told) {
        return shape.entry(entry, title, told);
    }
}
