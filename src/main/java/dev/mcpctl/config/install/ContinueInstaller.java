package dev.mcpctl.config.install;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import java.util.List;
import java.util.Map;

/** Continue: a list of entries with names in them. */
final class ContinueInstaller implements Installer {

    private static final Shape SHAPE = new Shape(null, "streamable-http", "sse", true, false);

    @Override
    public String id() {
        return "continue";
    }

    @Override
    public boolean list() {
        return true;
    }

    /** It has a way to name secrets, but not variables. */
    @Override
    public ReferenceStyle references() {
        return ReferenceStyle.NONE;
    }

    @Override
    public Map<String, String> head(String name) {
        return Map.of("name", name, "schema", "v1", "version", "0.0.1");
    }

    @Override
    public ObjectNode entry(Portable entry, List<String> told) {
        ObjectNode node = Json.object().put("name", entry.name());
        node.setAll(SHAPE.entry(entry, "Continue", told));
        node.remove("headers");
        if (!entry.headers().isEmpty()) {
            Shape.texts(node.putObject("requestOptions"), "headers", entry.headers());
        }
        return node;
    }
}
