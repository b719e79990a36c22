package dev.mcpctl.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a URI has been typed along a template. Only plain variables, {@code {name}}, can be followed.
 *
 * @param literal all that stands before the value being typed
 * @param variable the variable being typed; empty when the next thing is literal text
 * @param value what is typed of it
 * @param after literal text behind the variable
 * @param before variables that have their values
 * @param last whether nothing follows
 */
record TemplateTyping(
        String literal, String variable, String value, String after, Map<String, String> before, boolean last) {

    private static final int MOST_VARIABLES = 20;

    /** Null when the word is no beginning of what the template describes. */
    static @Nullable TemplateTyping of(String template, String word) {
        Map<String, String> known = new LinkedHashMap<>();
        int at = 0;
        int typed = 0;
        for (int count = 0; count < MOST_VARIABLES; count++) {
            int open = template.indexOf('{', at);
            int close = open < 0 ? -1 : template.indexOf('}', open);
            String literal = template.substring(at, open < 0 ? template.length() : open);
            String rest = word.substring(typed);
            if (rest.length() < literal.length() || open < 0 || close < 0) {
                boolean begins = literal.startsWith(rest) && !literal.isEmpty();
                return begins
                        ? new TemplateTyping(word.substring(0, typed) + literal, "", "", "", known, open < 0)
                        : null;
            }
            String name = template.substring(open + 1, close);
            if (!rest.startsWith(literal) || !isPlain(name)) {
                return null;
            }
            typed += literal.length();
            int next = template.indexOf('{', close);
            String after = template.substring(close + 1, next < 0 ? template.length() : next);
            int end = after.isEmpty() ? -1 : word.indexOf(after, typed);
            if (end < 0 || after.isEmpty()) {
                String value = word.substring(typed);
                return new TemplateTyping(word.substring(0, typed), name, value, after, known, next < 0);
            }
            known.put(name, word.substring(typed, end));
            typed = end;
            at = close + 1;
        }
        return null;
    }

    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char next = name.charAt(i);
            if (!Character.isLetterOrDigit(next) && next != '_' && next != '-' && next != '.') {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /** The plain variables of a template. */
    static List<String> variables(String template) {
        List<String> names = new ArrayList<>();
        int open = template.indexOf('{');
        while (open >= 0 && names.size() < MOST_VARIABLES) {
            int close = template.indexOf('}', open);
            String name = close < 0 ? "" : template.substring(open + 1, close);
            if (isPlain(name)) {
                names.add(name);
            }
            open = template.indexOf('{', open + 1);
        }
        return names;
    }
}
