package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.ListKind;
import dev.mcpctl.repl.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Offers for the arguments of a tool, from its schema, and of a prompt, from its list and the server's suggestions. */
final class ArgumentOffers implements LineShape.Flags {

    private final Knowledge knowledge;

    ArgumentOffers(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** One argument: its schema, or for prompts what stands in the list. */
    private record Argument(String name, JsonNode schema, boolean required) {}

    /** The arguments of what the line calls, required ones first; nested members by their dotted names. */
    private List<Argument> arguments(LineShape shape) {
        List<Argument> all = new ArrayList<>();
        if (isPrompt(shape)) {
            for (JsonNode argument : item(shape).path("arguments")) {
                all.add(new Argument(
                        argument.path("name").asText(""),
                        argument,
                        argument.path("required").asBoolean()));
            }
        } else {
            collect(item(shape).path("inputSchema"), "", all);
        }
        List<Argument> sorted = new ArrayList<>();
        all.forEach(argument -> add(sorted, argument, true));
        all.forEach(argument -> add(sorted, argument, false));
        return sorted;
    }

    private static void add(List<Argument> sorted, Argument argument, boolean required) {
        if (argument.required() == required) {
            sorted.add(argument);
        }
    }

    private static void collect(JsonNode schema, String prefix, List<Argument> into) {
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            boolean required = prefix.isEmpty() && requires(schema, property.getKey());
            into.add(new Argument(prefix + property.getKey(), property.getValue(), required));
            if (prefix.isEmpty() && property.getValue().path("properties").isObject()) {
                collect(property.getValue(), property.getKey() + ".", into);
            }
        }
    }

