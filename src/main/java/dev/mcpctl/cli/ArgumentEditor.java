package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import dev.mcpctl.mcp.model.Tool;
import dev.mcpctl.process.Editor;
import dev.mcpctl.process.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code --edit}: shows the argument object in the user's editor and reads it back. */
final class ArgumentEditor {

    private final Run run;

    ArgumentEditor(Run run) {
        this.run = run;
    }

    /**
     * The object as the user left it.
     *
     * @throws Failure not answered without a terminal or when the editor fails; usage when the text is no JSON object
     */
    ObjectNode edit(Tool tool, ObjectNode arguments) {
        if (!run.console().interactive()) {
            throw Failure.of(Failure.Kind.NOT_ANSWERED, "no_terminal", "--edit needs a terminal");
        }
        try {
            Path file = Files.createTempFile("mcpctl-", ".json");
            try {
                Files.writeString(file, Json.pretty(arguments) + "\n");
                open(file);
                return read(tool, Files.readString(file));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException problem) {
            throw Failure.localFile("the file for the editor could not be used", problem);
        }
    }

    private void open(Path file) {
        Host host = new Host(Host.current().platform(), run.context().environment());
        new Editor(host).edit(file, run.context().directory());
    }

    private static ObjectNode read(Tool tool, String text) {
        try {
            if (Json.parse(text) instanceof ObjectNode edited) {
                return edited;
            }
        } catch (JsonProblem problem) {
            throw Failure.usage("the edited arguments of '" + tool.name() + "' are no JSON: " + problem.located());
        }
        throw Failure.usage("the edited arguments of '" + tool.name() + "' must be a JSON object");
    }
}
