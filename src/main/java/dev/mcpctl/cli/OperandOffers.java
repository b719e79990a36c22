package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.ListKind;
import dev.mcpctl.repl.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Offers for the words that a command names: tools, resources, prompts and the like. */
final class OperandOffers {

    private static final List<String> METHODS = List.of(
            "tools/list",
            "tools/call",
            "resources/list",
            "resources/templates/list",
            "resources/read",
            "prompts/list",
            "prompts/get",
            "completion/complete",
            "ping");

    private final Knowledge knowledge;
    private final LineSuggester.Line line;

    OperandOffers(Knowledge knowledge, LineSuggester.Line line) {
        this.knowledge = knowledge;
        this.line = line;
    }

    List<Suggestion> offers(LineShape shape, Operands.Operand operand, String word) {
        return switch (operand.label()) {
            case "SERVER" -> plain(knowledge.servers());
            case "TOOL" -> names(ListKind.TOOLS, "");
            case "NAME" -> byName(shape, word);
            case "URI" -> uris(word);
            case "REF" -> references();
            case "ARG" -> arguments(shape.operand("REF"));
            case "PREFIX" -> prefixes(shape, word);
            case "METHOD" -> plain(METHODS);
            case "COMMAND" -> line.commands();
            default ->
                plain(CompletionValues.ofOperand(shape.entry().name(), operand.label())
                        .words());
        };
    }

    private List<Suggestion> byName(LineShape shape, String word) {
        return switch (shape.entry().name()) {
            case "prompt" -> names(ListKind.PROMPTS, "");
            case "servers" -> plain(knowledge.entries(shape.operand("SUBCOMMAND"), shape.value("--from")));
            case "use" -> plain(knowledge.servers());
            case "describe" -> everything(word);
            default -> List.of();
        };
    }

    private List<Suggestion> everything(String word) {
        int slash = word.indexOf('/');
        ListKind prefixed = slash < 0 ? null : ListKind.of(word.substring(0, slash));
        if (prefixed != null) {
            return names(prefixed, word.substring(0, slash + 1));
        }
        List<Suggestion> all = new ArrayList<>();
        for (ListKind kind : ListKind.values()) {
            all.addAll(names(kind, ""));
        }
        return all;
    }

    private List<Suggestion> names(ListKind kind, String prefix) {
        List<Suggestion> names = new ArrayList<>();
        for (JsonNode item : knowledge.items(kind)) {
            String name = item.path(member(kind)).asText("");
            if (!name.isEmpty()) {
                names.add(Suggestion.of(prefix + name, about(item)));
            }
        }
        return names;
    }

    private static String member(ListKind kind) {
        return switch (kind) {
            case TOOLS, PROMPTS -> "name";
            case RESOURCES -> "uri";
            case TEMPLATES -> "uriTemplate";
        };
    }

    /** The first line of a description, else the title. */
    static String about(JsonNode item) {
        String text =
                item.path("description").asText(item.path("title").asText("")).strip();
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end).strip();
    }

    private static List<Suggestion> plain(List<String> words) {
        List<Suggestion> offers = new ArrayList<>();
        for (String word : words) {
            offers.add(Suggestion.of(word, ""));
        }
        return offers;
    }

    private List<Suggestion> uris(String word) {
        List<Suggestion> offers = names(ListKind.RESOURCES, "");
        for (JsonNode template : knowledge.items(ListKind.TEMPLATES)) {
            offers.addAll(expanded(template, word));
        }
        return offers;
    }

    /** What is typed fixes all variables but one; that one the server is asked about. */
    private List<Suggestion> expanded(JsonNode template, String word) {
        String pattern = template.path("uriTemplate").asText("");
        TemplateTyping typing = TemplateTyping.of(pattern, word);
        if (typing == null) {
            return List.of();
        }
        if (typing.variable().isEmpty()) {
            return List.of(Suggestion.start(typing.literal(), about(template)));
        }
        List<Suggestion> offers = new ArrayList<>();
        ObjectNode reference = Json.object().put("type", "ref/resource").put("uri", pattern);
        Knowledge.Question question =
                new Knowledge.Question(reference, typing.variable(), typing.value(), typing.before());
        for (String value : knowledge.suggested(question)) {
            String text = typing.literal() + value + typing.after();
            offers.add(typing.last() ? Suggestion.of(text, about(template)) : Suggestion.start(text, about(template)));
        }
        return offers;
    }

    private List<Suggestion> references() {
        List<Suggestion> offers = names(ListKind.PROMPTS, "");
        offers.addAll(names(ListKind.TEMPLATES, ""));
        return offers;
    }

    private List<Suggestion> arguments(String reference) {
        List<Suggestion> offers = new ArrayList<>();
        for (JsonNode prompt : knowledge.items(ListKind.PROMPTS)) {
            if (prompt.path("name").asText().equals(reference)) {
                for (JsonNode argument : prompt.path("arguments")) {
                    offers.add(Suggestion.of(argument.path("name").asText(), about(argument)));
                }
            }
        }
        for (String variable : TemplateTyping.variables(reference)) {
            offers.add(Suggestion.of(variable, ""));
        }
        return offers;
    }

    private List<Suggestion> prefixes(LineShape shape, String word) {
        String name = shape.operand("REF");
        boolean template = name.indexOf('{') >= 0;
        ObjectNode reference = template
                ? Json.object().put("type", "ref/resource").put("uri", name)
                : Json.object().put("type", "ref/prompt").put("name", name);
        return plain(knowledge.suggested(new Knowledge.Question(reference, shape.operand("ARG"), word, Map.of())));
    }
}
