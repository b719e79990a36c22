package dev.mcpctl.mcp.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a tool returned. Schema: CallToolResult.
 *
 * @param content the blocks in order; empty when absent
 * @param structured structured content; null when absent, a null node when the server sent null
 * @param isError whether the tool says that it failed
 */
public record ToolResult(List<Content> content, @Nullable JsonNode structured, boolean isError, JsonNode raw) {

    /** Reads a result; everything in it is optional. */
    public static ToolResult read(JsonNode node) {
        List<Content> blocks = new ArrayList<>();
        JsonNode content = node.path("content");
        if (content.isArray()) {
            for (JsonNode block : content) {
                blocks.add(Content.read(block));
            }
        } else if (!content.isMissingNode()) {
            blocks.add(new Content.Unknown("content that is no array", content));
        }
        return new ToolResult(
                List.copyOf(blocks),
                node.get("structuredContent"),
                node.path("isError").asBoolean(false),
                node);
    }
}
