package dev.mcpctl.json.schema;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
public final class SchemaCheck { private SchemaCheck() {} public static SchemaCheck of(JsonNode s) { return new SchemaCheck(); } public List<Violation> check(JsonNode v) { return List.of(); } }
