package dev.mcpctl.output;

/** Whether a word looks like a misspelling of another one. */
final class Spelling {

    private Spelling() {}

    /** One starts with the other, or at most two letters differ. */
    static boolean near(String given, String word) {
        if (given.isEmpty()) {
            return false;
        }
        return word.startsWith(given)
                || given.startsWith(word)
                || distance(given, word) <= Math.min(2, word.length() / 2);
    }

    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
