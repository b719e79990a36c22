package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.Answerer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Answers what a server asks: roots from {@code --roots}, forms as {@code --elicit} says, everything else by ending the run
 * with the reason.
 */
final class Answers implements Answerer {

    private final Run run;
    private final String server;
    private final @Nullable Elicitation elicitation;

    /**
     * Answers for one server.
     *
     * @throws Failure usage, when the line says something else than an answer
     */
    Answers(Run run, String server) {
        this.run = run;
        this.server = server;
        this.elicitation = Elicitation.of(run.options());
    }

    @Override
    public JsonNode answer(Ask ask) {
        return switch (ask.method()) {
            case "roots/list" -> roots();
            case "elicitation/create" -> elicited(ask.params());
            default -> throw unanswered("the server '" + server + "' asks for a language model's answer");
        };
    }

    private JsonNode elicited(ObjectNode params) {
        if (elicitation != null) {
            return elicitation.answer(server, params);
        }
        throw unanswered("the server '" + server + "' asks for input: "
                        + params.path("message").asText("(no message)"))
                .hint("--elicit accept-defaults, decline or cancel answers it");
    }

    private static Failure unanswered(String message) {
        return Failure.of(Failure.Kind.NOT_ANSWERED, "not_answered", message);
    }

    /** Schema: ListRootsResult. Without {@code --roots} there are none to name, which is an answer too. */
    private ObjectNode roots() {
        ObjectNode result = Json.object();
        ArrayNode roots = result.putArray("roots");
        for (String text : run.options().list("--roots")) {
            Path directory = run.context().directory().resolve(text).normalize();
            if (!Files.isDirectory(directory)) {
                throw Failure.usage("--roots: '" + text + "' is no directory");
            }
            Path name = directory.getFileName();
            roots.addObject()
                    .put("uri", directory.toUri().toString())
                    .put("name", name == null ? directory.toString() : name.toString());
        }
        return result;
    }
}
