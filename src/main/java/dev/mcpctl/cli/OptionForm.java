package dev.mcpctl.cli;

import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/** The few forms of options there are. Names are one or two, separated by a comma, the short one first. */
final class OptionForm {

    private OptionForm() {}

    /** An option with a value. */
    static OptionSpec value(String names, String label, String description) {
        return OptionSpec.builder(split(names))
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build();
    }

    /** An option with a value that may be given several times. */
    static OptionSpec values(String names, String label, String description) {
        return OptionSpec.builder(split(names))
                .paramLabel(label)
                .arity("1")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(description)
                .build();
    }

    /** An option without a value. */
    static OptionSpec flag(String names, String description) {
        return OptionSpec.builder(split(names))
                .arity("0")
                .type(boolean.class)
                .description(description)
                .build();
    }

    /** An option without a value that counts how often it was given. */
    static OptionSpec count(String names, String description) {
        return OptionSpec.builder(split(names))
                .arity("0")
                .type(boolean[].class)
                .description(description)
                .build();
    }

    private static String[] split(String names) {
        int comma = names.indexOf(',');
        return comma < 0 ? new String[] {names} : new String[] {names.substring(0, comma), names.substring(comma + 1)};
    }
}
