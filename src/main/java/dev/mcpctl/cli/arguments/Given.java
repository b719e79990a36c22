package dev.mcpctl.cli.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.json.schema.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One value for one place.
 *
 * @param path names from the outermost object inwards, at least one
 * @param shape what the schema says about that place
 * @param text the value to be coerced, or null when it came as JSON
 * @param json the value that came as JSON, or null
 */
record Given(
        List<String> path,
        Shape shape,
        @Nullable String text,
        @Nullable JsonNode json) {

    static Given text(Name name, String text) {
        return new Given(name.path(), name.shape(), text, null);
    }

    static Given json(Name name, JsonNode json) {
        return new Given(name.path(), name.shape(), null, json);
    }

    /** How a person writes the place. */
    String spelled() {
        return String.join(".", path);
    }
}
