package dev.mcpctl.transport.http;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import okhttp3.Authenticator;
import okhttp3.Challenge;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/** Shows the proxy the credentials of its URL, at once and only once: on tunnels and on requests that it forwards. */
final class ProxyCredentials implements Authenticator, Interceptor {

    private static final String HEADER = "Proxy-Authorization";

    private final @Nullable ProxyAddress proxy;

    ProxyCredentials(@Nullable ProxyAddress proxy) {
        this.proxy = proxy;
    }

    /** The client asks before the first tunnel, again when the proxy refuses it, and when one refuses a request. */
    @Override
    public @Nullable Request authenticate(@Nullable Route route, Response response) throws IOException {
        Request request = response.request();
        if (!request.method().equals("CONNECT")) {
            return null;
        }
        if (!isInvitation(response)) {
            throw new ProxyRefusal(request.header(HEADER) != null);
        }
        return shown(request);
    }

    private @Nullable Request shown(Request request) {
        return proxy == null || proxy.authorization() == null
                ? null
                : request.newBuilder()
                        .header(HEADER, proxy.authorization().reveal())
                        .build();
    }

    /** Before the first tunnel the client asks with a made-up answer, to let us show credentials unasked. */
    private static boolean isInvitation(Response response) {
        for (Challenge challenge : response.challenges()) {
            if (challenge.scheme().equalsIgnoreCase("OkHttp-Preemptive")) {
                return true;
            }
        }
        return false;
    }

    /** A request for plain http goes to the proxy itself; one inside a tunnel must not carry what is the proxy's. */
    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Connection connection = chain.connection();
        boolean forwarded =
                connection != null && connection.route().proxy().type() == Proxy.Type.HTTP && !request.isHttps();
        Request shown = forwarded ? shown(request) : null;
        Response response = chain.proceed(shown == null ? request : shown);
        if (response.code() == HttpURLConnection.HTTP_PROXY_AUTH && !forwarded) {
            // The client would say that this breaks the protocol, but there are proxies that nobody named.
            response.close();
            throw new ProxyRefusal(false);
        }
        return response;
    }

    /** The proxy wants credentials, or others. */
    static final class ProxyRefusal extends IOException {

        private static final long serialVersionUID = 1L;

        private final boolean shown;

        ProxyRefusal(boolean shown) {
            super("the proxy answered 407");
            this.shown = shown;
        }

        /** Whether it saw credentials. */
        boolean shown() {
            return shown;
        }
    }
}
