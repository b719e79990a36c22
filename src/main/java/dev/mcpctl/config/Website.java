package dev.mcpctl.config;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.secret.Secret;
import dev.mcpctl.transport.Endpoint;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A server behind a URL.
 *
 * @param url absolute, {@code http} or {@code https}, without user information and fragment, with a path
 * @param authorization what the user information of the URL says, as a value of {@code Authorization}, or null
 * @param way which transports may be spoken
 * @param label the URL as it was written, without user information and query
 */
public record Website(URI url, @Nullable Secret authorization, Endpoint.Http.Way way, String label) implements Target {

    private static final int MOST_PORTS = 65_535;

    /** The same, spoken to in this way only. */
    public Website by(Endpoint.Http.Way other) {
        return new Website(url, authorization, other, label);
    }

    @Override
    public Kind kind() {
        return Kind.WEBSITE;
    }

    /** Scheme, host and port: what a server is remembered by, together with its path. */
    public String origin() {
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    /**
     * Reads a URL; a loopback name without a scheme means {@code http}.
     *
     * @param text the URL
     * @param written what stands on the line, where parts of the URL came from elsewhere; messages show this one
     * @throws Failure usage; what it shows has no user information in it
     */
    public static Website of(String text, String written) {
        String whole = withScheme(text);
        String shown = shown(withScheme(written));
        int mark = whole.indexOf("://");
        String scheme = whole.substring(0, mark).toLowerCase(Locale.ROOT);
        requireKnown(scheme, shown);
        if (whole.indexOf('#') >= 0) {
            throw Failure.usage("the URL '" + shown + "' has a fragment, which no server ever sees")
                    .hint("leave out what follows '#'");
        }
        int end = authorityEnd(whole, mark + 3);
        String authority = whole.substring(mark + 3, end);
        int at = authority.lastIndexOf('@');
        String place = place(authority.substring(at + 1), shown);
        String rest = whole.substring(end);
        String path = rest.startsWith("/") ? rest : "/" + rest;
        Secret authorization = at < 0 ? null : basic(authority.substring(0, at));
        return new Website(uri(scheme + "://" + place + path, shown), authorization, Endpoint.Http.Way.AUTO, shown);
    }

    /** Whether a name is rather a host, whose scheme was forgotten. */
    static boolean looksLikeHost(String name) {
        int slash = name.indexOf('/');
        String host = slash < 0 ? name : name.substring(0, slash);
        int dot = host.lastIndexOf('.');
        return slash > 0 && dot > 0 && dot < host.length() - 1;
    }

    private static String withScheme(String text) {
        if (text.contains("://")) {
            return text;
        }
        return "http://" + (text.startsWith(":") ? "localhost" : "") + text;
    }

    private static void requireKnown(String scheme, String shown) {
        switch (scheme) {
            case "http", "https" -> {
                return;
            }
            case "ws", "wss" ->
                throw unknown(scheme, shown).hint("MCP over WebSocket is in no specification; try http or https");
            case "file", "stdio" ->
                throw unknown(scheme, shown).hint("to start a program write its path, or its command after --");
            case "unix" -> throw unknown(scheme, shown).hint("write http://localhost/PATH and --unix-socket SOCKET");
            default -> throw unknown(scheme, shown).hint("known are http and https");
        }
    }

    private static Failure unknown(String scheme, String shown) {
        return Failure.usage("the scheme '" + scheme + "' of '" + shown + "' is not supported");
    }

    private static int authorityEnd(String whole, int start) {
        for (int i = start; i < whole.length(); i++) {
            if (whole.charAt(i) == '/' || whole.charAt(i) == '?' || whole.charAt(i) == '#') {
                return i;
            }
        }
        return whole.length();
    }

    private static String place(String text, String shown) {
        int colon = text.lastIndexOf(':');
        boolean hasPort = colon > text.lastIndexOf(']');
        String host = host(hasPort ? text.substring(0, colon) : text, shown);
        String port = hasPort ? text.substring(colon + 1) : "";
        if (port.isEmpty()) {
            return host;
        }
        try {
            int number = Integer.parseInt(port);
            if (number > 0 && number <= MOST_PORTS) {
                return host + ":" + number;
            }
        } catch (NumberFormatException noNumber) {
            // It may be a password with a slash in it, so neither it nor the rest is shown.
            throw Failure.usage("the port of the URL is no number")
                    .hint("in a password '/', '?', '#' and '@' are written %2F, %3F, %23 and %40");
        }
        throw Failure.usage("the port " + port + " of '" + shown + "' cannot be; ports go from 1 to " + MOST_PORTS);
    }

    private static String host(String text, String shown) {
        if (text.isEmpty()) {
            throw Failure.usage("the URL '" + shown + "' has no host");
        }
        try {
            return (text.startsWith("[") ? text : IDN.toASCII(text)).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noName) {
            throw Failure.usage("the host of '" + shown + "' is no name that a host can have");
        }
    }

    private static URI uri(String text, String shown) {
        try {
            return new URI(text);
        } catch (URISyntaxException problem) {
            String reason = problem.getReason().toLowerCase(Locale.ROOT);
            throw Failure.usage("'" + shown + "' is no valid URL: " + reason)
                    .hint("write special characters as %XX, for example a blank as %20");
        }
    }

    /** Without user information, query and fragment; each of them may be a secret. */
    private static String shown(String whole) {
        int start = whole.indexOf("://") + 3;
        int end = authorityEnd(whole, start);
        int at = whole.lastIndexOf('@', end);
        int stop = end;
        while (stop < whole.length() && whole.charAt(stop) != '?' && whole.charAt(stop) != '#') {
            stop++;
        }
        return whole.substring(0, start) + whole.substring(Math.max(start, at + 1), stop);
    }

    /** As curl does: the password is shown to the server, and to nobody else. */
    private static Secret basic(String user) {
        int colon = user.indexOf(':');
        String name = decoded(colon < 0 ? user : user.substring(0, colon));
        String password = decoded(colon < 0 ? "" : user.substring(colon + 1));
        byte[] pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return Secret.of("Basic " + Base64.getEncoder().encodeToString(pair));
    }

    /** A plus is a plus here, unlike in forms. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException asItStands) {
            return text;
        }
    }
}
