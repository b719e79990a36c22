package dev.mcpctl.cli.asking;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;

/** What a rule does about an ask. */
sealed interface Action {

    /**
     * Sends this.
     *
     * @param base where relative directories in it begin
     */
    record Reply(JsonNode value, Path base) implements Action {}

    /** Accepts the defaults of a form. */
    record Defaults() implements Action {}

    /** Says no. */
    record Decline() implements Action {}

    /** Says nothing: the question was put away. */
    record Cancel() implements Action {}

    /** Lets a command answer, which gets the request on stdin. */
    record Command(String line, List<String> words) implements Action {}

    /** Lets a language model answer. */
    record Model(ModelEndpoint endpoint) implements Action {}
}
