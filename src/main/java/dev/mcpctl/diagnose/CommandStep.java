package dev.mcpctl.diagnose;

import dev.mcpctl.failure.Failure;

/** Whether the command is there, and which file it is. */
final class CommandStep implements Step<ProgramPatient> {

    private static final String NAME = "command";

    @Override
    public Finding look(ProgramPatient patient) {
        try {
            String file = patient.program();
            return Finding.ok(
                    NAME,
                    file,
                    "started as: " + String.join(" ", patient.endpoint().shownCommand()),
                    "in: " + patient.endpoint().workingDirectory());
        } catch (Failure missing) {
            return Finding.fail(NAME, missing);
        }
    }
}
