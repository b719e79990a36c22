package dev.mcpctl.cli.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.schema.SchemaCheck;
import dev.mcpctl.json.schema.Shape;
import dev.mcpctl.json.schema.Violation;
import dev.mcpctl.mcp.model.Prompt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Binds words to the arguments of a prompt: the same forms as for tools, every value is text (requirements FT-071, FT-072).
 * Not thread-safe; one for each call.
 */
public final class PromptArguments {

    private final ObjectNode schema;
    private final ArgumentTexts texts;

    /**
     * A binder for one call.
     *
     * @param arguments as the server lists them; untrusted
     */
    public PromptArguments(List<Prompt.Argument> arguments, ArgumentSource source) {
        this.schema = schema(arguments);
        this.texts = new ArgumentTexts(source);
    }

    private static ObjectNode schema(List<Prompt.Argument> arguments) {
        ObjectNode schema = Json.object();
        ObjectNode properties = schema.putObject("properties");
        var required = schema.putArray("required");
        for (Prompt.Argument argument : arguments) {
            properties.putObject(argument.name()).put("type", "string");
            if (argument.required()) {
                required.add(argument.name());
            }
        }
        return schema.put("additionalProperties", false);
    }

    /**
     * Binds the words and checks that required arguments are there and no unknown ones. JSON that is no text is rendered.
     *
     * @return in the order of the words
     * @throws Failure usage, as {@link ArgumentBinder#bind}
     */
    public Map<String, String> bind(ArgumentWords words) {
        WordReader reader = new WordReader(Names.of(Shape.of(schema)), texts, words);
        ObjectNode rendered = rendered(reader.read().finish());
        List<Violation> problems = new ArrayList<>(reader.unknown());
        problems.addAll(SchemaCheck.of(schema).check(rendered));
        if (!problems.isEmpty()) {
            throw ArgumentProblems.failure(problems);
        }
        return map(rendered);
    }

    /**
     * Binds the words; any name is taken and none is missed.
     *
     * @throws Failure usage, when a word has none of the forms
     */
    public Map<String, String> bindUnchecked(ArgumentWords words) {
        return map(rendered(new WordReader(Names.orAny(Shape.of(schema)), texts, words)
                .read()
                .finish()));
    }

    private static ObjectNode rendered(ObjectNode arguments) {
        ObjectNode texts = Json.object();
        for (Map.Entry<String, JsonNode> argument : arguments.properties()) {
            JsonNode value = argument.getValue();
            texts.put(argument.getKey(), value.isTextual() ? value.textValue() : Json.compact(value));
        }
        return texts;
    }

    private static Map<String, String> map(ObjectNode texts) {
        Map<String, String> map = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> text : texts.properties()) {
            map.put(text.getKey(), text.getValue().textValue());
        }
        return map;
    }
}
