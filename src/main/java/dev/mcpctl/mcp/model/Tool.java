package dev.mcpctl.mcp.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A tool. Schema: Tool.
 *
 * @param name as the server spells it; any text
 * @param inputSchema as received; an empty object when absent or no object
 * @param outputSchema as received, or null
 * @param annotations hints, an empty object when absent; claims of the server
 */
public record Tool(
        String name,
        @Nullable String title,
        @Nullable String description,
        ObjectNode inputSchema,
        @Nullable JsonNode outputSchema,
        ObjectNode annotations,
        ObjectNode raw) {

    /** Reads a tool; only the name is needed to use it. */
    public static Tool read(JsonNode node) throws Item.Broken {
        Members members = Members.of(node);
        ObjectNode input = members.optionalObject("inputSchema");
        ObjectNode annotations = members.optionalObject("annotations");
        return new Tool(
                members.text("name"),
                members.optionalText("title"),
                members.optionalText("description"),
                input == null ? Json.object() : input,
                members.raw().get("outputSchema"),
                annotations == null ? Json.object() : annotations,
                members.raw());
    }

    /** Name for people: title, else the annotation's title, else the name. Requirement FT-007. */
    public String displayName() {
        if (title != null) {
            return title;
        }
        return annotations.path("title").asText(name);
    }

    /** Whether the server claims that the tool changes nothing; false when it says nothing. */
    public boolean readOnly() {
        return annotations.path("readOnlyHint").asBoolean(false);
    }

    /** Whether the tool may destroy something; true when the server says nothing and it is not read-only. */
    public boolean destructive() {
        return !readOnly() && annotations.path("destructiveHint").asBoolean(true);
    }
}
