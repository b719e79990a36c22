package dev.mcpctl.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Makes an event of the beginning of a line, where that breaks off in the text that a message is. */
final class LongLine {

    /** The longest way to write one character in JSON. */
    private static final int LONGEST_ESCAPE = 6;

    private static final byte[] END = "\"}".getBytes(StandardCharsets.US_ASCII);

    private LongLine() {}

    /** The event, marked as truncated; null when the beginning is none. */
    static @Nullable ObjectNode beginning(byte[] line) {
        int end = whole(line);
        byte[] closed = Arrays.copyOf(line, end + END.length);
        System.arraycopy(END, 0, closed, end, END.length);
        try {
            JsonNode json = Json.tolerant(closed);
            return json instanceof ObjectNode members ? members.put("truncated", true) : null;
        } catch (JsonProblem elsewhere) {
            return null;
        }
    }

    /** Where to cut so that neither a character nor an escape is cut in two. */
    private static int whole(byte[] line) {
        int end = line.length;
        while (end > 0 && (line[end - 1] & 0xc0) == 0x80) {
            end--;
        }
        end = end > 0 && (line[end - 1] & 0x80) != 0 ? end - 1 : end;
        for (int at = end - 1; at >= Math.max(0, end - LONGEST_ESCAPE); at--) {
            if (line[at] == '\\') {
                return beforeBackslashes(line, at);
            }
        }
        return end;
    }

    private static int beforeBackslashes(byte[] line, int last) {
        int at = last;
        while (at > 0 && line[at - 1] == '\\') {
            at--;
        }
        return at;
    }
}
