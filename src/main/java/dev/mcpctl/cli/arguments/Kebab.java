package dev.mcpctl.cli.arguments;

/** The spelling that people use for options: {@code maxResults} and {@code max_results} are {@code max-results}. */
final class Kebab {

    private Kebab() {}

    static String of(String name) {
        StringBuilder kebab = new StringBuilder(name.length() + 4);
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            if (letter == '_' || letter == ' ') {
                kebab.append('-');
                continue;
            }
            if (isStart(name, i)) {
                kebab.append('-');
            }
            kebab.append(Character.toLowerCase(letter));
        }
        return kebab.toString();
    }

    /** Whether a word starts at an upper-case letter: after a small one or digit, or as the last of several before a small one. */
    private static boolean isStart(String name, int at) {
        if (at == 0 || !Character.isUpperCase(name.charAt(at))) {
            return false;
        }
        char before = name.charAt(at - 1);
        boolean endsCapitals =
                Character.isUpperCase(before) && at + 1 < name.length() && Character.isLowerCase(name.charAt(at + 1));
        return Character.isLowerCase(before) || Character.isDigit(before) || endsCapitals;
    }
}
