package dev.mcpctl.serve.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Keeps web pages out. A page may send requests to any address: its origin gives it away, and where it hides behind a name
 * that it made to mean this machine, the {@code Host} header does. Specification 2025-11-25, Transports, Security Warning.
 */
public final class Guard {

    private final String ownName;

    /**
     * A guard of a server.
     *
     * @param ownName the host that the user told it to listen on
     */
    public Guard(String ownName) {
        this.ownName = ownName.toLowerCase(Locale.ROOT);
    }

    /**
     * Lets a visit pass.
     *
     * @throws TurnedAway with 403 when it must not
     */
    void check(Visit visit) {
        String objection = objection(visit.headers("Origin"), visit.header("Host"));
        if (objection != null) {
            throw new TurnedAway(403, TurnedAway.SERVER_ERROR, objection);
        }
    }

    /**
     * What speaks against a request.
     *
     * @param origins all values of {@code Origin}
     * @param host the value of {@code Host}, or null without one
     * @return a sentence, or null when it may pass
     */
    public @Nullable String objection(List<String> origins, @Nullable String host) {
        for (String origin : origins) {
            if (!isLoopback(hostOfOrigin(origin))) {
                return "the origin '" + origin + "' is not on this machine";
            }
        }
        String name = hostOfHeader(host);
        if (name == null || !isOwn(name)) {
            return "the host '" + host
                    + "' is not this server's name; to be reached by that name it has to listen on it";
        }
        return null;
    }

    /** A page can borrow a name, but no address: where no name is given, there is none to borrow. */
    private boolean isOwn(String host) {
        return isLoopback(host) || host.equals(ownName) || isAddress(host);
    }

    private static @Nullable String hostOfOrigin(String origin) {
        try {
            String host = new URI(origin).getHost();
            return host == null ? null : host.toLowerCase(Locale.ROOT);
        } catch (URISyntaxException opaque) {
            return null;
        }
    }

    private static @Nullable String hostOfHeader(@Nullable String header) {
        return header == null ? null : hostOfOrigin("http://" + header);
    }

    static boolean isLoopback(@Nullable String host) {
        return host != null
                && (host.equals("localhost") || host.equals("[::1]") || (host.startsWith("127.") && isAddress(host)));
    }

    private static boolean isAddress(String host) {
        if (host.startsWith("[")) {
            return true;
        }
        for (int i = 0; i < host.length(); i++) {
            char each = host.charAt(i);
            if (each != '.' && (each < '0' || each > '9')) {
                return false;
            }
        }
        return true;
    }
}
