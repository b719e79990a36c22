package dev.mcpctl.cli.arguments;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
public final class ArgumentTemplate { private ArgumentTemplate() {} public static ObjectNode of(ObjectNode schema) { return Json.object(); } }
