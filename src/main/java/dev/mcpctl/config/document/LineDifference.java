package dev.mcpctl.config.document;

import java.util.ArrayList;
import java.util.List;

/** The lines in which a text differs from another, as people know them from other tools; lines around them are left out. */
public final class LineDifference {

    private LineDifference() {}

    /** Lines that begin with {@code -} or {@code +}; each piece begins with {@code @@} and the number of its line. */
    public static List<String> of(String before, String after) {
        List<String> old = before.lines().toList();
        List<String> now = after.lines().toList();
        int top = 0;
        while (top < old.size() && top < now.size() && old.get(top).equals(now.get(top))) {
            top++;
        }
        int bottom = 0;
        while (bottom < old.size() - top
                && bottom < now.size() - top
                && old.get(old.size() - 1 - bottom).equals(now.get(now.size() - 1 - bottom))) {
            bottom++;
        }
        return pieces(old.subList(top, old.size() - bottom), now.subList(top, now.size() - bottom), top);
    }

    /** What is common to both in their middle parts, by the longest sequence of equal lines. */
    private static List<String> pieces(List<String> old, List<String> now, int top) {
        if ((long) old.size() * now.size() > 4_000_000) {
            return List.of("@@ line " + (top + 1) + ": " + old.size() + " lines become " + now.size());
        }
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<String> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        boolean open = false;
        while (i < old.size() || j < now.size()) {
            boolean same = i < old.size() && j < now.size() && old.get(i).equals(now.get(j));
            if (!same && !open) {
                lines.add("@@ line " + (top + i + 1));
            }
            open = !same;
            if (same) {
                i++;
                j++;
            } else if (i < old.size() && (j == now.size() || common[i + 1][j] >= common[i][j + 1])) {
                lines.add("-" + old.get(i++));
            } else {
                lines.add("+" + now.get(j++));
            }
        }
        return lines;
    }
}
