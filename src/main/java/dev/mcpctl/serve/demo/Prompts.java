package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The prompts of the demo server. */
final class Prompts {

    private static final String[] NAMES = {"greet", "code_review", "picture", "interview"};
    private static final String GROWN = "grown_";

    private Prompts() {}

    /** What {@code prompts/list} says. */
    static List<ObjectNode> all(World world) {
        List<ObjectNode> prompts = new ArrayList<>();
        for (String name : NAMES) {
            prompts.add(prompt(name, card(name)));
        }
        for (int number = 1; number <= world.grown(Kind.PROMPTS); number++) {
            prompts.add(prompt(GROWN + number, "{\"description\":\"Grown by the tool 'grow'.\"}"));
        }
        return prompts;
    }

    private static ObjectNode prompt(String name, String card) {
        ObjectNode prompt = Json.object();
        prompt.put("name", name);
        prompt.setAll((ObjectNode) Json.parse(card));
        return prompt;
    }

    /** Answers {@code prompts/get}. */
    static ObjectNode get(Exchange exchange) {
        String name = exchange.text("name");
        JsonNode given = exchange.params().path("arguments");
        if (!exists(name, exchange.world())) {
            throw Refused.invalidParams("unknown prompt '" + name + "'");
        }
        if (!given.isMissingNode() && !given.isObject()) {
            throw Refused.invalidParams("prompts/get takes 'arguments' that are an object");
        }
        check(name, given);
        return switch (name) {
            case "greet" -> greet(given);
            case "code_review" -> codeReview(given);
            case "picture" -> picture();
            case "interview" -> interview(exchange);
            default -> messages("A prompt that grew here", message("user", Blocks.text("I am the prompt " + name)));
        };
    }

    private static boolean exists(String name, World world) {
        for (String each : NAMES) {
            if (each.equals(name)) {
                return true;
            }
        }
        for (int number = 1; number <= world.grown(Kind.PROMPTS); number++) {
            if (name.equals(GROWN + number)) {
                return true;
            }
        }
        return false;
    }

    private static void check(String name, JsonNode given) {
        JsonNode arguments =
                name.startsWith(GROWN) ? Json.array() : Json.parse(card(name)).path("arguments");
        for (JsonNode argument : arguments) {
            String key = argument.path("name").asText();
            if (argument.path("required").asBoolean() && !given.has(key)) {
                throw Refused.invalidParams("prompt '" + name + "' needs the argument '" + key + "'");
            }
        }
        for (JsonNode value : given) {
            if (!value.isTextual()) {
                throw Refused.invalidParams("arguments of prompts are texts, not " + Json.compact(value));
            }
        }
    }

    private static ObjectNode greet(JsonNode given) {
        String name = given.path("name").asText();
        String style = given.path("style").asText("friendly");
        return messages(
                "A " + style + " greeting",
                message("user", Blocks.text("Please greet " + name + " in a " + style + " way.")));
    }

    private static ObjectNode codeReview(JsonNode given) {
        String language = given.path("language").asText("java");
        String focus = given.path("focus").asText("correctness");
        ObjectNode code = Blocks.textContents(
                "demo://code/snippet", "text/x-" + language, given.path("code").asText());
        return messages(
                "A review of " + language + " code",
                message("user", Blocks.text("Please review this " + language + " code for " + focus + ".")),
                message("user", Blocks.embedded(code)),
                message("assistant", Blocks.text("I have read it. Shall I start with the most serious finding?")),
                message("user", Blocks.text("Yes.")));
    }

    private static ObjectNode picture() {
        return messages(
                "A prompt with an image",
                message("user", Blocks.text("What does this picture show?")),
                message("user", Blocks.image(Logo.png(64))));
    }

    private static ObjectNode interview(Exchange exchange) {
        JsonNode answer = exchange.ask(Question.form("interview", "Tell the demo about yourself", Texts.FORM));
        boolean accepted = answer.path("action").asText().equals("accept");
        String about = accepted ? Json.compact(answer.path("content")) : "someone who would rather not say";
        return messages("A prompt that asked first", message("user", Blocks.text("Write a portrait of " + about)));
    }

    private static ObjectNode messages(String description, ObjectNode... messages) {
        ObjectNode body = Json.object();
        body.put("description", description);
        body.putArray("messages").addAll(List.of(messages));
        return body;
    }

    private static ObjectNode message(String role, ObjectNode content) {
        ObjectNode message = Json.object();
        message.put("role", role);
        message.set("content", content);
        return message;
    }

    /** The values that complete an argument; null when there is no such prompt or argument. */
    static @Nullable List<String> values(String prompt, String argument) {
        return switch (prompt + " " + argument) {
            case "greet name" -> List.of("Ada", "Alan", "Barbara", "Edsger", "Grace", "Margaret");
            case "greet style" -> List.of("brief", "casual", "formal", "friendly", "poetic");
            case "code_review language" -> List.of("c", "go", "java", "javascript", "python", "rust", "typescript");
            case "code_review focus" -> List.of("correctness", "naming", "performance", "security", "tests");
            case "code_review code" -> List.of();
            default -> null;
        };
    }

    private static String card(String name) {
        return switch (name) {
            case "greet" -> GREET;
            case "code_review" -> CODE_REVIEW;
            case "picture" -> "{\"title\":\"Picture\",\"description\":\"Asks what a picture shows.\"}";
            default -> "{\"title\":\"Interview\",\"description\":\"Asks the user before it gives its messages.\"}";
        };
    }

    private static final String GREET = """
            {"title": "Greet", "description": "Greets somebody.", "arguments": [
              {"name": "name", "description": "whom to greet", "required": true},
              {"name": "style", "description": "how to do it, friendly by default", "required": false}]}""";

    private static final String CODE_REVIEW = """
            {"title": "Code review", "description": "Has a piece of code reviewed, in several messages.", "arguments": [
              {"name": "code", "description": "the code itself", "required": true},
              {"name": "language", "title": "Language", "description": "its language, java by default"},
              {"name": "focus", "description": "what to look for, correctness by default"}]}""";
}
