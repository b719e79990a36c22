package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.mcp.ListKind;
import dev.mcpctl.output.OutputFormat;
import dev.mcpctl.repl.Suggester;
import dev.mcpctl.repl.Suggestion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Offers words for a line that is being typed, at a prompt and in a shell, from the commands and what is known of a server. */
final class LineSuggester implements Suggester {

    private final Line line;
    private final Knowledge knowledge;

    /** Where lines are typed. */
    interface Line {
        /** The command of this name, or null. */
        Commands.@Nullable Entry command(String name, List<String> rest);

        /** All commands. */
        List<Suggestion> commands();

        /** Whether the server is open, so that no word names it. */
        boolean lent();

        /** Whether options and other fixed words are offered too; scripts of shells know them. */
        default boolean ownWords() {
            return true;
        }

        /** Learns what was typed, before anything is asked of the server that it names. */
        default void about(LineShape shape) {}
    }

    LineSuggester(Line line, Knowledge knowledge) {
        this.line = line;
        this.knowledge = knowledge;
    }

    @Override
    public boolean isCommand(String word) {
        return word.startsWith("!!") || line.command(word, List.of()) != null;
    }

    @Override
    public List<Suggestion> suggest(List<String> before, String word) {
        List<Suggestion> offers = new ArrayList<>();
        LineShape shape = shape(before);
        if (before.isEmpty()) {
            offers.addAll(line.commands());
        } else if (shape != null) {
            offers.addAll(offers(shape, word));
        }
        offers.removeIf(offer -> !offer.value().startsWith(word));
        return offers;
    }

    private @Nullable LineShape shape(List<String> before) {
        if (before.isEmpty()) {
            return null;
        }
        List<String> rest = before.subList(1, before.size());
        Commands.Entry entry = line.command(before.get(0), rest);
        if (entry == null) {
            return null;
        }
        // Which options are flags may depend on the server, and the words that name it never do.
        line.about(LineShape.of(entry, rest, line.lent(), (tool, name) -> false));
        return LineShape.of(entry, rest, line.lent(), new ArgumentOffers(knowledge));
    }

    private List<Suggestion> offers(LineShape shape, String word) {
        if (shape.option() != null) {
            return values(shape.option(), shape, "");
        }
        ArgumentOffers arguments = new ArgumentOffers(knowledge);
        if (shape.argument() != null) {
            return arguments.values(shape, shape.argument(), "", word);
        }
        if (word.startsWith("-")) {
            return options(shape, word, arguments);
        }
        Operands.Operand next = shape.next();
        if (next != null) {
            return new OperandOffers(knowledge, line).offers(shape, next, word);
        }
        return shape.atArguments() ? arguments.pairs(shape, word) : List.of();
    }

    private List<Suggestion> options(LineShape shape, String word, ArgumentOffers arguments) {
        int equals = word.indexOf('=');
        OptionForm ours = equals < 0 ? null : shape.form().option(word);
        if (ours != null) {
            return values(ours, shape, word.substring(0, equals + 1));
        }
        if (equals > 2 && shape.atArguments()) {
            return arguments.values(shape, word.substring(2, equals), word.substring(0, equals + 1), word);
        }
        List<Suggestion> offers = new ArrayList<>();
        if (shape.atArguments()) {
            offers.addAll(arguments.options(shape));
        }
        for (OptionForm option : line.ownWords() ? ours(shape) : List.<OptionForm>of()) {
            offers.add(Suggestion.of(option.longName(), option.description()));
        }
        return offers;
    }

    private List<OptionForm> ours(LineShape shape) {
        boolean open = line.lent() && !(shape.entry().command() instanceof BenchCommands.Own);
        return open ? LineOptions.of(shape.form()) : shape.form().options();
    }

    private List<Suggestion> values(OptionForm option, LineShape shape, String prefix) {
        CompletionValues values = CompletionValues.ofOption(option.longName(), option.label());
        List<Suggestion> offers = new ArrayList<>();
        for (String word : values.words()) {
            offers.add(Suggestion.of(prefix + word, ""));
        }
        if (values.kind() == CompletionValues.Kind.ENTRY) {
            for (String name : knowledge.entries("show", null)) {
                offers.add(Suggestion.of(prefix + name, ""));
            }
        }
        if (values.kind() == CompletionValues.Kind.FORMATS) {
            for (OutputFormat format : shape.entry().command().formats()) {
                offers.add(Suggestion.of(prefix + format.word(), ""));
            }
        }
        return offers;
    }

    @Override
    public String hint(List<String> before, String word) {
        LineShape shape = shape(before);
        if (shape == null) {
            Commands.Entry entry = before.isEmpty() ? line.command(word, List.of()) : null;
            return entry == null ? "" : entry.summary();
        }
        ArgumentOffers arguments = new ArgumentOffers(knowledge);
        if (shape.option() != null) {
            return shape.option().label() + ": " + shape.option().description();
        }
        if (shape.argument() != null) {
            return arguments.about(shape, shape.argument());
        }
        int equals = word.indexOf('=');
        if (equals > 0 && shape.atArguments()) {
            String name = word.substring(0, equals);
            name = name.endsWith(":") ? name.substring(0, name.length() - 1) : name;
            return arguments.about(shape, name.startsWith("--") ? name.substring(2) : name);
        }
        return hint(shape, word, arguments);
    }

    private String hint(LineShape shape, String word, ArgumentOffers arguments) {
        OptionForm option = word.startsWith("--") ? shape.form().option(word) : null;
        if (option != null) {
            return option.description();
        }
        if (shape.atArguments()) {
            return word.isEmpty() ? arguments.open(shape) : "";
        }
        Operands.Operand next = shape.next();
        if (next == null) {
            return "";
        }
        return word.isEmpty() ? next.label() + ": " + next.description() : described(shape, next, word);
    }

    /** What a whole name stands for. */
    private String described(LineShape shape, Operands.Operand next, String word) {
        ListKind kind = next.label().equals("TOOL") ? ListKind.TOOLS : ListKind.PROMPTS;
        boolean names = kind == ListKind.TOOLS || shape.entry().name().equals("prompt");
        if (names) {
            for (JsonNode item : knowledge.items(kind)) {
                if (item.path("name").asText().equals(word)) {
                    return OperandOffers.about(item);
                }
            }
        }
        return "";
    }
}
