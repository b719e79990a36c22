package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A tool that can be run as a task. */
final class JobTools implements ToolGroup {

    private static final double NANOS_A_SECOND = 1e9;
    private static final String FORM = """
            {"type": "object", "properties": {"name": {"type": "string", "default": "Ada"}}, "required": ["name"]}""";

    @Override
    public String[] names() {
        return new String[] {"job"};
    }

    @Override
    public String card(String name) {
        return JOB;
    }

    @Override
    public ObjectNode call(String name, ObjectNode arguments, Exchange exchange) {
        if (arguments.path("ask").booleanValue()) {
            exchange.require(Capability.ELICIT_FORM);
        }
        if (!exchange.dialect().wantsTask(exchange)) {
            return work(arguments, exchange);
        }
        Job job = exchange.world().jobs().start(work -> work(arguments, work));
        return exchange.dialect().handle(job);
    }

    private static ObjectNode work(ObjectNode arguments, Work work) {
        int steps = arguments.path("steps").asInt(3);
        long nanos = (long) (arguments.path("seconds").asDouble(1) * NANOS_A_SECOND / steps);
        String whose = "the job";
        for (int step = 1; step <= steps; step++) {
            if (!work.pause(nanos)) {
                return Blocks.result(Blocks.text("stopped after " + (step - 1) + " of " + steps + " steps"));
            }
            work.progress(step, steps, "step " + step + " of " + steps);
            if (step == 1 && arguments.path("ask").booleanValue()) {
                whose = name(work.ask(Question.form("name", "Whose job is it?", FORM)));
            }
        }
        return switch (arguments.path("end").asText("well")) {
            case "error" -> throw new Refused(Refused.INTERNAL_ERROR, whose + " broke", null);
            case "failure" -> Blocks.failure(whose + " failed");
            default -> Blocks.result(Blocks.text(whose + " is done, all " + steps + " steps"));
        };
    }

    private static String name(JsonNode answer) {
        return answer.path("action").asText().equals("accept")
                ? "the job of " + answer.path("content").path("name").asText("nobody")
                : "the job of somebody who would not say";
    }

    private static final String JOB = """
            {"title": "Job", "description": "Takes its time, as a task where the client can follow one.",
             "execution": {"taskSupport": "optional"},
             "inputSchema": {"type": "object", "properties": {
               "seconds": {"type": "number", "minimum": 0, "maximum": 3600, "default": 1},
               "steps": {"type": "integer", "minimum": 1, "maximum": 10000, "default": 3},
               "ask": {"type": "boolean", "default": false, "description": "asks whose job it is, after the first step"},
               "end": {"type": "string", "enum": ["well", "failure", "error"], "default": "well"}},
              "additionalProperties": false},
             "annotations": {"readOnlyHint": true, "openWorldHint": false}}""";
}
