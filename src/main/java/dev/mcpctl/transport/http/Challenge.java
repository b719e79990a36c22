package dev.mcpctl.transport.http;

import java.util.List;
import java.util.Locale;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * What a server wants to be shown. RFC 9110, WWW-Authenticate; RFC 9728 for the address of its metadata.
 *
 * @param text all challenges on one line, bounded; untrusted
 * @param resourceMetadata where the server says what protects it, or null; untrusted
 */
record Challenge(String text, @Nullable String resourceMetadata) {

    private static final String METADATA = "resource_metadata=";

    /** The challenge of a response, or null when it has none. */
    static @Nullable Challenge of(Response response) {
        List<String> values = response.headers("WWW-Authenticate");
        if (values.isEmpty()) {
            return null;
        }
        String all = String.join(", ", values);
        return new Challenge(StatusFailure.bounded(all), metadata(all));
    }

    private static @Nullable String metadata(String all) {
        int at = all.toLowerCase(Locale.ROOT).indexOf(METADATA);
        if (at < 0) {
            return null;
        }
        String rest = all.substring(at + METADATA.length());
        boolean quoted = rest.startsWith("\"");
        int end = quoted ? rest.indexOf('"', 1) : rest.indexOf(',');
        String value = rest.substring(quoted ? 1 : 0, end < 0 ? rest.length() : end);
        return value.strip();
    }
}
