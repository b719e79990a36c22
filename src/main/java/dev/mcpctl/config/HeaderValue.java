package dev.mcpctl.config;

import dev.mcpctl.failure.Failure;

/** What a value of a header may hold. */
public final class HeaderValue {

    private HeaderValue() {}

    /**
     * Lets a value pass that a header can carry.
     *
     * @param where what says so, for messages
     * @throws Failure usage; it names the header, and never its value
     */
    public static void require(String where, String name, String value) {
        for (int i = 0; i < value.length(); i++) {
            char next = value.charAt(i);
            if (next == '\r' || next == '\n') {
                throw Failure.usage(where + ": the value of '" + name + "' holds a line break");
            }
            if (next > '~' || (next < ' ' && next != '\t')) {
                throw Failure.usage(where + ": the value of '" + name + "' holds a character that no header can carry")
                        .hint("headers are plain ASCII; encode the value as the server expects it");
            }
        }
    }
}
