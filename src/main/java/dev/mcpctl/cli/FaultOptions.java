package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.serve.fault.FaultPlan;
import org.jspecify.annotations.Nullable;

/** {@code --fault} and {@code --seed}: what is to go wrong. */
final class FaultOptions {

    private FaultOptions() {}

    static void describe(CommandForm form) {
        form.addOption(OptionForm.values(
                "--fault", "KIND[=VALUE][@METHOD]", "do something wrong to answers, see below; repeatable"));
        form.addOption(OptionForm.value("--seed", "NUMBER", "makes the chance in --fault another one (0)"));
    }

    /** The paragraphs of the help. */
    static String[] paragraphs(String... before) {
        String[] all = java.util.Arrays.copyOf(before, before.length + 2);
        all[before.length] =
                "--fault KIND[=VALUE][@METHOD[:NAME]][#N][%P] does something wrong to the answers of METHOD (without"
                        + " it of all but the handshake), of NAME alone, the N-th time alone, in P of 100 cases: delay=1s,"
                        + " jitter=1s (up to), drop=20 (the connection ends after so many bytes), half (of the answer),"
                        + " duplicate, wrong-id, wrong-version=1999-12-31 (of the handshake), wrong-jsonrpc=1.0, drip=100 (bytes a"
                        + " second), oversize=100MiB.";
        all[before.length + 1] =
                "On stdio also noise=TEXT (a line before the answer); over HTTP also 401, 429=SECONDS and any other"
                        + " status from 400 on, and lost-session. The same line and the same requests go wrong in the same"
                        + " way; --seed changes it.";
        return all;
    }

    /**
     * What the line asks for.
     *
     * @return null when nothing is to go wrong
     * @throws Failure usage
     */
    static @Nullable FaultPlan plan(Options options) {
        String seed = options.text("--seed");
        if (options.list("--fault").isEmpty()) {
            if (seed != null) {
                throw Failure.usage("--seed needs --fault");
            }
            return null;
        }
        FaultPlan.Side side = options.text("--listen") == null ? FaultPlan.Side.STDIO : FaultPlan.Side.HTTP;
        return new FaultPlan(options.list("--fault"), number(seed), side);
    }

    private static long number(@Nullable String seed) {
        try {
            return seed == null ? 0 : Long.parseLong(seed);
        } catch (NumberFormatException none) {
            throw Failure.usage("--seed is no number: '" + seed + "'");
        }
    }
}
