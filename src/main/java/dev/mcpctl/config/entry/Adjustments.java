package dev.mcpctl.config.entry;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an entry says of how to talk to its server; the line and the environment win over it.
 *
 * @param disabled whether its program does not start it
 * @param protocol as {@code --protocol}, or null
 * @param startTimeout as {@code --start-timeout}, or null
 * @param timeout as {@code --timeout}, or null
 * @param roots as {@code --roots}; empty when not said
 * @param answers as {@code --answers}, or null
 * @param auth as {@code --auth}, or null
 * @param tools which tools may be seen and called
 */
public record Adjustments(
        boolean disabled,
        @Nullable String protocol,
        @Nullable Duration startTimeout,
        @Nullable Duration timeout,
        List<String> roots,
        @Nullable String answers,
        @Nullable String auth,
        Tools tools) {

    /** Nothing said. */
    public static final Adjustments NONE =
            new Adjustments(false, null, null, null, List.of(), null, null, new Tools(null, List.of()));

    /** Copies the roots. */
    public Adjustments {
        roots = List.copyOf(roots);
    }

    /**
     * A filter of tools by name; {@code *} stands for any letters.
     *
     * @param allowed patterns of those that are there, or null for all
     * @param blocked patterns of those that are taken away again
     */
    public record Tools(@Nullable List<String> allowed, List<String> blocked) {

        /** Copies the lists. */
        public Tools {
            allowed = allowed == null ? null : List.copyOf(allowed);
            blocked = List.copyOf(blocked);
        }

        /** Whether nothing is filtered. */
        public boolean all() {
            return allowed == null && blocked.isEmpty();
        }

        /** Whether a tool of this name is let through. */
        public boolean pass(String name) {
            return (allowed == null || any(allowed, name)) && !any(blocked, name);
        }

        private static boolean any(List<String> patterns, String name) {
            for (String pattern : patterns) {
                if (matches(pattern, 0, name, 0)) {
                    return true;
                }
            }
            return false;
        }

        /** Without going back over more than the last star, so that no pattern takes long. */
        private static boolean matches(String pattern, int fromPattern, String name, int fromName) {
            int star = -1;
            int resume = 0;
            int i = fromPattern;
            int j = fromName;
            while (j < name.length()) {
                if (i < pattern.length() && pattern.charAt(i) == '*') {
                    star = i++;
                    resume = j;
                } else if (i < pattern.length() && pattern.charAt(i) == name.charAt(j)) {
                    i++;
                    j++;
                } else if (star >= 0) {
                    i = star + 1;
                    j = ++resume;
                } else {
                    return false;
                }
            }
            while (i < pattern.length() && pattern.charAt(i) == '*') {
                i++;
            }
            return i == pattern.length();
        }
    }
}
