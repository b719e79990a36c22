package dev.mcpctl.cli.arguments;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
public final class ToolUsage { private ToolUsage() {} public record Row(String option, String about) {} public static List<Row> of(ObjectNode schema, Set<String> reserved) { return List.of(); } }
