package dev.mcpctl.mcp.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Reads members of a received object: needed ones are demanded, optional ones of a wrong type count as absent. */
final class Members {

    private final ObjectNode node;

    private Members(ObjectNode node) {
        this.node = node;
    }

    static Members of(JsonNode node) throws Item.Broken {
        if (node instanceof ObjectNode object) {
            return new Members(object);
        }
        throw new Item.Broken("is no object");
    }

    ObjectNode raw() {
        return node;
    }

    String text(String name) throws Item.Broken {
        JsonNode value = node.get(name);
        if (value == null || !value.isTextual()) {
            throw new Item.Broken(value == null ? "has no '" + name + "'" : "has a '" + name + "' that is no text");
        }
        return value.textValue();
    }

    @Nullable
    String optionalText(String name) {
        JsonNode value = node.get(name);
        return value != null && value.isTextual() ? value.textValue() : null;
    }

    @Nullable
    ObjectNode optionalObject(String name) {
        return node.get(name) instanceof ObjectNode object ? object : null;
    }

    @Nullable
    Boolean optionalBoolean(String name) {
        JsonNode value = node.get(name);
        if (value == null || !value.isBoolean()) {
            return null;
        }
        return value.booleanValue();
    }
}
