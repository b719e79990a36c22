package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.schema.SchemaCheck;
import dev.mcpctl.json.schema.Violation;
import dev.mcpctl.mcp.model.Tool;
import dev.mcpctl.mcp.model.ToolResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds a tool's result against the form of results and its {@code outputSchema}. Specification 2025-06-18, Tools:
 * servers must return structured content that fits, clients should check it.
 */
final class ResultCheck {

    private ResultCheck() {}

    /** What is wrong with the result, or null. */
    static @Nullable Failure of(Tool tool, ToolResult result) {
        JsonNode content = result.raw().path("content");
        if (!content.isArray() && !content.isMissingNode()) {
            return Failure.protocol("the tool '" + tool.name() + "' returned a 'content' that is no array");
        }
        JsonNode schema = tool.outputSchema();
        if (schema == null || !schema.isObject()) {
            return null;
        }
        JsonNode structured = result.structured();
        if (structured == null) {
            return news("the tool '" + tool.name() + "' declares an outputSchema and returned no structuredContent");
        }
        List<Violation> violations;
        try {
            violations = SchemaCheck.of(schema).check(structured);
        } catch (Failure unusable) {
            return news("the outputSchema of '" + tool.name() + "' cannot be used: " + unusable.message());
        }
        return violations.isEmpty()
                ? null
                : news("the structuredContent of '" + tool.name() + "' does not fit its outputSchema: "
                        + violations.get(0).message());
    }

    private static Failure news(String message) {
        return Failure.of(Failure.Kind.PROTOCOL, "output_schema_mismatch", message);
    }
}
