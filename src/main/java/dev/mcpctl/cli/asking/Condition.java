package dev.mcpctl.cli.asking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which asks a rule is for; what is null or empty says nothing.
 *
 * @param kinds of asks
 * @param message a part of what the server says
 * @param pattern found in what the server says
 * @param properties that the form has, all of them
 * @param url a part of the page's address
 * @param hint a part of a name among the model hints, in any case of letters
 * @param server the server's name
 */
record Condition(
        Set<AskKind> kinds,
        @Nullable String message,
        @Nullable Pattern pattern,
        List<String> properties,
        @Nullable String url,
        @Nullable String hint,
        @Nullable String server) {

    /** A pattern of the user's may take long on a long text; no honest message is longer. */
    private static final int MOST_TEXT = 64 << 10;

    /** All asks of these kinds. */
    static Condition of(AskKind... kinds) {
        return new Condition(Set.of(kinds), null, null, List.of(), null, null, null);
    }

    boolean holds(AskKind kind, ObjectNode params, String label) {
        return (kinds.isEmpty() || kinds.contains(kind))
                && (server == null || server.equals(label))
                && (url == null || params.path("url").asText().contains(url))
                && (hint == null || hinted(params, hint))
                && hasProperties(params)
                && says(kind, params);
    }

    private boolean hasProperties(ObjectNode params) {
        JsonNode fields = params.path("requestedSchema").path("properties");
        return properties.stream().allMatch(fields::has);
    }

    private static boolean hinted(ObjectNode params, String hint) {
        for (JsonNode each : params.path("modelPreferences").path("hints")) {
            if (each.path("name").asText().toLowerCase(Locale.ROOT).contains(hint.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    private boolean says(AskKind kind, ObjectNode params) {
        if (message == null && pattern == null) {
            return true;
        }
        String text = text(kind, params);
        return (message == null || text.contains(message))
                && (pattern == null || pattern.matcher(text).find());
    }

    /** What the server says: the message of an elicitation, the texts of a sampling request, a line each. */
    static String text(AskKind kind, ObjectNode params) {
        StringBuilder text = new StringBuilder();
        if (kind == AskKind.SAMPLING) {
            add(text, params.path("systemPrompt"));
            for (JsonNode message : params.path("messages")) {
                SamplingText.blocks(message.path("content")).forEach(block -> add(text, block.path("text")));
            }
        } else {
            add(text, params.path("message"));
        }
        return text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) : text.toString();
    }

    private static void add(StringBuilder text, JsonNode part) {
        if (part.isTextual()) {
            text.append(text.isEmpty() ? "" : "\n").append(part.textValue());
        }
    }
}
