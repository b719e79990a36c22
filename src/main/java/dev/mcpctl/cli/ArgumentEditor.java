package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import dev.mcpctl.mcp.model.Tool;
import dev.mcpctl.process.CommandLine;
import dev.mcpctl.process.ForegroundProgram;
import dev.mcpctl.process.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
        String visual = run.context().environment().get("VISUAL");
        String editor = visual != null ? visual : run.context().environment().getOrDefault("EDITOR", "vi");
        Host host = new Host(Host.current().platform(), run.context().environment());
        List<String> words = new ArrayList<>(CommandLine.split(editor, host.platform()));
        words.add(file.toString());
        Integer status = new ForegroundProgram(host)
                .run(words.get(0), words.subList(1, words.size()), run.context().directory());
        if (status == null || status != 0) {
            String how = status == null ? "was not found" : "ended with status " + status;
            throw Failure.of(Failure.Kind.NOT_ANSWERED, "editor_failed", "the editor '" + editor + "' " + how);
        }
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
