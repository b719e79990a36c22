package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** How a command is written: its options, and the texts of its help. Filled by the command, read by all that explain it. */
final class CommandForm {

    private final String name;
    private final List<OptionForm> options = new ArrayList<>();
    private final List<String> headings = new ArrayList<>();
    private final Map<String, OptionForm> byName = new HashMap<>();
    private String heading = "Options";
    private List<String> description = List.of();
    private List<String> examples = List.of();

    CommandForm(String name) {
        this.name = name;
    }

    /** The form of this command, options that all commands have included. */
    static CommandForm of(String name, Command command) {
        CommandForm form = new CommandForm(name);
        command.describe(form);
        OutputOptions.describeCommon(form);
        return form;
    }

    String name() {
        return name;
    }

    /** What the one-line summary leaves open, a paragraph each. */
    CommandForm description(String... paragraphs) {
        description = List.of(paragraphs);
        return this;
    }

    List<String> description() {
        return description;
    }

    /** Command lines that work as they stand. */
    CommandForm examples(String... lines) {
        examples = List.of(lines);
        return this;
    }

    List<String> examples() {
        return examples;
    }

    void addOption(OptionForm option) {
        options.add(option);
        headings.add(heading);
        for (String each : option.names()) {
            byName.put(each, option);
        }
    }

    /**
     * Has the options that are added from here on stand below this heading of the help.
     *
     * @return the heading so far, to go back to
     */
    String under(String next) {
        String before = heading;
        heading = next;
        return before;
    }

    /** All options in the order in which they were added. */
    List<OptionForm> options() {
        return options;
    }

    /** The headings of the help in order. */
    Set<String> headings() {
        return new LinkedHashSet<>(headings);
    }

    /** The options below a heading. */
    List<OptionForm> options(String below) {
        List<OptionForm> found = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            if (headings.get(i).equals(below)) {
                found.add(options.get(i));
            }
        }
        return found;
    }

    /** All spellings of all options. */
    Set<String> optionNames() {
        return byName.keySet();
    }

    /** The option that a word such as {@code --jq}, {@code --jq=.x}, {@code -o} or {@code -ojson} begins with, or null. */
    @Nullable
    OptionForm option(String word) {
        if (word.startsWith("--")) {
            int equals = word.indexOf('=');
            return byName.get(equals < 0 ? word : word.substring(0, equals));
        }
        return word.length() < 2 ? null : byName.get(word.substring(0, 2));
    }

    /**
     * Parses words of options with their values.
     *
     * @return null when there are no words: then picocli need not be there at all
     * @throws Failure usage, in picocli's words
     */
    @Nullable
    ParseResult parse(List<String> words) {
        if (words.isEmpty()) {
            return null;
        }
        CommandSpec spec = CommandSpec.create().name(name);
        for (OptionForm option : options) {
            if (mayBe(option, words)) {
                spec.addOption(option.spec());
            }
        }
        CommandLine line = new CommandLine(spec);
        line.setExpandAtFiles(false);
        line.setOverwrittenOptionsAllowed(true);
        line.setTrimQuotes(false);
        try {
            return line.parseArgs(words.toArray(new String[0]));
        } catch (CommandLine.ParameterException problem) {
            throw Failure.usage(lower(problem.getMessage())).hint("see: mcpctl help " + name);
        }
    }

    /** Whether a word could be this option, the values of others and clusters of short ones included. */
    private boolean mayBe(OptionForm option, List<String> words) {
        for (String word : words) {
            if (isName(option, option(word)) || isClustered(option, word)) {
                return true;
            }
        }
        return false;
    }

    private boolean isClustered(OptionForm option, String word) {
        boolean cluster = word.length() > 2 && word.charAt(0) == '-' && word.charAt(1) != '-';
        for (int i = 2; cluster && i < word.length(); i++) {
            if (isName(option, byName.get("-" + word.charAt(i)))) {
                return true;
            }
        }
        return false;
    }

    /** By name: the first comparison of two records sets up method handles, for some ten milliseconds. */
    private static boolean isName(OptionForm option, @Nullable OptionForm found) {
        return found != null && found.longName().equals(option.longName());
    }

    private static String lower(@Nullable String message) {
        return message == null || message.isEmpty()
                ? "wrong options"
                : Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }
}
