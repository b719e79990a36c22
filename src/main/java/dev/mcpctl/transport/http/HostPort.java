package dev.mcpctl.transport.http;

import java.net.URI;
import java.util.Locale;

/**
 * Where a URL leads.
 *
 * @param host in lower case, without the brackets of an IPv6 address and without a dot at its end
 * @param port the one of the scheme where none is written
 */
record HostPort(String host, int port) {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /** Of a URL with a host; names with an underscore, which {@code URI.getHost} does not know, are fine. */
    static HostPort of(URI url) {
        String authority = url.getRawAuthority() == null ? "" : url.getRawAuthority();
        String place = authority.substring(authority.lastIndexOf('@') + 1);
        int colon = place.lastIndexOf(':');
        boolean hasPort = colon > place.lastIndexOf(']');
        String host = hasPort ? place.substring(0, colon) : place;
        String port = hasPort ? place.substring(colon + 1) : "";
        return new HostPort(plain(host), port.isEmpty() ? usual(url) : Integer.parseInt(port));
    }

    private static int usual(URI url) {
        return "https".equalsIgnoreCase(url.getScheme()) ? HTTPS : HTTP;
    }

    static String plain(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        if (lower.startsWith("[") && lower.endsWith("]")) {
            return lower.substring(1, lower.length() - 1);
        }
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** As it stands in a URL. */
    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