    private static boolean requires(JsonNode schema, String name) {
        for (JsonNode required : schema.path("required")) {
            if (required.asText().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPrompt(LineShape shape) {
        return shape.entry().name().equals("prompt");
    }

    private JsonNode item(LineShape shape) {
        return isPrompt(shape)
                ? named(ListKind.PROMPTS, shape.operand("NAME"))
                : named(ListKind.TOOLS, shape.operand("TOOL"));
    }

    private JsonNode named(ListKind kind, String name) {
        for (JsonNode item : knowledge.items(kind)) {
            if (item.path("name").asText().equals(name)) {
                return item;
            }
        }
        return Json.object();
    }

    @Override
    public boolean isFlag(String tool, String name) {
        JsonNode properties = named(ListKind.TOOLS, tool).path("inputSchema").path("properties");
        return properties.path(name).path("type").asText().equals("boolean")
                || (name.startsWith("no-") && !properties.has(name));
    }

    /** {@code --name} for each argument that is open. */
    List<Suggestion> options(LineShape shape) {
        List<Suggestion> offers = new ArrayList<>();
        for (Argument argument : open(shape, arguments(shape))) {
            String option = "--" + argument.name();
            if (shape.form().option(option) == null) {
                offers.add(Suggestion.of(option, about(argument, shape)));
            }
        }
        return offers;
    }

    /** {@code name=} for each argument that is open, or the values of the one that is being typed. */
    List<Suggestion> pairs(LineShape shape, String word) {
        int equals = word.indexOf('=');
        if (equals > 0) {
            boolean raw = word.charAt(equals - 1) == ':';
            return values(shape, word.substring(0, raw ? equals - 1 : equals), word.substring(0, equals + 1), word);
        }
        List<Suggestion> offers = new ArrayList<>();
        for (Argument argument : open(shape, arguments(shape))) {
            boolean structured = argument.schema().path("type").asText().equals("object");
            offers.add(Suggestion.start(argument.name() + (structured ? ":=" : "="), about(argument, shape)));
        }
        return offers;
    }

    /**
     * Values of an argument.
     *
     * @param prefix what stands before the value in the word
     * @param word the word being typed
     */
    List<Suggestion> values(LineShape shape, String name, String prefix, String word) {
        Argument argument = find(shape, name);
        if (argument == null) {
            return List.of();
        }
        List<Suggestion> offers = new ArrayList<>();
        if (isPrompt(shape)) {
            ObjectNode reference = Json.object().put("type", "ref/prompt").put("name", shape.operand("NAME"));
            String typed = word.startsWith(prefix) ? word.substring(prefix.length()) : "";
            Knowledge.Question question = new Knowledge.Question(reference, name, typed, given(shape));
            for (String value : knowledge.suggested(question)) {
                offers.add(Suggestion.of(prefix + value, ""));
            }
            return offers;
        }
        for (String value : values(argument.schema())) {
            offers.add(Suggestion.of(prefix + value, ""));
        }
        return offers;
    }

    private @Nullable Argument find(LineShape shape, String name) {
        for (Argument argument : arguments(shape)) {
            if (argument.name().equals(name)) {
                return argument;
            }
        }
        return null;
    }

    /** What the schema lists; else its default and examples, which are at least possible. */
    private static List<String> values(JsonNode schema) {
        List<String> values = new ArrayList<>();
        JsonNode one = schema.path("type").asText().equals("array") ? schema.path("items") : schema;
        one.path("enum").forEach(value -> values.add(shown(value)));
        for (String choices : List.of("oneOf", "anyOf")) {
            for (JsonNode choice : one.path(choices)) {
                if (choice.has("const")) {
                    values.add(shown(choice.get("const")));
                }
            }
        }
        if (one.path("type").asText().equals("boolean")) {
            values.addAll(List.of("true", "false"));
        }
        if (values.isEmpty() && schema.path("default").isValueNode()) {
            values.add(shown(schema.get("default")));
        }
        if (values.isEmpty()) {
            schema.path("examples").forEach(value -> values.add(shown(value)));
        }
        return values;
    }

    private static String shown(JsonNode value) {
        return value.isTextual() ? value.textValue() : Json.compact(value);
    }

    /** Arguments that have a value are left out unless they are arrays; parts of what is given as a whole too. */
    private static List<Argument> open(LineShape shape, List<Argument> all) {
        Map<String, String> given = given(shape);
        List<Argument> open = new ArrayList<>();
        for (Argument argument : all) {
            boolean repeats = argument.schema().path("type").asText().equals("array");
            if (repeats || !given.containsKey(argument.name())) {
                open.add(argument);
            }
        }
        return open;
    }

    private static Map<String, String> given(LineShape shape) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String word : shape.rest()) {
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            name = name.startsWith("--") ? name.substring(2) : name;
            name = name.endsWith(":") ? name.substring(0, name.length() - 1) : name;
            given.put(name, equals < 0 ? "" : word.substring(equals + 1));
        }
        return given;
    }

    /** Type and meaning of an argument; empty when it is none. */
    String about(LineShape shape, String name) {
        Argument argument = find(shape, name);
        return argument == null ? "" : about(argument, shape);
    }

    private String about(Argument argument, LineShape shape) {
        String text = OperandOffers.about(argument.schema());
        if (isPrompt(shape)) {
            return (argument.required() ? "required" : "optional") + (text.isEmpty() ? "" : ", " + text);
        }
        ObjectNode root = item(shape).path("inputSchema") instanceof ObjectNode schema ? schema : Json.object();
        StringBuilder about = new StringBuilder(Signature.type(root, argument.schema(), 0));
        JsonNode preset = argument.schema().path("default");
        if (argument.required()) {
            about.append(", required");
        } else if (preset.isValueNode() && !preset.isNull()) {
            about.append(" = ").append(Json.compact(preset));
        }
        return text.isEmpty() ? about.toString() : about + ", " + text;
    }

    /** The arguments that can still be given. */
    String open(LineShape shape) {
        StringBuilder names = new StringBuilder();
        for (Argument argument : open(shape, arguments(shape))) {
            if (argument.name().indexOf('.') < 0) {
                names.append(names.length() == 0 ? "" : " ");
                names.append(argument.required() ? argument.name() + "=" : "[" + argument.name() + "=]");
            }
        }
        return names.toString();
    }
}
