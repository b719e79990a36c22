package dev.mcpctl.config;

import java.util.Locale;

/** What kind of server a word names. The form of the word decides, never what happens to exist. */
public enum ServerForm {
    /** A command line with blanks in it. */
    COMMAND_LINE,
    /** {@code @name}, a background session. */
    SESSION,
    /** A URL, or a loopback address without its scheme. */
    URL,
    /** A path to a file. */
    FILE,
    /** A name. */
    NAME;

    /** The form of a word that is not empty. */
    public static ServerForm of(String word) {
        if (hasBlank(word)) {
            return COMMAND_LINE;
        }
        if (word.startsWith("@")) {
            return SESSION;
        }
        if (word.contains("://") || isLoopback(word)) {
            return URL;
        }
        return isPath(word) ? FILE : NAME;
    }

    private static boolean hasBlank(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (Character.isWhitespace(word.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLoopback(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        int end = hostEnd(lower);
        String host = lower.substring(0, end);
        if (host.isEmpty()) {
            return lower.startsWith(":") && lower.length() > 1 && Character.isDigit(lower.charAt(1));
        }
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("127.0.0.1")
                || host.equals("[::1]");
    }

    private static int hostEnd(String word) {
        if (word.startsWith("[")) {
            return word.indexOf(']') + 1;
        }
        for (int i = 0; i < word.length(); i++) {
            char next = word.charAt(i);
            if (next == ':' || next == '/' || next == '?') {
                return i;
            }
        }
        return word.length();
    }

    private static boolean isPath(String word) {
        if (word.startsWith("./") || word.startsWith("../") || word.startsWith("/") || word.startsWith("~/")) {
            return true;
        }
        if (word.startsWith(".\\") || word.startsWith("..\\")) {
            return true;
        }
        return word.length() > 2
                && Character.isLetter(word.charAt(0))
                && word.charAt(1) == ':'
                && (word.charAt(2) == '\\' || word.charAt(2) == '/');
    }
}
