package dev.mcpctl.config.entry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where tables and members of a TOML text begin, found by the looks of its lines, for the parser keeps no places. Lines within a
 * text of several lines may look like others; a place is for people only.
 */
final class TomlPlaces {

    private final Map<List<String>, Place> places = new HashMap<>();
    private List<String> table = List.of();
    private String line = "";
    private int at;

    TomlPlaces(String text) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            line = lines.get(i);
            at = 0;
            read(i + 1);
        }
    }

    /** The place of what has this path of names; the start, when nothing looks like it. */
    Place of(List<String> path) {
        return places.getOrDefault(path, Place.START);
    }

    private void read(int number) {
        skipBlanks();
        int start = at;
        boolean head = line.startsWith("[", at);
        while (line.startsWith("[", at)) {
            at++;
        }
        List<String> names = names();
        if (names.isEmpty() || !line.startsWith(head ? "]" : "=", at)) {
            return;
        }
        List<String> path = new ArrayList<>(head ? List.of() : table);
        path.addAll(names);
        table = head ? path : table;
        for (int depth = 1; depth <= path.size(); depth++) {
            places.putIfAbsent(List.copyOf(path.subList(0, depth)), new Place(number, start + 1));
        }
    }

    /** Names with dots between them; none, when there is something else. */
    private List<String> names() {
        List<String> names = new ArrayList<>();
        do {
            at += names.isEmpty() ? 0 : 1;
            skipBlanks();
            String name = at < line.length() && "\"'".indexOf(line.charAt(at)) >= 0 ? quoted() : bare();
            if (name.isEmpty()) {
                return List.of();
            }
            names.add(name);
            skipBlanks();
        } while (line.startsWith(".", at));
        return names;
    }

    private String bare() {
        int start = at;
        while (at < line.length()
                && (Character.isLetterOrDigit(line.charAt(at)) || "-_".indexOf(line.charAt(at)) >= 0)) {
            at++;
        }
        return line.substring(start, at);
    }

    private String quoted() {
        int end = line.indexOf(line.charAt(at), at + 1);
        if (end < 0) {
            return "";
        }
        String name = line.substring(at + 1, end);
        at = end + 1;
        return name;
    }

    private void skipBlanks() {
        while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
    }
}
