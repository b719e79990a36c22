package dev.mcpctl.config.entry;

import dev.mcpctl.secret.Secret;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A server behind a URL. All texts are as written, references not expanded.
 *
 * @param url the URL; it may hold a secret
 * @param headers sent with each request, in the file's order
 */
public record Address(Secret url, Map<String, Secret> headers) {

    /** Copies the headers and keeps their order. */
    public Address {
        headers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }
}
