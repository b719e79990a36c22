package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.ProtocolVersion;
import dev.mcpctl.serve.RepeatedText;

/** Tools that take arguments and give text or structure. */
final class PlainTools implements ToolGroup {

    private static final String LINE =
            "The quick brown fox jumps over the lazy dog, and then it does so again and again.\n".repeat(12)
                    + "mcpctl demo text, 1 KiB.\n" + ".".repeat(14) + "\n";

    @Override
    public String[] names() {
        return new String[] {"weather", "echo", "add", "primes", "shapes", "route", "big"};
    }

    @Override
    public String card(String name) {
        return switch (name) {
            case "weather" -> WEATHER;
            case "echo" -> ECHO;
            case "add" -> ADD;
            case "primes" -> PRIMES;
            case "shapes" -> ShapesCard.JSON;
            case "route" -> ROUTE;
            default -> BIG;
        };
    }

    @Override
    public ObjectNode call(String name, ObjectNode arguments, Exchange exchange) {
        return switch (name) {
            case "weather" -> weather(arguments);
            case "echo" -> Blocks.result(Blocks.text(arguments.path("message").asText()));
            case "add" -> add(arguments);
            case "primes" -> primes(arguments.path("count").asInt(5), exchange);
            case "shapes" -> Blocks.structured(arguments);
            case "route" -> Blocks.result(Blocks.text("routed to " + Json.compact(arguments)));
            default -> big(arguments.path("kilobytes").asInt(64));
        };
    }

    private static ObjectNode weather(ObjectNode arguments) {
        ObjectNode forecast = Weather.forecast(
                arguments.path("city").asText(),
                arguments.path("days").asInt(3),
                arguments.path("units").asText("metric"));
        ObjectNode result = Blocks.result(
                Blocks.text(Weather.table(forecast), "user"), Blocks.text(Json.compact(forecast), "assistant"));
        result.set("structuredContent", forecast);
        return result;
    }

    private static ObjectNode add(ObjectNode arguments) {
        ObjectNode sum = Json.object();
        sum.put(
                "sum",
                arguments.path("a").decimalValue().add(arguments.path("b").decimalValue()));
        return Blocks.structured(sum);
    }

    /** Structure that is no object has been legal since 2026-07-28 only. */
    private static ObjectNode primes(int count, Exchange exchange) {
        ArrayNode primes = Json.array();
        for (int candidate = 2; primes.size() < count; candidate++) {
            if (isPrime(candidate, primes)) {
                primes.add(candidate);
            }
        }
        if (exchange.dialect().since(ProtocolVersion.V2026_07_28)) {
            return Blocks.structured(primes);
        }
        return Blocks.result(Blocks.text(Json.compact(primes)));
    }

    private static boolean isPrime(int candidate, ArrayNode smaller) {
        for (JsonNode prime : smaller) {
            if (candidate % prime.asInt() == 0) {
                return false;
            }
        }
        return true;
    }

    private static ObjectNode big(int kilobytes) {
        ObjectNode block = Blocks.text("");
        block.set("text", new RepeatedText(LINE, kilobytes, ""));
        return Blocks.result(block);
    }

    private static final String WEATHER = """
            {"title": "Weather", "description": "Tells the weather in a city. It is made up, but always the same.",
             "inputSchema": {"type": "object", "properties": {
               "city": {"type": "string", "minLength": 1, "description": "name of the city"},
               "days": {"type": "integer", "minimum": 1, "maximum": 7, "default": 3, "description": "how many days"},
               "units": {"type": "string", "enum": ["metric", "imperial"], "default": "metric"}},
              "required": ["city"], "additionalProperties": false},
             "outputSchema": {"type": "object", "properties": {
               "city": {"type": "string"},
               "units": {"type": "string", "enum": ["metric", "imperial"]},
               "days": {"type": "array", "items": {"type": "object", "properties": {
                 "day": {"type": "integer"}, "sky": {"type": "string"}, "high": {"type": "integer"},
                 "low": {"type": "integer"}, "rain_percent": {"type": "integer", "minimum": 0, "maximum": 100}},
                "required": ["day", "sky", "high", "low", "rain_percent"]}}},
              "required": ["city", "units", "days"]},
             "annotations": {"title": "Weather", "readOnlyHint": true, "openWorldHint": false}}""";

    private static final String ECHO = """
            {"title": "Echo", "description": "Says back what it is told.",
             "inputSchema": {"type": "object", "properties": {
               "message": {"type": "string", "description": "what to say"}},
              "required": ["message"], "additionalProperties": false},
             "annotations": {"readOnlyHint": true, "openWorldHint": false}}""";

    private static final String ADD = """
            {"title": "Add", "description": "Adds two numbers, keeping every digit.",
             "inputSchema": {"type": "object", "properties": {
               "a": {"type": "number"}, "b": {"type": "number"}},
              "required": ["a", "b"], "additionalProperties": false},
             "outputSchema": {"type": "object", "properties": {"sum": {"type": "number"}}, "required": ["sum"]},
             "annotations": {"readOnlyHint": true, "openWorldHint": false}}""";

    private static final String PRIMES = """
            {"title": "Primes", "description": "Lists the first prime numbers: structured content that is an array.",
             "inputSchema": {"type": "object", "properties": {
               "count": {"type": "integer", "minimum": 1, "maximum": 1000, "default": 5}},
              "additionalProperties": false},
             "outputSchema": {"type": "array", "items": {"type": "integer", "minimum": 2}},
             "annotations": {"readOnlyHint": true, "openWorldHint": false}}""";

    private static final String ROUTE = """
            {"title": "Route", "description": "Arguments that HTTP clients repeat as headers.",
             "inputSchema": {"type": "object", "properties": {
               "region": {"type": "string", "description": "where to", "x-mcp-header": "Region"},
               "priority": {"type": "integer", "minimum": 0, "maximum": 9, "x-mcp-header": "Priority"},
               "urgent": {"type": "boolean", "x-mcp-header": "Urgent"},
               "note": {"type": "string"}},
              "required": ["region"], "additionalProperties": false},
             "annotations": {"readOnlyHint": true, "openWorldHint": false}}""";

    private static final String BIG = """
            {"title": "Big", "description": "Gives a text of exactly the size that is asked for.",
             "inputSchema": {"type": "object", "properties": {
               "kilobytes": {"type": "integer", "minimum": 0, "maximum": 1048576, "default": 64,
                 "description": "size in KiB"}},
              "additionalProperties": false},
             "annotations": {"readOnlyHint": true, "openWorldHint": false}}""";
}
