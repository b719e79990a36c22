package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.output.OutputFormat;
import java.util.Set;

/**
 * How a batch is run.
 *
 * @param parallel how many lines may run at once
 * @param failFast whether the first line that fails is the last one
 * @param format how results are printed
 */
record BatchOptions(int parallel, boolean failFast, OutputFormat format) {

    private static final int MOST = 256;

    static void describe(CommandForm form) {
        form.addOption(OptionForm.value("-o,--output", "FORMAT", "form of the result"));
        form.addOption(OptionForm.value("--jq", "EXPR", "run a jq expression on each result, as -o jsonl has it"));
        form.addOption(OptionForm.value("--parallel", "N", "run so many lines at once (1); results stay in order"));
        form.addOption(OptionForm.flag("--fail-fast", "begin no other line once one has failed"));
    }

    /**
     * Reads them.
     *
     * @throws Failure usage
     */
    static BatchOptions of(Options options, Set<OutputFormat> formats) {
        int parallel = Math.max(1, PageOptions.number("--parallel", options.text("--parallel")));
        if (parallel > MOST) {
            throw Failure.usage("--parallel takes " + MOST + " at most, got '" + parallel + "'");
        }
        return new BatchOptions(parallel, options.flag("--fail-fast"), OutputOptions.format(options, formats, "batch"));
    }
}
