package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import java.util.List;

/** Tools that want something from the client before they answer. */
final class AskingTools implements ToolGroup {

    @Override
    public String[] names() {
        return new String[] {"elicit_form", "elicit_url", "sample", "roots", "ask_all", "busy"};
    }

    @Override
    public String card(String name) {
        return switch (name) {
            case "elicit_form" -> ELICIT_FORM;
            case "elicit_url" -> ELICIT_URL;
            case "sample" -> SAMPLE;
            case "roots" -> ROOTS;
            case "ask_all" -> ASK_ALL;
            default -> BUSY;
        };
    }

    @Override
    public ObjectNode call(String name, ObjectNode arguments, Exchange exchange) {
        return switch (name) {
            case "elicit_form" -> elicitForm(arguments.path("rounds").asInt(1), exchange);
            case "elicit_url" -> elicitUrl(exchange);
            case "sample" -> sample(arguments, exchange);
            case "roots" -> Blocks.result(Blocks.text(roots(exchange.ask(Question.roots("roots")))));
            case "ask_all" -> askAll(exchange);
            default -> busy(exchange);
        };
    }

    private static ObjectNode elicitForm(int rounds, Exchange exchange) {
        StringBuilder text = new StringBuilder();
        for (int round = 1; round <= rounds; round++) {
            String title = rounds == 1 ? "Tell the demo about yourself" : "Round " + round + " of " + rounds;
            JsonNode answer = exchange.ask(Question.form("form_" + round, title, Texts.FORM));
            text.append(round == 1 ? "" : "\n").append(formAnswer(answer));
            if (!answer.path("action").asText().equals("accept")) {
                break;
            }
        }
        return Blocks.result(Blocks.text(text.toString()));
    }

    private static String formAnswer(JsonNode answer) {
        return switch (answer.path("action").asText()) {
            case "accept" -> "the form says " + Json.compact(answer.path("content"));
            case "decline" -> "the form was declined";
            default -> "the form was cancelled";
        };
    }

    private static ObjectNode elicitUrl(Exchange exchange) {
        JsonNode answer = exchange.ask(Question.url(
                "consent",
                "Please look at this page; the demo does not see it",
                "https://example.com/mcpctl-demo/consent"));
        boolean accepted = answer.path("action").asText().equals("accept");
        return Blocks.result(Blocks.text(
                accepted
                        ? "you agreed to open the page"
                        : "the page was not opened: " + answer.path("action").asText()));
    }

    private static ObjectNode sample(ObjectNode arguments, Exchange exchange) {
        String prompt = arguments.path("prompt").asText("Write a haiku about protocols.");
        int maxTokens = arguments.path("max_tokens").asInt(100);
        return Blocks.result(Blocks.text(sampled(exchange.ask(Question.sampling("sample", prompt, maxTokens)))));
    }

    private static String sampled(JsonNode answer) {
        JsonNode content = answer.path("content");
        JsonNode block = content.isArray() ? content.path(0) : content;
        String said = block.path("text").isTextual() ? block.path("text").asText() : Json.compact(content);
        return "model " + answer.path("model").asText() + " says: " + said;
    }

    private static String roots(JsonNode answer) {
        StringBuilder text =
                new StringBuilder("the client has " + answer.path("roots").size() + " roots");
        for (JsonNode root : answer.path("roots")) {
            text.append("\n").append(root.path("uri").asText());
        }
        return text.toString();
    }

    private static ObjectNode askAll(Exchange exchange) {
        List<JsonNode> answers = exchange.inputs()
                .ask(List.of(
                        Question.form("form", "Tell the demo about yourself", Texts.FORM),
                        Question.sampling("sample", "Say hello.", 20),
                        Question.roots("roots")));
        return Blocks.result(
                Blocks.text(formAnswer(answers.get(0))),
                Blocks.text(sampled(answers.get(1))),
                Blocks.text(roots(answers.get(2))));
    }

    private static ObjectNode busy(Exchange exchange) {
        exchange.inputs().turnAwayOnce("busy");
        return Blocks.result(Blocks.text("now there was time for you"));
    }

    private static final String ELICIT_FORM = """
            {"title": "Elicit by form", "description": "Asks the user to fill in a form.",
             "inputSchema": {"type": "object", "properties": {
               "rounds": {"type": "integer", "minimum": 1, "maximum": 20, "default": 1,
                 "description": "how many forms, one after the other"}},
              "additionalProperties": false},
             "annotations": {"readOnlyHint": true, "openWorldHint": false}}""";

    private static final String ELICIT_URL = """
            {"title": "Elicit by URL", "description": "Asks the user to open a page.",
             "inputSchema": {"type": "object", "additionalProperties": false},
             "annotations": {"readOnlyHint": true, "openWorldHint": false}}""";

    private static final String SAMPLE = """
            {"title": "Sample", "description": "Asks the client's language model.",
             "inputSchema": {"type": "object", "properties": {
               "prompt": {"type": "string", "default": "Write a haiku about protocols."},
               "max_tokens": {"type": "integer", "minimum": 1, "maximum": 4096, "default": 100}},
              "additionalProperties": false},
             "annotations": {"readOnlyHint": true, "openWorldHint": true}}""";

    private static final String ROOTS = """
            {"title": "Roots", "description": "Asks which directories the client works in.",
             "inputSchema": {"type": "object", "additionalProperties": false},
             "annotations": {"readOnlyHint": true, "openWorldHint": false}}""";

    private static final String ASK_ALL = """
            {"title": "Ask all", "description": "Asks for a form, a model's answer and the roots, all at once.",
             "inputSchema": {"type": "object", "additionalProperties": false},
             "annotations": {"readOnlyHint": true, "openWorldHint": true}}""";

    private static final String BUSY = """
            {"title": "Busy", "description": "Turns a stateless client away once, to see whether it comes back.",
             "inputSchema": {"type": "object", "additionalProperties": false},
             "annotations": {"readOnlyHint": true, "openWorldHint": false}}""";
}
