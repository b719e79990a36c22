package dev.mcpctl.diagnose;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What it says on stderr. */
final class ErrorsStep implements Step<ProgramPatient> {

    @Override
    public @Nullable Finding look(ProgramPatient patient) {
        List<String> errors = patient.errors();
        return errors.isEmpty() ? null : Finding.ok("stderr", "its last lines").with(errors);
    }
}
