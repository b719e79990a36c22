package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.mcp.model.Tool;

/**
 * What a tool claims of itself in its annotations; only what it says is told, since the specification's defaults are
 * suppositions. Specification, Tools: claims of a server that is not trusted prove nothing.
 */
record Claims(ObjectNode annotations) {

    /** One sign each, in the order of {@link #marks}. */
    static final String LEGEND =
            "r read-only, ! may destroy, = repeating it changes nothing more, @ reaches beyond the server";

    static Claims of(Tool tool) {
        return new Claims(tool.annotations());
    }

    /** Such as {@code r}, {@code !@} or nothing. */
    String marks() {
        if (annotations.isEmpty()) {
            return "";
        }
        StringBuilder marks = new StringBuilder();
        boolean readOnly = says("readOnlyHint");
        // Both of these mean something for tools that change things only.
        append(marks, 'r', readOnly);
        append(marks, '!', !readOnly && says("destructiveHint"));
        append(marks, '=', !readOnly && says("idempotentHint"));
        append(marks, '@', says("openWorldHint"));
        return marks.toString();
    }

    /** The same in words. */
    String words() {
        String marks = marks();
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < marks.length(); i++) {
            words.append(i == 0 ? "" : ", ").append(word(marks.charAt(i)));
        }
        return words.toString();
    }

    /** What those of all signs mean that occur in this text; empty when none does. */
    static String legend(String marks, String indent) {
        StringBuilder text = new StringBuilder();
        for (char mark : new char[] {'r', '!', '=', '@'}) {
            if (marks.indexOf(mark) >= 0) {
                text.append(text.length() == 0 ? indent : "  ")
                        .append(mark)
                        .append(' ')
                        .append(word(mark));
            }
        }
        return text.toString();
    }

    private static String word(char mark) {
        return switch (mark) {
            case 'r' -> "read-only";
            case '!' -> "destructive";
            case '=' -> "idempotent";
            default -> "open world";
        };
    }

    private boolean says(String hint) {
        return annotations.path(hint).booleanValue();
    }

    private static void append(StringBuilder marks, char mark, boolean claimed) {
        if (claimed) {
            marks.append(mark);
        }
    }
}
