package dev.mcpctl.config.entry;

import java.util.List;

/**
 * What one file came to.
 *
 * @param entries its servers in order; those that cannot be used say why themselves
 * @param problems what is wrong with the file beyond them; with a {@link Mistake} the only thing there is
 */
public record Reading(List<ServerEntry> entries, List<Problem> problems) {

    /** Nothing at all. */
    public static final Reading NOTHING = new Reading(List.of(), List.of());

    /** Copies the lists. */
    public Reading {
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
    }
}
