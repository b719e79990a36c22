package dev.mcpctl.secret;

/** What stands before the {@code @} of a URL's authority: it may be a password, or pass for the host. */
public final class UserInfo {

    private UserInfo() {}

    /** The text with the user information of the first URL in it masked; host, path and query stay. */
    public static String masked(String text) {
        int scheme = text.indexOf("://");
        if (scheme < 0) {
            return text;
        }
        int start = scheme + 3;
        int at = text.lastIndexOf('@', authorityEnd(text, start) - 1);
        return at < start ? text : text.substring(0, start) + Secret.MASK + text.substring(at);
    }

    /** A query may hold an {@code @} too, and says nothing of the host. */
    private static int authorityEnd(String text, int start) {
        for (int i = start; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next == '/' || next == '?' || next == '#') {
                return i;
            }
        }
        return text.length();
    }
}
