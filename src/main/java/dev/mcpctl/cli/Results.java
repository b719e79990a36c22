package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.rpc.LongText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The results of the lines of a prompt, by their numbers. The oldest are forgotten, and very large ones are never kept. */
final class Results {

    private static final int MOST = 100;

    private final Map<Integer, JsonNode> kept = new LinkedHashMap<>();
    private int last;

    /** Adds one and returns its number. */
    int add(JsonNode result) {
        last++;
        if (!hasLongText(result)) {
            kept.put(last, result);
        }
        kept.remove(last - MOST);
        return last;
    }

    /** The number of the newest one, 0 when there is none yet. */
    int last() {
        return last;
    }

    /** The result of this number, or null when it never was or is not kept. */
    @Nullable
    JsonNode get(int number) {
        return kept.get(number);
    }

    /** Such a text lives in a file that goes with its answer. */
    private static boolean hasLongText(JsonNode node) {
        if (node instanceof LongText) {
            return true;
        }
        for (JsonNode child : node) {
            if (hasLongText(child)) {
                return true;
            }
        }
        return false;
    }
}
