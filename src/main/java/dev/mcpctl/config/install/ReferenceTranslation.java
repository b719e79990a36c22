package dev.mcpctl.config.install;

import dev.mcpctl.config.entry.ServerEntry;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rewrites the references of an entry's texts for another program. What it cannot say stays as it was, and is told. */
final class ReferenceTranslation {

    private final ServerEntry entry;
    private final ReferenceStyle style;
    private final Set<String> unsaid = new LinkedHashSet<>();
    private final Set<String> inputs = new LinkedHashSet<>();

    ReferenceTranslation(ServerEntry entry, ReferenceStyle style) {
        this.entry = entry;
        this.style = style;
    }

    /** References that the program cannot make sense of, as they stand in the texts. */
    Set<String> unsaid() {
        return unsaid;
    }

    /** Ids of what is asked. */
    Set<String> inputs() {
        return inputs;
    }

    /** What passes a variable of ours on where it is set, or null when the program cannot say so. */
    @Nullable
    String passed(String name) {
        return style.variable(name, style == ReferenceStyle.OWN ? "" : null);
    }

    /** The text in the program's own spelling. */
    String translate(String text) {
        StringBuilder result = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("$${", at)) {
                result.append(style == ReferenceStyle.OWN ? "$${" : "${");
                at += 3;
                continue;
            }
            int end = end(text, at);
            if (end > at) {
                result.append(reference(text.substring(at, end), inside(text, at, end)));
                at = end;
            } else {
                result.append(text.charAt(at++));
            }
        }
        return result.toString();
    }

    /** The end of the reference that begins here; the same offset when none does. */
    private int end(String text, int at) {
        if (text.startsWith("${", at)) {
            int close = text.indexOf('}', at);
            return close < 0 ? at : close + 1;
        }
        if (!entry.bareVariables() || at >= text.length() || text.charAt(at) != '$') {
            return at;
        }
        int start = text.startsWith("$env:", at) ? at + 5 : at + 1;
        int end = start;
        while (end < text.length() && isName(text.substring(start, end + 1))) {
            end++;
        }
        return end == start ? at : end;
    }

    private static String inside(String text, int at, int end) {
        return text.startsWith("${", at) ? text.substring(at + 2, end - 1) : text.substring(at + 1, end);
    }

    private String reference(String written, String inside) {
        String body = inside.startsWith("env:") ? inside.substring(4) : inside;
        int otherwise = body.indexOf(":-");
        String name = otherwise < 0 ? body : body.substring(0, otherwise);
        String said;
        if (body.equals("workspaceFolder") && style.other(body, "") == null) {
            return entry.source().directory().toString();
        }
        if (isName(name) && !isWord(body)) {
            said = style.variable(name, otherwise < 0 ? null : body.substring(otherwise + 2));
        } else {
            int colon = body.indexOf(':');
            String kind = colon < 0 ? body : body.substring(0, colon);
            said = style.other(kind, colon < 0 ? "" : body.substring(colon + 1));
            if (kind.equals("input") && said != null) {
                inputs.add(body.substring(colon + 1));
            }
        }
        if (said == null) {
            unsaid.add(written);
            return written;
        }
        return said;
    }

    private static boolean isWord(String body) {
        return switch (body) {
            case "workspaceFolder", "workspaceFolderBasename", "userHome", "cwd", "pathSeparator" -> true;
            default -> false;
        };
    }

    private static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            boolean letter = next == '_' || (next >= 'A' && next <= 'Z') || (next >= 'a' && next <= 'z');
            if (!letter && (i == 0 || next < '0' || next > '9')) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
