package dev.mcpctl.trace;

import dev.mcpctl.failure.Failure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in JSON documents, in a part of RFC 9535: {@code $}, {@code .name}, {@code ['name']}, {@code [3]}, {@code .*},
 * {@code [*]} and {@code ..} in front of any of them. No slices, filters, unions or indices from the end. Immutable.
 */
public final class JsonPath {

    private final String text;
    private final List<Step> steps;

    private JsonPath(String text, List<Step> steps) {
        this.text = text;
        this.steps = steps;
    }

    /**
     * One step down.
     *
     * @param name of the member, or null
     * @param index of the element, or -1
     * @param deep whether any number of steps may come before it
     */
    private record Step(@Nullable String name, int index, boolean deep) {

        private boolean takes(Object key) {
            if (name != null) {
                return name.equals(key);
            }
            return index < 0 || (key instanceof Integer number && number == index);
        }
    }

    /**
     * Reads a path.
     *
     * @param option that it stands in, for the message
     * @throws Failure usage, when it is none
     */
    public static JsonPath parse(String option, String text) {
        return new JsonPath(text, new Reading(option, text).steps());
    }

    /**
     * Whether the path names this place.
     *
     * @param place member names as text and indices as integers, from the root down
     */
    public boolean matches(List<Object> place) {
        return matches(0, place, 0);
    }

    private boolean matches(int step, List<Object> place, int depth) {
        if (step == steps.size()) {
            return depth == place.size();
        }
        if (depth == place.size()) {
            return false;
        }
        Step next = steps.get(step);
        boolean here = next.takes(place.get(depth)) && matches(step + 1, place, depth + 1);
        return here || (next.deep() && matches(step, place, depth + 1));
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }

    /** Reads one path from left to right. */
    private static final class Reading {

        private final String option;
        private final String text;
        private int at;

        Reading(String option, String text) {
            this.option = option;
            this.text = text;
        }

        List<Step> steps() {
            if (!text.startsWith("$")) {
                throw wrong("begins with $");
            }
            at = 1;
            List<Step> steps = new ArrayList<>();
            while (at < text.length()) {
                steps.add(step());
            }
            if (steps.isEmpty()) {
                throw wrong("names something below $");
            }
            return steps;
        }

        private Step step() {
            boolean deep = text.startsWith("..", at);
            at += deep ? 2 : 0;
            if (at < text.length() && text.charAt(at) == '[') {
                return bracket(deep);
            }
            if (!deep && text.charAt(at) == '.') {
                at++;
            } else if (!deep) {
                throw wrong("goes on with . or [");
            }
            int start = at;
            while (at < text.length() && ".[".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            String name = text.substring(start, at);
            if (name.isEmpty()) {
                throw wrong("has a name behind each dot");
            }
            return new Step(name.equals("*") ? null : name, -1, deep);
        }

        private Step bracket(boolean deep) {
            int close = quoted() ? closingQuote() + 1 : text.indexOf(']', at);
            if (close < 0 || close >= text.length() || text.charAt(close) != ']') {
                throw wrong("closes each bracket");
            }
            String inside = text.substring(at + 1, close);
            boolean name = quoted();
            at = close + 1;
            if (name) {
                return new Step(inside.substring(1, inside.length() - 1), -1, deep);
            }
            if (inside.equals("*")) {
                return new Step(null, -1, deep);
            }
            try {
                return new Step(null, index(inside), deep);
            } catch (NumberFormatException notANumber) {
                throw wrong("has an index, * or a quoted name in brackets");
            }
        }

        private static int index(String digits) {
            int index = Integer.parseInt(digits);
            if (index < 0) {
                throw new NumberFormatException(digits);
            }
            return index;
        }

        private boolean quoted() {
            return at + 1 < text.length() && (text.charAt(at + 1) == '\'' || text.charAt(at + 1) == '"');
        }

        private int closingQuote() {
            int close = text.indexOf(text.charAt(at + 1), at + 2);
            return close < 0 ? text.length() : close;
        }

        private Failure wrong(String rule) {
            return Failure.usage(option + " is no JSONPath that mcpctl knows: '" + text + "'; one " + rule)
                    .hint("write for example $.params.arguments.password, $..token or $.result.content[0].text");
        }
    }
}
