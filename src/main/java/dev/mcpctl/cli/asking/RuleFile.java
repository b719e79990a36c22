package dev.mcpctl.cli.asking;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import dev.mcpctl.json.schema.SchemaCheck;
import dev.mcpctl.json.schema.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads the file of {@code --answers}. The published schema says what it may hold; this adds what a schema says badly. */
final class RuleFile {

    private static final String SCHEMA = "/dev/mcpctl/schemas/answers-1.json";
    private static final List<String> ANSWERS = List.of("reply", "defaults", "decline", "cancel", "command");

    private final String name;
    private final Path directory;

    /** A file of this name; relative directories in it begin in this one. */
    RuleFile(String name, Path directory) {
        this.name = name;
        this.directory = directory;
    }

    /**
     * Its rules in order.
     *
     * @throws Failure configuration, with line and column of the mistake
     */
    List<AnswerRule> read(String text) {
        try {
            PlacedTree tree =
                    PlacedTree.read(text, name.toLowerCase(Locale.ROOT).endsWith(".json"));
            check(tree);
            List<AnswerRule> rules = new ArrayList<>();
            for (JsonNode each : tree.root().path("answers")) {
                rules.add(rule(tree, each, rules.size()));
            }
            return rules;
        } catch (JsonProblem problem) {
            throw Failure.of(
                    Failure.Kind.CONFIGURATION,
                    "answers_file",
                    "the answers in '" + name + "' cannot be used: " + problem.located());
        }
    }

    private static void check(PlacedTree tree) {
        for (Violation violation : SchemaCheck.of(schema()).check(tree.root())) {
            if (!violation.keyword().equals("oneOf")) {
                throw tree.problem(violation.pointer(), violation.message());
            }
        }
    }

    private static JsonNode schema() {
        try (InputStream stream = RuleFile.class.getResourceAsStream(SCHEMA)) {
            if (stream == null) {
                throw new IllegalStateException(SCHEMA + " is missing");
            }
            return Json.tolerant(stream.readAllBytes());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private AnswerRule rule(PlacedTree tree, JsonNode rule, int index) {
        String pointer = "/answers/" + index;
        List<String> answers = ANSWERS.stream().filter(rule::has).toList();
        if (answers.size() != 1) {
            throw tree.problem(
                    pointer,
                    answers.isEmpty()
                            ? "rule " + (index + 1) + " has no answer: " + String.join(", ", ANSWERS)
                            : "rule " + (index + 1) + " has more than one answer: " + String.join(", ", answers));
        }
        Condition condition = condition(tree, rule.path("when"), pointer + "/when");
        String word = answers.get(0);
        if (word.equals("defaults") && !condition.kinds().equals(Set.of(AskKind.FORM))) {
            throw tree.problem(pointer + "/defaults", "only forms have defaults: 'ask' must be form");
        }
        Action action = action(tree, word, rule.path(word), pointer);
        return new AnswerRule("rule " + (index + 1) + " of '" + name + "'", condition, action);
    }

    private Action action(PlacedTree tree, String word, JsonNode value, String pointer) {
        return switch (word) {
            case "reply" -> new Action.Reply(value, directory);
            case "defaults" -> new Action.Defaults();
            case "decline" -> new Action.Decline();
            case "cancel" -> new Action.Cancel();
            default -> command(tree, value.asText(), pointer + "/command");
        };
    }

    private static Action command(PlacedTree tree, String line, String pointer) {
        try {
            List<String> words = AnswerCommand.words(line);
            if (!words.isEmpty() && !words.get(0).isEmpty()) {
                return new Action.Command(line, words);
            }
        } catch (Failure unclosed) {
            throw tree.problem(pointer, unclosed.message());
        }
        throw tree.problem(pointer, "the command is empty");
    }

    private static Condition condition(PlacedTree tree, JsonNode when, String pointer) {
        Set<AskKind> kinds = EnumSet.noneOf(AskKind.class);
        String ask = when.path("ask").asText();
        for (AskKind kind : AskKind.values()) {
            if (kind.word().equals(ask) || (ask.equals("elicitation") && kind.isElicitation())) {
                kinds.add(kind);
            }
        }
        return new Condition(
                kinds,
                when.path("message").textValue(),
                pattern(tree, when.path("matches").textValue(), pointer + "/matches"),
                words(when.path("property")),
                when.path("url").textValue(),
                when.path("hint").textValue(),
                when.path("server").textValue());
    }

    private static List<String> words(JsonNode oneOrMore) {
        List<String> words = new ArrayList<>();
        if (oneOrMore.isTextual()) {
            words.add(oneOrMore.textValue());
        }
        oneOrMore.forEach(each -> words.add(each.asText()));
        return words;
    }

    private static @Nullable Pattern pattern(PlacedTree tree, @Nullable String text, String pointer) {
        try {
            return text == null ? null : Pattern.compile(text);
        } catch (PatternSyntaxException problem) {
            throw tree.problem(pointer, "'" + text + "' is no regular expression: " + problem.getDescription());
        }
    }
}
