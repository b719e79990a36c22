package dev.mcpctl.diagnose;

import org.jspecify.annotations.Nullable;

/** How it ended, where it did so unasked. */
final class ExitStep implements Step<ProgramPatient> {

    @Override
    public @Nullable Finding look(ProgramPatient patient) {
        String ending = patient.ending();
        return ending == null
                ? null
                : Finding.warn("exit", "it " + ending, "run the command by itself to see what it needs");
    }
}
