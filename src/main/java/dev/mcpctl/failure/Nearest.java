package dev.mcpctl.failure;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds the legal spelling that somebody who mistyped a name most likely meant. */
public final class Nearest {

    /** Longer words are no slips of a finger, and comparing them costs too much. */
    private static final int LONGEST = 120;

    /** Fewer letters could be the beginning of anything. */
    private static final int SHORTEST_BEGINNING = 3;

    private Nearest() {}

    /**
     * The nearest of the legal words: one that differs in case and separators only, else one a few slips away (a letter
     * wrong, missing, too many, or two swapped; more slips are forgiven in longer words), else the only one that starts with
     * what was given. Among equals the first.
     *
     * @return null when none is near enough to be worth saying
     */
    public static @Nullable String to(String given, Collection<String> legal) {
        if (given.isEmpty() || given.length() > LONGEST) {
            return null;
        }
        String wanted = fold(given);
        String best = null;
        int bestDistance = Integer.MAX_VALUE;
        for (String word : legal) {
            int bound = Math.min(slips(given, word), bestDistance - 1);
            int distance = bound < 0 ? Integer.MAX_VALUE : distance(wanted, fold(word), bound);
            if (distance < bestDistance) {
                best = word;
                bestDistance = distance;
            }
        }
        return best != null ? best : onlyBeginning(wanted, legal);
    }

    /** How many slips are believable: none in two letters, one in five, then one more for each three. */
    private static int slips(String given, String word) {
        int letters = Math.min(letters(given), letters(word));
        return letters < 3 ? 0 : Math.min(4, 1 + Math.max(0, letters - 3) / 3);
    }

    /** The length without the dashes of an option. */
    private static int letters(String word) {
        int start = 0;
        while (start < word.length() && word.charAt(start) == '-') {
            start++;
        }
        return word.length() - start;
    }

    private static @Nullable String onlyBeginning(String wanted, Collection<String> legal) {
        if (letters(wanted) < SHORTEST_BEGINNING) {
            return null;
        }
        String found = null;
        for (String word : legal) {
            if (fold(word).startsWith(wanted)) {
                if (found != null) {
                    return null;
                }
                found = word;
            }
        }
        return found;
    }

    /** Case and the usual separators aside; character by character, so that no locale plays a part. */
    private static String fold(String word) {
        char[] letters = word.toCharArray();
        for (int i = 0; i < letters.length; i++) {
            char letter = letters[i];
            letters[i] = letter == '_' || letter == ' ' || letter == '.' ? '-' : Character.toLowerCase(letter);
        }
        return new String(letters);
    }

    private record Pair(String left, String right) {}

    /** Optimal string alignment; {@code Integer.MAX_VALUE} when it exceeds the bound. */
    private static int distance(String left, String right, int bound) {
        if (Math.abs(left.length() - right.length()) > bound) {
            return Integer.MAX_VALUE;
        }
        Pair words = new Pair(left, right);
        int[][] rows = new int[left.length() + 1][right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            rows[0][column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            rows[row][0] = row;
            for (int column = 1; column <= right.length(); column++) {
                rows[row][column] = cell(words, rows, row, column);
            }
        }
        int distance = rows[left.length()][right.length()];
        return distance > bound ? Integer.MAX_VALUE : distance;
    }

    private static int cell(Pair words, int[][] rows, int row, int column) {
        char letter = words.left.charAt(row - 1);
        char other = words.right.charAt(column - 1);
        int best = Math.min(rows[row - 1][column], rows[row][column - 1]) + 1;
        best = Math.min(best, rows[row - 1][column - 1] + (letter == other ? 0 : 1));
        boolean swapped = row > 1
                && column > 1
                && letter == words.right.charAt(column - 2)
                && words.left.charAt(row - 2) == other;
        return swapped ? Math.min(best, rows[row - 2][column - 2] + 1) : best;
    }
}
