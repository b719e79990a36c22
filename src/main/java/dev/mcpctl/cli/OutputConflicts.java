package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.output.OutputFormat;
import org.jspecify.annotations.Nullable;

/**
 * Options of which one would silently undo the other. They are refused before anything is started: whoever wrote both waits
 * for something that would not come. A form from the environment is a wish, and gives way.
 */
final class OutputConflicts {

    private static final String FILE = "--output-file";
    private static final String FOLDER = "--save";

    private OutputConflicts() {}

    /**
     * Refuses such a line.
     *
     * @param format the form in which the result would be printed
     * @throws Failure usage, naming both options
     */
    static void refuse(Options options, OutputFormat format) {
        if (options.text("--jq") != null) {
            refuseBesideFilter(options, format);
        }
        if (options.flag("--template")) {
            refuseBesideTemplate(options);
        }
        String file = file(options);
        if (file != null && options.flag("--detach")) {
            throw Failure.usage("--detach does not wait for the result, so that " + file + " has nothing to write")
                    .hint("leave out --detach, or take the result later: mcpctl help tasks");
        }
    }

    private static void refuseBesideFilter(Options options, OutputFormat format) {
        String file = file(options);
        String other = file != null ? file : options.text("--html") != null ? "--html" : null;
        if (other == null && options.text("--export") != null) {
            other = "--export";
        }
        if (other != null) {
            throw Failure.usage("--jq and " + other + " exclude each other: what --jq makes is printed, and " + other
                            + " writes something else")
                    .hint("what --jq prints goes into a file with: > FILE");
        }
        boolean typed = options.text("--output") != null;
        boolean document = format == OutputFormat.HUMAN || format.machine();
        if (typed && !document) {
            throw Failure.usage("--jq and -o " + format.word() + " exclude each other: --jq prints texts and JSON")
                    .hint("leave out -o");
        }
    }

    private static void refuseBesideTemplate(Options options) {
        String other = file(options);
        for (String name : new String[] {"--edit", "--task", "--detach"}) {
            other = other == null && options.flag(name) ? name : other;
        }
        if (other != null) {
            throw Failure.usage("--template calls nothing, so that " + other + " has no use")
                    .hint("leave out one of them");
        }
    }

    private static @Nullable String file(Options options) {
        if (options.text(FILE) != null) {
            return "-O";
        }
        return options.text(FOLDER) != null ? FOLDER : null;
    }
}
