package dev.mcpctl.cli.arguments;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.mcp.model.Prompt;
import dev.mcpctl.json.Json;
import java.util.List;
public final class PromptArguments { private PromptArguments() {} public static ObjectNode bind(Prompt schema, List<String> words, Object source, Object validation) { return ArgumentBinder.bind(Json.object(), words, source, validation); } }
