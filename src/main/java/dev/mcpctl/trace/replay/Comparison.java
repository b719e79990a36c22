package dev.mcpctl.trace.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.trace.JsonPath;
import dev.mcpctl.trace.Redaction;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Says where two answers differ. Passed over are places that are declared volatile, {@code _meta}, instants, UUIDs, and what
 * was taken out of the recording; the order of members never counts. Paths begin at the result, or at what surrounds
 * {@code error}.
 */
public final class Comparison {

    private static final String RESULT = "result";
    private static final List<Object> MESSAGE = List.of("error", "message");
    private static final int MOST = 20;
    private static final int LONGEST = 200;

    /** How much of what is still the same stands before the place where two long values part. */
    private static final int BEFORE = 40;

    private static final String ABSENT = "absent";
    private static final String UUID = "(?i)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final List<JsonPath> ignored;

    /** A comparison that does not look at these places. */
    public Comparison(List<JsonPath> ignored) {
        this.ignored = List.copyOf(ignored);
    }

    /**
     * One place.
     *
     * @param path as JSONPath
     * @param before compact JSON, of a long one the part where both begin to differ; {@code absent} when there is nothing
     * @param after the same of the other one
     */
    public record Difference(String path, String before, String after) {}

    /**
     * The places where two answers differ, at most twenty; none when they say the same. Of errors message and data count as
     * well as the code; an error and a result are one difference.
     *
     * @param before {@code result} or {@code error} alone, as the other one
     */
    public List<Difference> of(ObjectNode before, ObjectNode after) {
        List<Difference> found = new ArrayList<>();
        Walk walk = new Walk(found);
        if (before.has(RESULT) && after.has(RESULT)) {
            walk.compare(before.path(RESULT), after.path(RESULT), "$");
        } else if (before.has(RESULT) == after.has(RESULT)) {
            walk.compare(before, after, "$");
        } else {
            found.add(difference("$", before, after));
        }
        return found;
    }

    private final class Walk {

        private final List<Difference> found;
        private final List<Object> place = new ArrayList<>();

        Walk(List<Difference> found) {
            this.found = found;
        }

        void compare(JsonNode before, JsonNode after, String path) {
            if (found.size() >= MOST || isIgnored() || isVolatile(before, after) || isUnsaid(before)) {
                return;
            }
            if (before.isObject() && after.isObject()) {
                members(before, after, path);
            } else if (before.isArray() && after.isArray()) {
                for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
                    below(i, before.path(i), after.path(i), path + "[" + i + "]");
                }
            } else if (!same(before, after)) {
                found.add(difference(path, before, after));
            }
        }

        private void members(JsonNode before, JsonNode after, String path) {
            Set<String> names = new LinkedHashSet<>();
            Iterator<String> these = before.fieldNames();
            these.forEachRemaining(names::add);
            after.fieldNames().forEachRemaining(names::add);
            names.remove("_meta");
            for (String name : names) {
                boolean plain = name.matches("[A-Za-z_][A-Za-z0-9_]*");
                String below = plain ? path + "." + name : path + "['" + name + "']";
                below(name, before.path(name), after.path(name), below);
            }
        }

        private void below(Object key, JsonNode before, JsonNode after, String path) {
            place.add(key);
            compare(before, after, path);
            place.remove(place.size() - 1);
        }

        /** JSON-RPC demands a message; of a recorded error without one there is nothing to compare. */
        private boolean isUnsaid(JsonNode before) {
            return before.asText("").isEmpty() && place.equals(MESSAGE);
        }

        private boolean isIgnored() {
            for (JsonPath path : ignored) {
                if (path.matches(place)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static boolean same(JsonNode before, JsonNode after) {
        return (before.isNumber() && after.isNumber())
                ? before.decimalValue().compareTo(after.decimalValue()) == 0
                : before.equals(after);
    }

    private static boolean isVolatile(JsonNode before, JsonNode after) {
        if (before.isTextual() && before.textValue().contains(Redaction.MASK)) {
            return true;
        }
        return before.isTextual()
                && after.isTextual()
                && ((isInstant(before.textValue()) && isInstant(after.textValue()))
                        || (before.textValue().matches(UUID)
                                && after.textValue().matches(UUID)));
    }

    private static boolean isInstant(String text) {
        if (text.length() < 16 || text.length() > 40 || text.charAt(4) != '-') {
            return false;
        }
        try {
            return OffsetDateTime.parse(text).getYear() > 0;
        } catch (DateTimeParseException no) {
            return false;
        }
    }

    private static Difference difference(String path, JsonNode before, JsonNode after) {
        String first = before.isMissingNode() ? ABSENT : Json.compact(before);
        String second = after.isMissingNode() ? ABSENT : Json.compact(after);
        boolean isLong = Math.max(first.length(), second.length()) > LONGEST;
        int from = isLong ? Math.max(0, parting(first, second) - BEFORE) : 0;
        return new Difference(path, shown(first, from), shown(second, from));
    }

    /** Where two texts begin to differ. */
    private static int parting(String first, String second) {
        int at = 0;
        while (at < Math.min(first.length(), second.length()) && first.charAt(at) == second.charAt(at)) {
            at++;
        }
        return at;
    }

    private static String shown(String text, int from) {
        int start = text.equals(ABSENT) ? 0 : whole(text, from);
        int end = whole(text, Math.min(text.length(), start + LONGEST));
        return (start > 0 ? "…" : "") + text.substring(start, end) + (end < text.length() ? "…" : "");
    }

    /** Never between the halves of one character. */
    private static int whole(String text, int at) {
        boolean halves = at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at));
        return halves ? at - 1 : at;
    }
}
