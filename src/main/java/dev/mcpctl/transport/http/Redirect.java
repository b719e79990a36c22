package dev.mcpctl.transport.http;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.secret.Secret;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Which redirects are followed: those within the origin that keep the method. */
final class Redirect {

    private static final int SEE_OTHER = 303;

    private Redirect() {}

    /** Whether a response is one. */
    static boolean is(Response response) {
        return switch (response.code()) {
            case 301, 302, 303, 307, 308 -> response.header("Location") != null;
            default -> false;
        };
    }

    /**
     * Where the response leads, or null when it is no redirect.
     *
     * @param enough whether no more redirects are followed
     * @throws Failure unreachable, when it must not be followed
     */
    static @Nullable HttpUrl next(Response response, boolean enough) {
        if (!is(response)) {
            return null;
        }
        HttpUrl from = response.request().url();
        HttpUrl to = from.resolve(String.valueOf(response.header("Location")));
        String what = shown(from) + " redirects (" + response.code() + ") ";
        if (to == null) {
            throw refused(what + "to something that is no HTTP URL");
        }
        if (enough) {
            throw Failure.of(Failure.Kind.UNREACHABLE, "redirect_loop", what + "once more after five redirects: a loop")
                    .detail("http_status", response.code());
        }
        if (!sameOrigin(from, to)) {
            throw refused(what + "to another origin, " + origin(to) + ", where nothing is sent unasked")
                    .detail("location", shown(to))
                    .hint("if you trust it, name that URL instead: " + shown(to));
        }
        String method = response.request().method();
        boolean keepsMethod = response.code() > SEE_OTHER || method.equals("GET");
        if (!keepsMethod) {
            throw refused(what + "in a way that turns " + method + " into GET")
                    .detail("location", shown(to))
                    .hint("name the URL that it leads to instead: " + shown(to));
        }
        return to;
    }

    private static Failure refused(String message) {
        return Failure.of(Failure.Kind.UNREACHABLE, "redirect", message);
    }

    /** RFC 6454. */
    static boolean sameOrigin(HttpUrl one, HttpUrl other) {
        return one.scheme().equals(other.scheme()) && one.host().equals(other.host()) && one.port() == other.port();
    }

    /** Scheme, host and port. */
    static String origin(HttpUrl url) {
        return shown(url.newBuilder().encodedPath("/").query(null).build());
    }

    /** Without what may be a secret: user information, query and fragment. */
    static String shown(HttpUrl url) {
        String plain = url.newBuilder()
                .username("")
                .password("")
                .query(null)
                .fragment(null)
                .build()
                .toString();
        return url.encodedQuery() == null ? plain : plain + "?" + Secret.MASK;
    }
}
