package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.mcp.ListKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of a server at this moment, for offering words. Answers at once, rather with nothing than late. */
interface Knowledge {

    /** The items of a list, untrusted; none when it is not known. */
    Iterable<JsonNode> items(ListKind kind);

    /** What the server suggests for an argument of a prompt or a variable of a template. */
    List<String> suggested(Question question);

    /** The servers that can be named. */
    List<String> servers();

    /**
     * The entries of lists that an action of {@code servers} can be told of.
     *
     * @param client the program that the line names, or null
     */
    default List<String> entries(String action, @Nullable String client) {
        return List.of();
    }

    /**
     * A question for {@code completion/complete}.
     *
     * @param reference what the argument belongs to
     * @param argument its name
     * @param value what is typed of it
     * @param context arguments that are fixed already
     */
    record Question(ObjectNode reference, String argument, String value, Map<String, String> context) {}
}
