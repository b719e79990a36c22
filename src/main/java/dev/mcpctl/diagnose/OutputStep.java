package dev.mcpctl.diagnose;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came on stdout that is no message, its first bytes above all. */
final class OutputStep implements Step<ProgramPatient> {

    @Override
    public @Nullable Finding look(ProgramPatient patient) {
        List<String> noise = patient.noise();
        return noise.isEmpty()
                ? null
                : Finding.warn(
                                "stdout",
                                "it writes what is no message",
                                "stdout is for the protocol; logs belong on stderr")
                        .with(noise);
    }
}
