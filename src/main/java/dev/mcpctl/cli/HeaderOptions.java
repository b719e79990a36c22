package dev.mcpctl.cli;

import dev.mcpctl.config.HeaderValue;
import dev.mcpctl.config.catalog.Resolved;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.secret.Secret;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code --header} and {@code --bearer-env}: what is sent with each request. Values are never shown. */
final class HeaderOptions {

    private static final String AUTHORIZATION = "Authorization";

    /** What a token of RFC 9110 may hold besides letters and digits. */
    private static final String TOKEN = "!#$%&'*+-.^_`|~";

    /** The protocol's, or those by which the client frames and unpacks messages. */
    private static final Set<String> OURS = Set.of(
            "accept",
            "accept-encoding",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "last-event-id",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private final Run run;
    private final Expansion expansion;
    private final Map<String, Secret> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    HeaderOptions(Run run) {
        this.run = run;
        this.expansion = new Expansion(run.context());
    }

    /**
     * Reads the options.
     *
     * @param authorization what the URL says of who we are, or null
     * @param resolved the entry whose headers are sent where the line says nothing else, or null
     * @throws Failure usage; it names the header, and never its value
     */
    Map<String, Secret> read(@Nullable Secret authorization, @Nullable Resolved resolved) {
        for (String text : run.options().list("--header")) {
            if (text.startsWith("@")) {
                readFile(text.substring(1));
            } else {
                readLine("--header", text, true);
            }
        }
        String variable = run.options().text("--bearer-env");
        if (variable != null) {
            add("--bearer-env", AUTHORIZATION, "Bearer " + token(variable));
        }
        if (resolved != null) {
            addEntry(resolved);
        }
        if (authorization != null && headers.putIfAbsent(AUTHORIZATION, authorization) != null) {
            throw twice(AUTHORIZATION).hint("one of them stands in the URL");
        }
        return headers;
    }

    /** Some programs write down headers that every client sends by itself; those are left out. */
    private void addEntry(Resolved resolved) {
        String where = "server '" + resolved.entry().name() + "', headers";
        for (Map.Entry<String, Secret> each : resolved.values().entrySet()) {
            String lower = each.getKey().toLowerCase(Locale.ROOT);
            if (headers.containsKey(each.getKey())) {
                continue;
            }
            if (OURS.contains(lower) || lower.startsWith("mcp-")) {
                run.console().verbose(1, where + ": '" + each.getKey() + "' is set by mcpctl itself");
            } else {
                requireName(where, each.getKey());
                headers.put(each.getKey(), each.getValue());
            }
        }
    }

    private void readFile(String name) {
        if (name.isEmpty()) {
            throw Failure.usage("--header @ names no file");
        }
        int number = 0;
        for (String line : run.input().file(name).split("\n", -1)) {
            number++;
            String header = line.strip();
            if (!header.isEmpty() && !header.startsWith("#")) {
                readLine("--header '" + name + "', line " + number, header, false);
            }
        }
    }

    private void readLine(String where, String text, boolean onTheLine) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw Failure.usage(where + " needs 'NAME: VALUE'")
                    .hint("for example: --header 'X-Api-Key: ${env:API_KEY}'");
        }
        String name = text.substring(0, colon).strip();
        String value = text.substring(colon + 1).strip();
        add(where, name, onTheLine ? expansion.expand(where + " '" + name + "'", value) : value);
    }

    private String token(String variable) {
        String token = run.context().environment().getOrDefault(variable, "").strip();
        if (token.isEmpty()) {
            throw Failure.usage("--bearer-env: the variable '" + variable + "' is not set");
        }
        return token;
    }

    private void add(String where, String name, String value) {
        requireName(where, name);
        HeaderValue.require(where, name, value);
        if (headers.put(name, Secret.of(value)) != null) {
            throw twice(name);
        }
    }

    private static Failure twice(String name) {
        return Failure.usage("the header '" + name + "' is given twice");
    }

    private static void requireName(String where, String name) {
        for (int i = 0; i < name.length(); i++) {
            char next = name.charAt(i);
            boolean letter = next < 128 && Character.isLetterOrDigit(next);
            if (!letter && TOKEN.indexOf(next) < 0) {
                throw Failure.usage(where + ": the name before ':' is no name of a header")
                        .hint("names are letters, digits and '-', as in X-Api-Key");
            }
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.equals("proxy-authorization")) {
            throw Failure.usage(where + ": '" + name + "' is for the proxy, not for the server")
                    .hint("write it into the proxy's variable: http://USER:PASSWORD@HOST:PORT");
        }
        if (OURS.contains(lower) || lower.startsWith("mcp-")) {
            throw Failure.usage(where + ": '" + name + "' is set by mcpctl itself")
                    .hint(instead(lower));
        }
    }

    private static @Nullable String instead(String lower) {
        return List.of("mcp-protocol-version").contains(lower) ? "choose the version with --protocol" : null;
    }
}
