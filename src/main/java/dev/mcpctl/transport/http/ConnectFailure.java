package dev.mcpctl.transport.http;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.transport.Endpoint;
import dev.mcpctl.transport.Network;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says why there is no connection to a server: one sentence for each reason, by the type of what was thrown. */
public final class ConnectFailure {

    private final Endpoint.Http endpoint;
    private final IOException problem;
    private final HostPort place;

    private ConnectFailure(Endpoint.Http endpoint, IOException problem) {
        this.endpoint = endpoint;
        this.problem = problem;
        this.place = HostPort.of(endpoint.url());
    }

    /**
     * The failure for what an exchange with this endpoint threw.
     *
     * @return unreachable, with the exception as its cause; of the codes {@code unknown_host}, {@code connection_refused},
     *     {@code connect_timeout}, {@code certificate}, {@code tls}, {@code proxy}, {@code unix_socket}, or
     *     {@code unreachable} for what has no sentence of its own, such as a connection lost in the middle
     */
    public static Failure of(Endpoint.Http endpoint, IOException problem) {
        return new ConnectFailure(endpoint, problem).failure();
    }

    /** For a response with status 407, which a proxy gives to requests that it would forward: unreachable. */
    public static Failure ofProxyRefusal(Endpoint.Http endpoint) {
        ProxyAddress proxy = proxy(endpoint);
        boolean shown = proxy != null && proxy.authorization() != null;
        return of(endpoint, new ProxyCredentials.ProxyRefusal(shown));
    }

    private Failure failure() {
        if (problem instanceof ProxyCredentials.ProxyRefusal refusal) {
            return proxyRefusal(refusal);
        }
        if (endpoint.network().unixSocket() != null && !(problem instanceof SSLException)) {
            return unixSocket();
        }
        if (problem instanceof SSLException broken) {
            return new TlsFailure(endpoint, place, broken).failure();
        }
        ProxyAddress proxy = proxy(endpoint);
        if (problem instanceof UnknownHostException) {
            return unknownHost(proxy);
        }
        if (problem instanceof ConnectException) {
            return refused(proxy);
        }
        if (problem instanceof SocketTimeoutException) {
            return late(proxy);
        }
        return Failure.unreachable(
                        "the connection to " + place + through(proxy) + " failed: " + words(problem), problem)
                .hint(lostHint(endpoint));
    }

    private Failure unknownHost(@Nullable ProxyAddress proxy) {
        if (proxy != null) {
            return failed("proxy", "the proxy '" + proxy.host() + "' of " + proxy.variable() + " is unknown")
                    .hint("correct the variable, or name hosts that need no proxy in NO_PROXY");
        }
        return failed("unknown_host", "the host '" + place.host() + "' is unknown")
                .hint("is it spelt right, and is the network it belongs to connected?");
    }

    private Failure refused(@Nullable ProxyAddress proxy) {
        if (proxy != null) {
            return failed(
                            "proxy",
                            "the proxy " + proxy + " of " + proxy.variable() + " does not connect: " + words(problem))
                    .hint(proxyHint());
        }
        return failed("connection_refused", "no connection to " + place + ": " + words(problem))
                .hint("is the server listening there?");
    }

    private Failure late(@Nullable ProxyAddress proxy) {
        long millis = endpoint.network().connectTimeout().toMillis();
        String time = millis % 1_000 == 0 ? millis / 1_000 + " s" : millis + " ms";
        return failed("connect_timeout", "no connection to " + place + through(proxy) + " within " + time)
                .hint(lateHint());
    }

    /** A server of plain http may wait in vain for the end of what it takes for a request, and never answer. */
    private String lateHint() {
        String scheme = endpoint.url().getScheme().equals("https")
                ? " does it speak https? one that speaks plain http is reached by http://;"
                : "";
        return "is the address right?" + scheme + " give it longer with --connect-timeout";
    }

    private Failure proxyRefusal(ProxyCredentials.ProxyRefusal refusal) {
        ProxyAddress proxy = proxy(endpoint);
        String name = proxy == null ? "the proxy" : "the proxy " + proxy;
        String variable = proxy == null ? endpoint.url().getScheme() + "_proxy" : proxy.variable();
        String what = refusal.shown() ? " refused the credentials of " + variable : " wants credentials";
        return failed("proxy", name + what + " (407)")
                .hint("write them into " + variable + ": http://USER:PASSWORD@HOST:PORT");
    }

    private Failure unixSocket() {
        Network network = endpoint.network();
        if (network.unixSocket() != null && !Files.exists(network.unixSocket())) {
            return failed("unix_socket", "there is no socket '" + network.unixSocket() + "'")
                    .hint("is the server running?");
        }
        return failed("unix_socket", "no connection to the socket '" + network.unixSocket() + "': " + words(problem))
                .hint("is the server running, and may you write to its socket?");
    }

    private Failure failed(String code, String message) {
        return Failure.of(Failure.Kind.UNREACHABLE, code, message, problem);
    }

    /** Curl has no exception for loopback either, and people do not expect that. */
    private String proxyHint() {
        boolean near = place.host().equals("localhost")
                || place.host().endsWith(".localhost")
                || place.host().equals("127.0.0.1")
                || place.host().equals("::1");
        return near
                ? "the server is on this machine; reach it directly with NO_PROXY=localhost,127.0.0.1,::1"
                : "is the proxy running? hosts that need none go into NO_PROXY";
    }

    /** With TLS 1.3 a server refuses a client without a certificate after the handshake, and may just close. */
    static String lostHint(Endpoint.Http endpoint) {
        boolean bare =
                endpoint.url().getScheme().equals("https") && endpoint.network().certificate() == null;
        String certificate = bare ? "it may want a certificate of yours: --client-cert FILE; " : "";
        return certificate + "see: mcpctl doctor " + endpoint.describe();
    }

    private static String through(@Nullable ProxyAddress proxy) {
        return proxy == null ? "" : " through the proxy " + proxy;
    }

    private static @Nullable ProxyAddress proxy(Endpoint.Http endpoint) {
        boolean direct = endpoint.network().unixSocket() != null;
        return direct ? null : new Proxies(endpoint.network().environment()).of(endpoint.url());
    }

    /** What the innermost exception says; those around it only tell where. */
    static String words(Throwable problem) {
        Throwable inner = problem;
        while (inner.getCause() != null && inner.getCause().getMessage() != null) {
            inner = inner.getCause();
        }
        String message = inner.getMessage();
        if (message == null || message.isEmpty()) {
            return inner.getClass().getSimpleName();
        }
        return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }
}
