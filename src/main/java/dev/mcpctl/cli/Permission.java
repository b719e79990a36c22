package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.model.Tool;
import dev.mcpctl.output.Neutraliser;

/** {@code --read-only} and {@code --confirm}: what the user wants to be kept from. */
final class Permission {

    private final Run run;

    Permission(Run run) {
        this.run = run;
    }

    /**
     * Lets the call pass.
     *
     * @throws Failure not answered, when the user's own limits forbid it
     */
    void require(Tool tool, ObjectNode arguments) {
        if (run.options().flag("--read-only", "MCPCTL_READ_ONLY") && !tool.readOnly()) {
            throw refused(
                    "read_only", "the tool '" + tool.name() + "' is not marked read-only, and --read-only was said");
        }
        if (run.options().flag("--confirm", "MCPCTL_CONFIRM") && tool.destructive()) {
            confirm(tool, arguments);
        }
    }

    private void confirm(Tool tool, ObjectNode arguments) {
        String question =
                "the tool '" + tool.name() + "' may destroy something; call it with " + Json.compact(arguments) + "?";
        if (!Dialogue.possible(run)) {
            throw refused(
                    "not_confirmed",
                    "the tool '" + tool.name() + "' may destroy something and nobody is there to confirm it");
        }
        try (Dialogue dialogue = new Dialogue(run)) {
            if (!dialogue.agrees(Neutraliser.line(question))) {
                throw refused("not_confirmed", "not called");
            }
        }
    }

    private static Failure refused(String code, String message) {
        return Failure.of(Failure.Kind.NOT_ANSWERED, code, message);
    }
}
