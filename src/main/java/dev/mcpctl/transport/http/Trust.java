package dev.mcpctl.transport.http;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Believes the authorities of {@code --ca-cert}, those that Java knows, and those of the operating system, in this order;
 * the latter are read only when the others do not know the certificate. Remembers what the server showed last.
 */
final class Trust implements X509TrustManager {

    private static final X509Certificate[] UNTOLD = {};

    private final List<X509Certificate> own;
    private final Map<String, String> environment;
    private final boolean everybody;
    private volatile List<X509Certificate> seen = List.of();

    /**
     * Trust in authorities.
     *
     * @param own those of the command line
     * @param environment where {@code SSL_CERT_FILE} may stand
     */
    Trust(List<X509Certificate> own, Map<String, String> environment) {
        this(own, environment, false);
    }

    private Trust(List<X509Certificate> own, Map<String, String> environment, boolean everybody) {
        this.own = List.copyOf(own);
        this.environment = environment;
        this.everybody = everybody;
    }

    /** {@code --insecure}. */
    static Trust inEverybody() {
        return new Trust(List.of(), Map.of(), true);
    }

    /** Reads Java's own list, which Java then keeps for a while. */
    static void prepare() {
        try {
            of((KeyStore) null);
        } catch (CertificateException unusable) {
            // It is told when a certificate is to be checked.
            return;
        }
    }

    /** What the server showed in the last handshake, its own certificate first; empty when there was none. */
    List<X509Certificate> seen() {
        return seen;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authentication) throws CertificateException {
        seen = List.of(chain);
        if (everybody) {
            return;
        }
        CertificateException first = own.isEmpty() ? null : refusal(of(own), chain, authentication);
        if (!own.isEmpty() && first == null) {
            return;
        }
        CertificateException second = refusal(of((KeyStore) null), chain, authentication);
        if (second == null) {
            return;
        }
        List<X509Certificate> system = new SystemAuthorities(environment).certificates();
        if (system.isEmpty() || refusal(of(system), chain, authentication) != null) {
            throw new UntrustedCertificate(List.of(chain), first == null ? second : first);
        }
    }

    private static @Nullable CertificateException refusal(
            X509TrustManager judge, X509Certificate[] chain, String authentication) {
        try {
            judge.checkServerTrusted(chain, authentication);
            return null;
        } catch (CertificateException refusal) {
            return refusal;
        }
    }

    private static X509TrustManager of(List<X509Certificate> authorities) throws CertificateException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int count = 0;
            for (X509Certificate authority : authorities) {
                store.setCertificateEntry("authority-" + count++, authority);
            }
            return of(store);
        } catch (GeneralSecurityException | java.io.IOException problem) {
            throw new CertificateException("the authorities cannot be used", problem);
        }
    }

    private static X509TrustManager of(@Nullable KeyStore store) throws CertificateException {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509TrustManager judge) {
                    return judge;
                }
            }
            throw new CertificateException("this Java knows no certificates");
        } catch (GeneralSecurityException problem) {
            throw new CertificateException("the trust store of this Java cannot be used", problem);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authentication) throws CertificateException {
        throw new CertificateException("we are no server");
    }

    /** Servers alone ask for this, and the client would make an index of it that nothing uses. */
    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return UNTOLD;
    }
}
