package dev.mcpctl.cli.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.schema.SchemaCheck;
import dev.mcpctl.json.schema.Shape;
import dev.mcpctl.json.schema.Violation;
import java.util.List;

/**
 * A minimal argument object for a tool, to be edited: required members only, with their default, example, only or first legal
 * value, or the smallest one.
 *
 * @param arguments the object
 * @param problems what does not fit the schema yet, because no value for it could be made up; empty when the object is valid
 */
public record ArgumentTemplate(ObjectNode arguments, List<Violation> problems) {

    /**
     * Makes one.
     *
     * @param schema the tool's {@code inputSchema}; untrusted, any object will do
     * @throws dev.mcpctl.failure.Failure protocol, code {@code schema}, when the schema cannot be checked against
     */
    public static ArgumentTemplate of(ObjectNode schema) {
        JsonNode example = new ExampleValue().ofObject(Shape.of(schema));
        ObjectNode arguments = example instanceof ObjectNode object ? object : Json.object();
        return new ArgumentTemplate(arguments, SchemaCheck.of(schema).check(arguments));
    }
}
