package dev.mcpctl.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a failure is told: one JSON line for programs, a sentence with its next step for people.
 *
 * <p>Details that the human form knows: {@code rpc_code} (number) and {@code data} (JSON) of a server's error answer,
 * {@code stderr} (list of texts), the last lines a server wrote there, {@code stdout} the same of what was no message.
 */
public final class ErrorLine {

    /** The detail that holds the number of a server's error answer. */
    public static final String RPC_CODE = "rpc_code";

    /** The detail that holds what a server's error answer added. */
    public static final String DATA = "data";

    /** The detail that holds the last lines of a server's stderr. */
    public static final String STDERR = "stderr";

    /** The detail that holds the last lines of a server's stdout that were no messages. */
    public static final String STDOUT = "stdout";

    private final ObjectNode error;
    private final boolean fromServer;

    private ErrorLine(ObjectNode error, boolean fromServer) {
        this.error = error;
        this.fromServer = fromServer;
    }

    /** A failure's line. */
    public static ErrorLine of(Failure failure) {
        ObjectNode error = base(failure.code(), failure.message(), failure.hint());
        for (Map.Entry<String, Object> detail : failure.details().entrySet()) {
            if (!error.has(detail.getKey())) {
                error.set(detail.getKey(), node(detail.getValue()));
            }
        }
        return new ErrorLine(error, failure.kind() == Failure.Kind.REFUSED);
    }

    /** The line for news that is no failure of ours, such as a tool that reported an error. */
    public static ErrorLine of(String code, String message, @Nullable String hint) {
        return new ErrorLine(base(code, message, hint), false);
    }

    private static ObjectNode base(String code, String message, @Nullable String hint) {
        ObjectNode error = Json.object().put("code", code).put("message", message);
        return hint == null ? error : error.put("hint", hint);
    }

    private static JsonNode node(Object value) {
        if (value instanceof JsonNode tree) {
            return tree;
        }
        ArrayNode holder = Json.array();
        if (value instanceof Collection<?> several) {
            for (Object one : several) {
                holder.add(node(one));
            }
            return holder;
        }
        if (value instanceof Boolean truth) {
            holder.add(truth);
        } else if (value instanceof Number number) {
            add(holder, number);
        } else {
            holder.add(String.valueOf(value));
        }
        return holder.get(0);
    }

    private static void add(ArrayNode holder, Number number) {
        if (number instanceof BigDecimal decimal) {
            holder.add(decimal);
        } else if (number instanceof BigInteger integer) {
            holder.add(integer);
        } else if (number instanceof Double || number instanceof Float) {
            holder.add(number.doubleValue());
        } else {
            holder.add(number.longValue());
        }
    }

    /** The line for programs, without its newline: one object with the member {@code error}. Nothing in it is hidden. */
    public String json() {
        ObjectNode line = Json.object();
        line.set("error", error);
        return Visible.escaped(Json.compact(line));
    }

    /** The same as the value of a member {@code error} elsewhere; nobody may change it. */
    public ObjectNode tree() {
        return error;
    }

    /**
     * The lines for people, without the last newline; everything in them is harmless.
     *
     * @param width columns to break sentences to, 0 for no breaks
     */
    String human(boolean colour, int width) {
        StringBuilder text = new StringBuilder();
        String speaker = fromServer ? "server error" + code() + ":" : "mcpctl:";
        String sentence = Neutraliser.text(speaker + " " + error.path("message").asText());
        String lines = width == 0 ? folded(sentence) : DisplayWidth.folded(sentence, width);
        text.append(colour ? Style.BAD.on(speaker) : speaker).append(lines, speaker.length(), lines.length());
        data(text);
        lastWords(text, STDERR, "the server's last words on stderr:");
        lastWords(text, STDOUT, "the server's last words on stdout, which were no messages:");
        JsonNode hint = error.get("hint");
        if (hint != null) {
            text.append('\n').append(colour ? Style.FAINT.on("hint:") : "hint:").append(' ');
            // Not broken to the width: there is a command in it to be copied.
            text.append(folded(Neutraliser.text(hint.asText())));
        }
        return text.toString();
    }

    /** Further lines stand further right, so that a server's text cannot pass for a line of ours. */
    private static String folded(String safe) {
        return safe.replace("\n", "\n  ");
    }

    private String code() {
        JsonNode code = error.get(RPC_CODE);
        return code == null ? "" : " " + Neutraliser.line(code.asText());
    }

    private void data(StringBuilder text) {
        JsonNode data = error.get(DATA);
        if (data == null || data.isNull()) {
            return;
        }
        String shown = data.isTextual() ? Neutraliser.text(data.textValue()) : new JsonColour(false).pretty(data);
        text.append("\n  ").append(shown.replace("\n", "\n  "));
    }

    private void lastWords(StringBuilder text, String detail, String heading) {
        JsonNode lines = error.get(detail);
        if (lines == null || !lines.isArray() || lines.isEmpty()) {
            return;
        }
        text.append('\n').append(heading);
        for (JsonNode line : lines) {
            text.append("\n  | ").append(Neutraliser.line(line.asText()));
        }
    }
}
