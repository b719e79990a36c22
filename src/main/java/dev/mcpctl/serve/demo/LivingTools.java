package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tools that take time, report, or change the server. */
final class LivingTools implements ToolGroup {

    private static final double NANOS_A_SECOND = 1e9;

    @Override
    public String[] names() {
        return new String[] {"slow", "log", "grow", "touch"};
    }

    @Override
    public String card(String name) {
        return switch (name) {
            case "slow" -> SLOW;
            case "log" -> LOG;
            case "grow" -> GROW;
            default -> TOUCH;
        };
    }

    @Override
    public ObjectNode call(String name, ObjectNode arguments, Exchange exchange) {
        return switch (name) {
            case "slow" -> slow(arguments, exchange);
            case "log" -> log(arguments, exchange);
            case "grow" -> grow(arguments.path("kind").asText("tools"), exchange);
            default -> touch(arguments.path("uri").asText(World.CLOCK_URI), exchange);
        };
    }

    private static ObjectNode slow(ObjectNode arguments, Exchange exchange) {
        int steps = arguments.path("steps").asInt(5);
        long nanos = (long) (arguments.path("seconds").asDouble(3) * NANOS_A_SECOND / steps);
        for (int step = 1; step <= steps; step++) {
            if (!exchange.pause(nanos)) {
                return Blocks.result(Blocks.text("stopped after " + (step - 1) + " of " + steps + " steps"));
            }
            exchange.progress(step, steps, "step " + step + " of " + steps);
        }
        return Blocks.result(Blocks.text("done, all " + steps + " steps"));
    }

    private static ObjectNode log(ObjectNode arguments, Exchange exchange) {
        JsonNode data = TextNode.valueOf(arguments.path("message").asText("hello from the demo"));
        LogLevel only = LogLevel.of(arguments.path("level").textValue());
        int sent = 0;
        for (int time = arguments.path("times").asInt(1); time > 0 && !exchange.cancelled(); time--) {
            sent += logOnce(only, data, exchange);
        }
        return Blocks.result(Blocks.text("sent " + sent + (sent == 1 ? " log message" : " log messages")));
    }

    private static int logOnce(@Nullable LogLevel only, JsonNode data, Exchange exchange) {
        int sent = 0;
        for (LogLevel level : LogLevel.values()) {
            if (only == null || only == level) {
                sent += exchange.log(level, data) ? 1 : 0;
            }
        }
        return sent;
    }

    private static ObjectNode grow(String word, Exchange exchange) {
        Kind kind = Objects.requireNonNull(Kind.of(word), word);
        int number = exchange.world().grow(kind);
        return Blocks.result(Blocks.text("the list of " + word + " has grown, number " + number + " is new"));
    }

    private static ObjectNode touch(String uri, Exchange exchange) {
        if (!Resources.exists(uri, exchange.world())) {
            throw new Trouble("resource '" + uri + "' does not exist");
        }
        int told = exchange.world().touch(uri);
        return Blocks.result(Blocks.text("told " + told + (told == 1 ? " subscriber" : " subscribers")));
    }

    private static final String SLOW = """
            {"title": "Slow", "description": "Takes its time, reports progress, and stops when cancelled.",
             "inputSchema": {"type": "object", "properties": {
               "seconds": {"type": "number", "minimum": 0, "maximum": 3600, "default": 3},
               "steps": {"type": "integer", "minimum": 1, "maximum": 10000, "default": 5}},
              "additionalProperties": false},
             "annotations": {"readOnlyHint": true, "openWorldHint": false}}""";

    private static final String LOG = """
            {"title": "Log", "description": "Sends a log message at one level, or one at each.",
             "inputSchema": {"type": "object", "properties": {
               "message": {"type": "string", "default": "hello from the demo"},
               "level": {"type": "string", "enum": ["debug", "info", "notice", "warning", "error", "critical", "alert",
                 "emergency"], "description": "all eight when left out"},
               "times": {"type": "integer", "minimum": 1, "maximum": 100000, "default": 1}},
              "additionalProperties": false},
             "annotations": {"readOnlyHint": true, "openWorldHint": false}}""";

    private static final String GROW = """
            {"title": "Grow", "description": "Adds an item to a list of this server and says that the list has changed.",
             "inputSchema": {"type": "object", "properties": {
               "kind": {"type": "string", "enum": ["tools", "resources", "prompts"], "default": "tools"}},
              "additionalProperties": false},
             "annotations": {"readOnlyHint": false, "destructiveHint": false, "openWorldHint": false}}""";

    private static final String TOUCH = """
            {"title": "Touch", "description": "Tells subscribers that a resource has changed.",
             "inputSchema": {"type": "object", "properties": {
               "uri": {"type": "string", "format": "uri", "default": "demo://clock"}},
              "additionalProperties": false},
             "annotations": {"readOnlyHint": false, "destructiveHint": false, "idempotentHint": true,
              "openWorldHint": false}}""";
}
