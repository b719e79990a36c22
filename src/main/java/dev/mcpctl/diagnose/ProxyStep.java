package dev.mcpctl.diagnose;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.transport.http.Proxies;
import dev.mcpctl.transport.http.ProxyAddress;
import org.jspecify.annotations.Nullable;

/** Whether a proxy stands between, and which variable says so. */
final class ProxyStep implements Step<WebPatient> {

    private static final String NAME = "proxy";

    @Override
    public @Nullable Finding look(WebPatient patient) {
        if (patient.onSocket()) {
            return null;
        }
        Proxies proxies = new Proxies(patient.endpoint().network().environment());
        try {
            ProxyAddress proxy = proxies.of(patient.endpoint().url());
            if (proxy != null) {
                return Finding.ok(NAME, proxy + ", by " + proxy.variable());
            }
        } catch (Failure unusable) {
            return Finding.fail(NAME, unusable);
        }
        return proxies.ignores(patient.endpoint().url())
                ? Finding.warn(
                        NAME,
                        "HTTP_PROXY is set but does not count, as with curl",
                        "write http_proxy in lower case if the proxy is wanted")
                : Finding.ok(NAME, "none");
    }
}
