package dev.mcpctl.transport;

import dev.mcpctl.secret.Secret;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** A command as it may be shown: people write tokens into arguments, and then share traces and messages. */
final class ShownCommand {

    private static final String MASK = "•••";
    private static final int SHORTEST_SECRET = 6;
    private static final int LONGEST_LINE = 120;
    private static final List<String> TELLING =
            List.of("token", "secret", "password", "passwd", "apikey", "api-key", "api_key", "credential", "bearer");

    private final Collection<Secret> secrets;

    /** Masks these values wherever they stand. */
    ShownCommand(Collection<Secret> secrets) {
        this.secrets = secrets;
    }

    /** The words of a command, masked. */
    List<String> words(List<String> command) {
        List<String> shown = new ArrayList<>();
        boolean valueFollows = false;
        for (String word : command) {
            shown.add(valueFollows && !word.startsWith("-") ? MASK : masked(word));
            valueFollows = word.startsWith("-") && word.indexOf('=') < 0 && tells(word);
        }
        return List.copyOf(shown);
    }

    /** Words that were masked, on one line. */
    static String line(List<String> words) {
        String line = String.join(" ", words);
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE - 1) + "…";
    }

    /** Words that were masked, for a POSIX shell. */
    static String pasteable(List<String> words) {
        StringBuilder line = new StringBuilder();
        for (String word : words) {
            line.append(line.length() == 0 ? "" : " ");
            line.append(isPlain(word) ? word : "'" + word.replace("'", "'\\''") + "'");
        }
        return line.toString();
    }

    private static boolean isPlain(String word) {
        for (int i = 0; i < word.length(); i++) {
            char next = word.charAt(i);
            boolean plain = Character.isLetterOrDigit(next) || "%+,-./:=@_•".indexOf(next) >= 0;
            if (!plain) {
                return false;
            }
        }
        return !word.isEmpty();
    }

    private String masked(String word) {
        int equals = word.indexOf('=');
        if (equals > 0 && tells(word.substring(0, equals))) {
            return word.substring(0, equals + 1) + MASK;
        }
        return withoutSecrets(withoutUserInfo(word));
    }

    /** What stands between {@code ://} and {@code @} of a URL may be a password. */
    private static String withoutUserInfo(String word) {
        int scheme = word.indexOf("://");
        if (scheme < 0) {
            return word;
        }
        int slash = word.indexOf('/', scheme + 3);
        int at = word.lastIndexOf('@', slash < 0 ? word.length() : slash);
        return at <= scheme ? word : word.substring(0, scheme + 3) + MASK + word.substring(at);
    }

    private String withoutSecrets(String word) {
        String shown = word;
        for (Secret secret : secrets) {
            String value = secret.reveal();
            if (value.length() >= SHORTEST_SECRET) {
                shown = shown.replace(value, MASK);
            }
        }
        return shown;
    }

    private static boolean tells(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (String telling : TELLING) {
            if (lower.contains(telling)) {
                return true;
            }
        }
        return false;
    }
}
