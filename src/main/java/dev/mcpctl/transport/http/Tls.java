package dev.mcpctl.transport.http;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.transport.Network;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * How we show ourselves and whom we believe.
 *
 * @param sockets makes TLS of a connection
 * @param trust decides about the server's certificate
 */
record Tls(SSLSocketFactory sockets, Trust trust) {

    private static final char[] NO_PASSWORD = new char[0];

    /**
     * By the options of the network.
     *
     * @throws Failure usage or local file, when one of the files cannot be used
     */
    static Tls of(Network network) {
        List<X509Certificate> authorities = network.authorities() == null
                ? List.of()
                : PemFile.read("--ca-cert", network.authorities()).certificates();
        Trust trust = network.insecure() ? Trust.inEverybody() : new Trust(authorities, network.environment());
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(identity(network), new TrustManager[] {trust}, null);
            return new Tls(context.getSocketFactory(), trust);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("this Java has no TLS", broken);
        }
    }

    private static KeyManager @Nullable [] identity(Network network) throws GeneralSecurityException {
        if (network.certificate() == null) {
            return null;
        }
        PemFile certificate = PemFile.read("--client-cert", network.certificate());
        PemFile key = network.key() == null ? certificate : PemFile.read("--client-key", network.key());
        KeyStore store;
        try {
            store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
        } catch (java.io.IOException impossible) {
            throw new GeneralSecurityException(impossible);
        }
        X509Certificate[] chain = certificate.certificates().toArray(new X509Certificate[0]);
        try {
            store.setKeyEntry("client", key.privateKey(), NO_PASSWORD, chain);
        } catch (GeneralSecurityException unfit) {
            throw Failure.usage("--client-cert: the certificates in '" + network.certificate() + "' cannot be used: "
                            + unfit.getMessage())
                    .hint("the client's own certificate comes first, then each one that vouches for the one before it");
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }
}
