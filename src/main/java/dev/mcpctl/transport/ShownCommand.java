package dev.mcpctl.transport;

import dev.mcpctl.secret.Secret;
import dev.mcpctl.secret.SecretTexts;
import dev.mcpctl.secret.UserInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** A command as it may be shown: people write tokens into arguments, and then share traces and messages. */
final class ShownCommand {

    private static final int SHORTEST_SECRET = 6;
    private static final int LONGEST_LINE = 120;
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
            shown.add(valueFollows && !word.startsWith("-") ? Secret.MASK : masked(word));
            valueFollows = word.startsWith("-") && word.indexOf('=') < 0 && tells(word);
        }
        return List.copyOf(shown);
    }

    /** Words that were masked, on one line. */
    static String line(List<String> words) {
        String line = String.join(" ", words);
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE - 1) + "…";
    }

    private String masked(String word) {
        int colon = word.indexOf(':');
        if (colon > 0 && !word.startsWith("://", colon) && tells(word.substring(0, colon))) {
            // A header, as bridges to servers behind a URL take them.
            return word.substring(0, colon + 1) + " " + Secret.MASK;
        }
        int equals = word.indexOf('=');
        if (equals > 0 && tells(word.substring(0, equals))) {
            return word.substring(0, equals + 1) + Secret.MASK;
        }
        return withoutSecrets(word.contains("://") ? UserInfo.masked(word) : word);
    }

    private String withoutSecrets(String word) {
        String shown = word;
        for (Secret secret : secrets) {
            String value = secret.reveal();
            if (value.length() >= SHORTEST_SECRET) {
                shown = shown.replace(value, Secret.MASK);
            }
        }
        return shown;
    }

    private static boolean tells(String name) {
        return SecretTexts.tells(name) || name.toLowerCase(Locale.ROOT).contains("bearer");
    }
}
