package dev.mcpctl.transport.http;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.transport.Endpoint;
import java.io.EOFException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Says why TLS did not come about. */
final class TlsFailure {

    private static final String TRUST_HINT = "if you know it, trust it with --ca-cert FILE; --insecure checks nothing";

    private final Endpoint.Http endpoint;
    private final HostPort place;
    private final SSLException problem;

    TlsFailure(Endpoint.Http endpoint, HostPort place, SSLException problem) {
        this.endpoint = endpoint;
        this.place = place;
        this.problem = problem;
    }

    Failure failure() {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof UntrustedCertificate untrusted) {
                return untrusted(untrusted);
            }
        }
        if (problem instanceof SSLPeerUnverifiedException) {
            return certificate("the certificate of " + place + " is for another host")
                    .hint("use the name that it was made for, see: mcpctl doctor " + endpoint.describe()
                            + "; --insecure checks nothing");
        }
        String words = ConnectFailure.words(problem);
        if (problem instanceof SSLHandshakeException && !(problem.getCause() instanceof EOFException)) {
            String certificate = endpoint.network().certificate() == null
                    ? "it may want a certificate of yours: --client-cert FILE --client-key FILE"
                    : "it may not accept the certificate of --client-cert";
            return failed("the TLS handshake with " + place + " failed: " + words)
                    .hint(certificate);
        }
        return failed("TLS with " + place + " failed: " + words)
                .hint("is it an https server? one that speaks plain http is reached by http://");
    }

    private Failure untrusted(UntrustedCertificate untrusted) {
        X509Certificate leaf = untrusted.chain().get(0);
        String whose = "the certificate of " + place;
        return switch (untrusted.problem()) {
            case EXPIRED ->
                certificate(whose + " expired on " + day(earliestEnd(untrusted.chain())))
                        .hint("the server's owner has to renew it; --insecure checks nothing");
            case NOT_YET_VALID ->
                certificate(whose + " is not valid before "
                                + day(leaf.getNotBefore().toInstant()))
                        .hint("is the clock of this machine right?");
            case SELF_SIGNED ->
                certificate(whose + " is self-signed, and nobody vouches for it")
                        .hint(TRUST_HINT);
            case UNKNOWN_AUTHORITY ->
                certificate(whose + " was issued by an unknown authority: "
                                + name(untrusted.chain().get(untrusted.chain().size() - 1)))
                        .hint(TRUST_HINT);
            case REVOKED -> certificate(whose + " was revoked");
            case OTHER ->
                certificate(whose + " is not acceptable: " + ConnectFailure.words(untrusted))
                        .hint("--insecure checks nothing");
        };
    }

    private static Instant earliestEnd(List<X509Certificate> chain) {
        Instant earliest = Instant.MAX;
        for (X509Certificate certificate : chain) {
            Instant end = certificate.getNotAfter().toInstant();
            earliest = end.isBefore(earliest) ? end : earliest;
        }
        return earliest;
    }

    private static String day(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static String name(X509Certificate certificate) {
        return certificate.getIssuerX500Principal().getName();
    }

    /** The host names and addresses that a certificate is for; empty when it names none. */
    static List<String> names(X509Certificate certificate) {
        List<String> names = new ArrayList<>();
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            if (alternatives != null) {
                for (List<?> each : alternatives) {
                    if (each.size() > 1 && each.get(1) instanceof String name) {
                        names.add(name);
                    }
                }
            }
        } catch (CertificateParsingException broken) {
            return List.of();
        }
        return names;
    }

    private Failure certificate(String message) {
        return Failure.of(Failure.Kind.UNREACHABLE, "certificate", message, problem);
    }

    private Failure failed(String message) {
        return Failure.of(Failure.Kind.UNREACHABLE, "tls", message, problem);
    }
}
