package dev.mcpctl.transport.http;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.secret.Secret;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A proxy as the environment names it. Its text form shows no credentials.
 *
 * @param variable where it stands
 * @param socks whether it speaks SOCKS 5 rather than HTTP
 * @param host name or address, without brackets
 * @param port 1080 unless it is written, as curl has it
 * @param authorization the value of {@code Proxy-Authorization}, or null
 */
public record ProxyAddress(
        String variable,
        boolean socks,
        String host,
        int port,
        @Nullable Secret authorization) {

    private static final int USUAL_PORT = 1080;
    private static final int MOST_PORTS = 65_535;

    /**
     * Reads the value of a variable.
     *
     * @throws Failure usage, naming the variable and never its value's credentials
     */
    static ProxyAddress parse(String variable, String value) {
        int mark = value.indexOf("://");
        String scheme = mark < 0 ? "http" : value.substring(0, mark).toLowerCase(Locale.ROOT);
        String rest = mark < 0 ? value : value.substring(mark + 3);
        int slash = rest.indexOf('/');
        String authority = slash < 0 ? rest : rest.substring(0, slash);
        int at = authority.lastIndexOf('@');
        String user = at < 0 ? null : authority.substring(0, at);
        boolean socks = isSocks(variable, scheme);
        if (socks && user != null) {
            throw Failure.usage(variable + " names a SOCKS proxy with a user, which is not supported")
                    .hint("use an HTTP proxy, or a SOCKS proxy that asks for no password");
        }
        return place(variable, socks, authority.substring(at + 1), user == null ? null : basic(user));
    }

    private static boolean isSocks(String variable, String scheme) {
        return switch (scheme) {
            case "http" -> false;
            case "socks5", "socks5h" -> true;
            case "https" ->
                throw Failure.usage(variable + " names an https:// proxy, which is not supported")
                        .hint("write http:// if the proxy takes plain connections; what is tunnelled stays encrypted");
            default ->
                throw Failure.usage(variable + " names a proxy of the kind '" + scheme + "', which is not supported")
                        .hint("known are http:// and socks5://");
        };
    }

    private static ProxyAddress place(String variable, boolean socks, String place, @Nullable Secret authorization) {
        int colon = place.lastIndexOf(':');
        boolean hasPort = colon > place.lastIndexOf(']');
        String host = HostPort.plain(hasPort ? place.substring(0, colon) : place);
        int port = hasPort ? port(variable, place.substring(colon + 1)) : USUAL_PORT;
        if (host.isEmpty()) {
            throw Failure.usage(variable + " names no proxy host").hint("write for example http://proxy.example:3128");
        }
        return new ProxyAddress(variable, socks, host, port, authorization);
    }

    private static int port(String variable, String text) {
        try {
            int port = Integer.parseInt(text);
            if (port > 0 && port <= MOST_PORTS) {
                return port;
            }
        } catch (NumberFormatException noNumber) {
            throw Failure.usage(variable + " has no number as its port");
        }
        throw Failure.usage(variable + " has a port that cannot be");
    }

    private static Secret basic(String user) {
        int colon = user.indexOf(':');
        String name = decode(colon < 0 ? user : user.substring(0, colon));
        String password = decode(colon < 0 ? "" : user.substring(colon + 1));
        byte[] pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return Secret.of("Basic " + Base64.getEncoder().encodeToString(pair));
    }

    /** A plus is a plus here, unlike in forms. */
    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException asItStands) {
            return text;
        }
    }

    /** Unresolved, so that a SOCKS proxy is found like any other host and asked to look names up itself. */
    Proxy proxy() {
        return new Proxy(socks ? Proxy.Type.SOCKS : Proxy.Type.HTTP, new InetSocketAddress(host, port));
    }

    @Override
    public String toString() {
        return (socks ? "socks5://" : "http://") + new HostPort(host, port);
    }
}
