package dev.mcpctl.mcp.model;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What a resource holds. Schema: TextResourceContents, BlobResourceContents.
 *
 * @param data a text node: the text itself, or Base64
 * @param binary whether {@code data} is Base64
 */
public record ResourceContents(String uri, @Nullable String mimeType, JsonNode data, boolean binary, JsonNode raw) {

    /** Reads contents: exactly one of text and blob is needed. */
    public static ResourceContents read(JsonNode node) throws Item.Broken {
        Members members = Members.of(node);
        JsonNode text = members.raw().path("text");
        JsonNode blob = members.raw().path("blob");
        if (text.isTextual() == blob.isTextual()) {
            throw new Item.Broken(text.isTextual() ? "has both text and blob" : "has neither text nor blob");
        }
        String uri = members.optionalText("uri");
        return new ResourceContents(
                uri == null ? "" : uri,
                members.optionalText("mimeType"),
                text.isTextual() ? text : blob,
                blob.isTextual(),
                node);
    }
}
