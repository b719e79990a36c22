package dev.mcpctl.config.document;

import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import java.util.ArrayList;
import java.util.List;

/** Finds the statements of a text that is known to be TOML. */
final class TomlScanner {

    private final String text;
    private final List<TomlStatement> statements = new ArrayList<>();
    private List<String> table = List.of();
    private int at;

    TomlScanner(String text) {
        this.text = text;
    }

    List<TomlStatement> statements() {
        skipLines();
        while (at < text.length()) {
            if (text.charAt(at) == '[') {
                head();
            } else {
                keyAndValue();
            }
            skipLines();
        }
        return statements;
    }

    private void head() {
        int start = at;
        boolean list = text.startsWith("[[", at);
        at += list ? 2 : 1;
        List<String> path = key();
        skipBlanks();
        at += list ? 2 : 1;
        if (list) {
            // Its keys belong to one of several tables, which no path of names leads to.
            path.add("[" + statements.size() + "]");
        }
        table = path;
        statements.add(new TomlStatement(List.copyOf(path), true, start, at, at));
    }

    private void keyAndValue() {
        int start = at;
        List<String> path = new ArrayList<>(table);
        path.addAll(key());
        skipBlanks();
        at++;
        skipBlanks();
        int value = at;
        skipValue();
        statements.add(new TomlStatement(List.copyOf(path), false, start, value, Math.max(value, at)));
    }

    private List<String> key() {
        List<String> path = new ArrayList<>();
        do {
            skipBlanks();
            int start = at;
            char first = current();
            if (first == '"' || first == '\'') {
                skipString();
                path.add(name(text.substring(start, at)));
            } else {
                while (isBare(current())) {
                    at++;
                }
                path.add(text.substring(start, at));
            }
            skipBlanks();
        } while (current() == '.' && ++at < text.length());
        return path;
    }

    private static String name(String quoted) {
        String inner = quoted.substring(1, quoted.length() - 1);
        if (quoted.charAt(0) == '\'') {
            return inner;
        }
        try {
            return Json.parse(quoted).asText();
        } catch (JsonProblem onlyInToml) {
            return inner;
        }
    }

    private static boolean isBare(char next) {
        return Character.isLetterOrDigit(next) || next == '_' || next == '-';
    }

    private void skipValue() {
        int depth = 0;
        while (at < text.length()) {
            char next = text.charAt(at);
            if (next == '"' || next == '\'') {
                skipString();
            } else if (next == '#' && depth > 0) {
                skipLine();
            } else if (depth == 0 && (next == '#' || next == '\n' || next == '\r')) {
                break;
            } else {
                depth += next == '[' || next == '{' ? 1 : next == ']' || next == '}' ? -1 : 0;
                at++;
            }
        }
        while (at > 0 && (text.charAt(at - 1) == ' ' || text.charAt(at - 1) == '\t')) {
            at--;
        }
    }

    private void skipString() {
        char quote = current();
        String triple = String.valueOf(quote).repeat(3);
        boolean lines = text.startsWith(triple, at);
        String end = lines ? triple : String.valueOf(quote);
        at += end.length();
        while (at < text.length() && !text.startsWith(end, at)) {
            at += quote == '"' && text.charAt(at) == '\\' ? 2 : 1;
        }
        at = Math.min(text.length(), at + end.length());
        // Up to two quotes may stand right before the three that end it.
        while (lines && current() == quote) {
            at++;
        }
    }

    private char current() {
        return at < text.length() ? text.charAt(at) : '\n';
    }

    private void skipBlanks() {
        while (current() == ' ' || current() == '\t') {
            at++;
        }
    }

    private void skipLine() {
        while (at < text.length() && text.charAt(at) != '\n') {
            at++;
        }
    }

    private void skipLines() {
        while (at < text.length()) {
            if (text.charAt(at) == '#') {
                skipLine();
            } else if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else {
                return;
            }
        }
    }
}
