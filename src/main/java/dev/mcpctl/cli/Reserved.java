package dev.mcpctl.cli;

import java.util.LinkedHashSet;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The option names that belong to mcpctl on a line of {@code call}, so that no tool can take them. */
final class Reserved {

    private Reserved() {}

    static Set<String> names() {
        CommandSpec spec = CommandSpec.create();
        new CallCommand().describe(spec);
        OutputOptions.describeCommon(spec);
        Set<String> names = new LinkedHashSet<>();
        for (OptionSpec option : spec.options()) {
            names.add(option.longestName());
        }
        return names;
    }
}
