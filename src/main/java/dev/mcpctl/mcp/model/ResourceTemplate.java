package dev.mcpctl.mcp.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A pattern for resource URIs. Schema: ResourceTemplate.
 *
 * @param uriTemplate by RFC 6570
 * @param name falls back to the template when the server gives none
 */
public record ResourceTemplate(
        String uriTemplate,
        String name,
        @Nullable String title,
        @Nullable String description,
        @Nullable String mimeType,
        ObjectNode raw) {

    /** Reads a template; only the pattern is needed to use it. */
    public static ResourceTemplate read(JsonNode node) throws Item.Broken {
        Members members = Members.of(node);
        String template = members.text("uriTemplate");
        String name = members.optionalText("name");
        return new ResourceTemplate(
                template,
                name == null ? template : name,
                members.optionalText("title"),
                members.optionalText("description"),
                members.optionalText("mimeType"),
                members.raw());
    }
}
