package dev.mcpctl.transport.http;

import dev.mcpctl.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The certificates that the operating system's administrator trusts; Java brings a list of its own. */
final class SystemAuthorities {

    private static final List<String> BUNDLES = List.of(
            "/etc/ssl/certs/ca-certificates.crt",
            "/etc/pki/tls/certs/ca-bundle.crt",
            "/etc/ssl/ca-bundle.pem",
            "/etc/ssl/cert.pem");

    private static final List<String> STORES = List.of("KeychainStore", "Windows-ROOT");

    private final Map<String, String> environment;

    SystemAuthorities(Map<String, String> environment) {
        this.environment = environment;
    }

    /** All of them; empty when this system keeps them elsewhere. A file that cannot be read counts as none. */
    List<X509Certificate> certificates() {
        String named = environment.getOrDefault("SSL_CERT_FILE", "");
        List<X509Certificate> all = new ArrayList<>();
        if (!named.isEmpty()) {
            all.addAll(bundle(Path.of(named)));
        }
        for (String name : BUNDLES) {
            Path bundle = Path.of(name);
            if (Files.isReadable(bundle)) {
                all.addAll(bundle(bundle));
                return all;
            }
        }
        for (String name : STORES) {
            all.addAll(store(name));
        }
        return all;
    }

    private static List<X509Certificate> bundle(Path file) {
        try {
            return PemFile.read("SSL_CERT_FILE", file).certificates();
        } catch (Failure unusable) {
            return List.of();
        }
    }

    private static List<X509Certificate> store(String type) {
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            KeyStore store = KeyStore.getInstance(type);
            store.load(null, null);
            for (String alias : Collections.list(store.aliases())) {
                if (store.getCertificate(alias) instanceof X509Certificate certificate) {
                    certificates.add(certificate);
                }
            }
        } catch (GeneralSecurityException | IOException another) {
            return List.of();
        }
        return certificates;
    }
}
