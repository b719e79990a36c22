package dev.mcpctl.config.install;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.config.entry.Way;
import dev.mcpctl.json.Json;
import java.util.List;

/** Goose: extensions, in words of its own. Variables are named, not written into texts. */
final class GooseInstaller implements Installer {

    private static final NamedVariables VARIABLES = new NamedVariables("Goose", "envs", "env_keys");

    @Override
    public String id() {
        return "goose";
    }

    @Override
    public List<String> container() {
        return List.of("extensions");
    }

    @Override
    public ReferenceStyle references() {
        return ReferenceStyle.PLAIN_BRACES;
    }

    @Override
    public ObjectNode entry(Portable entry, List<String> told) {
        ObjectNode node = Json.object().put("name", entry.name());
        if (entry.started()) {
            node.put("type", "stdio");
            VARIABLES.started(node, "cmd", entry, told);
            if (entry.directory() != null) {
                told.add("Goose knows no working directory: " + entry.directory() + " is left out");
            }
        } else {
            node.put("type", entry.way() == Way.SSE ? "sse" : "streamable_http");
            node.put("uri", entry.url());
            Shape.texts(node, "headers", entry.headers());
            entry.headers().forEach((name, value) -> VARIABLES.tell("the header " + name, value, told));
        }
        return node.put("enabled", true);
    }
}
