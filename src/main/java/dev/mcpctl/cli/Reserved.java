package dev.mcpctl.cli;

import java.util.LinkedHashSet;
import java.util.Set;

/** The option names that belong to mcpctl on a line of {@code call}, so that no tool can take them. */
final class Reserved {

    private Reserved() {}

    static Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (OptionForm option : CommandForm.of("call", new CallCommand()).options()) {
            names.add(option.longName());
        }
        return names;
    }
}
