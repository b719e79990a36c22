package dev.mcpctl.config.install;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.secret.Secret;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Values of entries that may be secret, and lines in which they are masked. */
public final class HiddenValues {

    private static final List<String> HOLDERS =
            List.of("env", "envs", "environment", "headers", "http_headers", "requestOptions");

    /** Shorter ones are no secrets, and would be found everywhere. */
    private static final int SHORTEST = 3;

    private final Set<String> values = new TreeSet<>(
            (one, other) -> one.length() == other.length() ? one.compareTo(other) : other.length() - one.length());

    /** Remembers the values of variables and headers in an entry of any program, or in all entries of a file. */
    public void of(JsonNode value) {
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            if (HOLDERS.contains(member.getKey())) {
                collect(member.getValue());
            } else {
                of(member.getValue());
            }
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            of(value.get(i));
        }
    }

    private void collect(JsonNode holder) {
        for (Map.Entry<String, JsonNode> member : holder.properties()) {
            collect(member.getValue());
        }
        if (holder.isTextual() || holder.isNumber()) {
            String text = holder.asText();
            boolean reference = text.startsWith("${") || text.startsWith("{env:") || text.startsWith("Bearer ${");
            if (!reference && text.length() >= SHORTEST) {
                values.add(text);
                String quoted = Json.compact(Json.array().textNode(text));
                values.add(quoted.substring(1, quoted.length() - 1));
            }
        }
    }

    /** The line with these values masked. */
    public String masked(String line) {
        String masked = line;
        for (String value : values) {
            masked = masked.replace(value, Secret.MASK);
        }
        return masked;
    }
}
