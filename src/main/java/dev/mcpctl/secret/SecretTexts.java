package dev.mcpctl.secret;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds secrets that are known in texts of others, as they are and as they stand in JSON. Not thread-safe while it is filled. */
public final class SecretTexts {

    /** Shorter values stand in too many texts by chance. */
    private static final int SHORTEST = 6;

    private static final List<String> TELLING = List.of(
            "token",
            "secret",
            "password",
            "passwd",
            "passphrase",
            "apikey",
            "api_key",
            "api-key",
            "access_key",
            "private_key",
            "credential",
            "authorization",
            "cookie");

    /** Parameters of a URL are short and rarely anything but plain words, so that less of a name tells. */
    private static final List<String> TELLING_PARAMETERS =
            List.of("token", "secret", "password", "key", "auth", "sig", "code");

    private final Set<String> values = new LinkedHashSet<>();

    /** Whether a variable or header of this name usually holds a secret. */
    public static boolean tells(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return holds(lower, TELLING) || lower.endsWith("_pat") || lower.endsWith("_key") || lower.endsWith("_auth");
    }

    /** Whether a parameter of a URL of this name, decoded, usually holds a secret. */
    public static boolean tellsParameter(String name) {
        return holds(name.toLowerCase(Locale.ROOT), TELLING_PARAMETERS);
    }

    private static boolean holds(String lower, List<String> tellings) {
        for (String telling : tellings) {
            if (lower.contains(telling)) {
                return true;
            }
        }
        return false;
    }

    /** Adds a value; of a header such as {@code Bearer abc} also what follows the first word. */
    public SecretTexts add(Secret secret) {
        String value = secret.reveal();
        put(value);
        int blank = value.indexOf(' ');
        if (blank > 0 && value.indexOf(' ', blank + 1) < 0) {
            put(value.substring(blank + 1));
        }
        return this;
    }

    /** Adds the value of a variable, unless neither its name nor its form tells of a secret. */
    public SecretTexts addVariable(String name, Secret secret) {
        if (tells(name) || !isPlain(secret.reveal())) {
            add(secret);
        }
        return this;
    }

    /** A word, a number, a path or a URL without a password in it. */
    private static boolean isPlain(String value) {
        boolean word = true;
        boolean number = true;
        for (int i = 0; i < value.length(); i++) {
            char next = value.charAt(i);
            word &= (next >= 'a' && next <= 'z') || next == '-' || next == ',' || next == ' ';
            number &= (next >= '0' && next <= '9') || next == '.' || next == ':';
        }
        boolean url = value.contains("://") && value.indexOf('@') < 0 && value.indexOf('?') < 0;
        return word || number || url || value.startsWith("/") || value.startsWith("./") || value.startsWith("~/");
    }

    private void put(String value) {
        if (value.length() >= SHORTEST) {
            values.add(value);
            values.add(inJson(value));
        }
    }

    private static String inJson(String value) {
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char next = value.charAt(i);
            switch (next) {
                case '"', '\\' -> json.append('\\').append(next);
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> json.append(next);
            }
        }
        return json.toString();
    }

    /** The text with the values masked. */
    public String masked(String text) {
        List<int[]> places = in(text);
        if (places.isEmpty()) {
            return text;
        }
        places.sort((one, other) -> Integer.compare(one[0], other[0]));
        StringBuilder masked = new StringBuilder();
        int at = 0;
        for (int[] place : places) {
            if (place[0] >= at) {
                masked.append(text, at, place[0]).append(Secret.MASK);
            }
            at = Math.max(at, place[1]);
        }
        return masked.append(text, at, text.length()).toString();
    }

    /** Where the values stand in a text: pairs of beginning and end, in no order. */
    public List<int[]> in(String text) {
        List<int[]> places = new ArrayList<>();
        for (String value : values) {
            for (int at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length())) {
                places.add(new int[] {at, at + value.length()});
            }
        }
        return places;
    }
}
