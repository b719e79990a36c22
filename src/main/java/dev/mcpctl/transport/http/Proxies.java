package dev.mcpctl.transport.http;

import dev.mcpctl.failure.Failure;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The proxies that the environment names, by the rules of curl: the variable of the scheme in lower case, then in upper
 * case, then {@code all_proxy}; an empty variable is none. {@code HTTP_PROXY} in upper case does not count, because a web
 * server that runs us would let its clients set it. Loopback is no exception, unless {@code no_proxy} makes it one.
 */
public final class Proxies extends ProxySelector {

    private final Map<String, String> environment;
    private final NoProxy exceptions;

    /** Reads nothing but the proxy variables. */
    public Proxies(Map<String, String> environment) {
        this.environment = environment;
        this.exceptions = NoProxy.of(value("no_proxy", "NO_PROXY"));
    }

    /**
     * The proxy on the way to this URL, or null.
     *
     * @throws Failure usage, when the variable holds what cannot be used
     */
    @Nullable
    public ProxyAddress of(URI url) {
        String host = HostPort.of(url).host();
        if (exceptions.holdsFor(host, HostPort.of(url).port())) {
            return null;
        }
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        String[] names = scheme.equals("http")
                ? new String[] {"http_proxy", "all_proxy", "ALL_PROXY"}
                : new String[] {"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"};
        for (String name : names) {
            String value = value(name);
            if (!value.isEmpty()) {
                return ProxyAddress.parse(name, value);
            }
        }
        return null;
    }

    /** Whether {@code HTTP_PROXY} is set and nothing that counts for this URL is, which surprises people. */
    public boolean ignores(URI url) {
        return "http".equalsIgnoreCase(url.getScheme()) && !value("HTTP_PROXY").isEmpty() && of(url) == null;
    }

    private String value(String... names) {
        for (String name : names) {
            String value = environment.getOrDefault(name, "").strip();
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }

    @Override
    public List<Proxy> select(URI url) {
        ProxyAddress proxy = of(url);
        return List.of(proxy == null ? Proxy.NO_PROXY : proxy.proxy());
    }

    @Override
    public void connectFailed(URI url, SocketAddress address, IOException failure) {
        // The exchange fails with it; there is no second proxy to go to.
    }
}
