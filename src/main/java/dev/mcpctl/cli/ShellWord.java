package dev.mcpctl.cli;

/** Quotes a word so that a POSIX shell gives it back unchanged. */
final class ShellWord {

    private static final String SAFE = "_-./:=@,+%";

    private ShellWord() {}

    static String quoted(String word) {
        for (int i = 0; i < word.length(); i++) {
            char next = word.charAt(i);
            boolean plain = next < 128 && (Character.isLetterOrDigit(next) || SAFE.indexOf(next) >= 0);
            if (!plain) {
                return "'" + word.replace("'", "'\\''") + "'";
            }
        }
        return word.isEmpty() ? "''" : word;
    }
}
