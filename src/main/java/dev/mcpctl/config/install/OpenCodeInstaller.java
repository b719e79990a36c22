package dev.mcpctl.config.install;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import java.util.List;
import java.util.Map;

/** OpenCode: a command is one list with its arguments. */
final class OpenCodeInstaller implements Installer {

    @Override
    public String id() {
        return "opencode";
    }

    @Override
    public List<String> container() {
        return List.of("mcp");
    }

    @Override
    public ReferenceStyle references() {
        return ReferenceStyle.BARE_ENV;
    }

    @Override
    public Map<String, String> head(String name) {
        return Map.of("$schema", "https://opencode.ai/config.json");
    }

    @Override
    public ObjectNode entry(Portable entry, List<String> told) {
        ObjectNode node = Json.object().put("type", entry.started() ? "local" : "remote");
        if (entry.started()) {
            Shape.strings(node, "command", entry.command());
            Shape.texts(node, "environment", entry.environment());
            if (entry.directory() != null) {
                told.add("OpenCode knows no working directory: " + entry.directory() + " is left out");
            }
            if (entry.environmentFile() != null) {
                told.add("OpenCode reads no file of variables: " + entry.environmentFile() + " is left out");
            }
        } else {
            node.put("url", entry.url());
            Shape.texts(node, "headers", entry.headers());
        }
        return node.put("enabled", true);
    }
}
