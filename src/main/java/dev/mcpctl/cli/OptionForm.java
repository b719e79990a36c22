package dev.mcpctl.cli;

import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/**
 * One option of a command. Cheap to make: every run makes those of its command, and turns into picocli's own model only those
 * that the line uses.
 *
 * @param names one or two, the short one first
 * @param kind what it takes
 * @param label what stands for its value in the help; empty when it takes none
 * @param description one line of the help
 */
record OptionForm(List<String> names, Kind kind, String label, String description) {

    /** The few kinds of options there are. */
    enum Kind {
        /** Takes a value; the last one counts. */
        VALUE,
        /** Takes a value and may be given several times. */
        VALUES,
        /** Takes no value. */
        FLAG,
        /** Takes no value; it counts how often it was given. */
        COUNT
    }

    /** An option with a value. Names are one or two, separated by a comma, the short one first. */
    static OptionForm value(String names, String label, String description) {
        return new OptionForm(split(names), Kind.VALUE, label, description);
    }

    /** An option with a value that may be given several times. */
    static OptionForm values(String names, String label, String description) {
        return new OptionForm(split(names), Kind.VALUES, label, description);
    }

    /** An option without a value. */
    static OptionForm flag(String names, String description) {
        return new OptionForm(split(names), Kind.FLAG, "", description);
    }

    /** An option without a value that counts how often it was given. */
    static OptionForm count(String names, String description) {
        return new OptionForm(split(names), Kind.COUNT, "", description);
    }

    private static List<String> split(String names) {
        int comma = names.indexOf(',');
        return comma < 0 ? List.of(names) : List.of(names.substring(0, comma), names.substring(comma + 1));
    }

    String longName() {
        return names.get(names.size() - 1);
    }

    boolean takesValue() {
        return kind == Kind.VALUE || kind == Kind.VALUES;
    }

    /** What picocli needs to know of it. */
    OptionSpec spec() {
        OptionSpec.Builder builder = OptionSpec.builder(names.toArray(new String[0]));
        return switch (kind) {
            case VALUE -> builder.paramLabel(label).type(String.class).build();
            case VALUES ->
                builder.paramLabel(label)
                        .arity("1")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .build();
            case FLAG -> builder.arity("0").type(boolean.class).build();
            case COUNT -> builder.arity("0").type(boolean[].class).build();
        };
    }
}
