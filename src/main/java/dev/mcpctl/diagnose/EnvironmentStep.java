package dev.mcpctl.diagnose;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which variables the program gets; their values are nobody's business. */
final class EnvironmentStep implements Step<ProgramPatient> {

    @Override
    public @Nullable Finding look(ProgramPatient patient) {
        if (patient.lost()) {
            return null;
        }
        List<String> details = new ArrayList<>();
        List<String> inherited = patient.inheritedVariables();
        List<String> given = new ArrayList<>(patient.endpoint().environment().keySet());
        given.sort(null);
        if (!given.isEmpty()) {
            details.add("given: " + String.join(", ", given));
        }
        if (patient.endpoint().inheritEnvironment()) {
            return Finding.ok("environment", "all of ours (" + inherited.size() + ")", details.toArray(new String[0]));
        }
        details.add("ours: " + String.join(", ", inherited));
        return Finding.ok(
                "environment",
                "the safe ones of our variables; --inherit-env gives all",
                details.toArray(new String[0]));
    }
}
