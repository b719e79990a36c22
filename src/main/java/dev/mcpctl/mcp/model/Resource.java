package dev.mcpctl.mcp.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A resource, or a resource link. Schema: Resource.
 *
 * @param name falls back to the URI when the server gives none
 * @param size raw bytes, or null
 */
public record Resource(
        String uri,
        String name,
        @Nullable String title,
        @Nullable String description,
        @Nullable String mimeType,
        @Nullable Long size,
        ObjectNode raw) {

    /** Reads a resource; only the URI is needed to use it. */
    public static Resource read(JsonNode node) throws Item.Broken {
        Members members = Members.of(node);
        String uri = members.text("uri");
        String name = members.optionalText("name");
        JsonNode size = members.raw().path("size");
        return new Resource(
                uri,
                name == null ? uri : name,
                members.optionalText("title"),
                members.optionalText("description"),
                members.optionalText("mimeType"),
                size.isIntegralNumber() && size.canConvertToLong() ? (Long) size.longValue() : null,
                members.raw());
    }
}
