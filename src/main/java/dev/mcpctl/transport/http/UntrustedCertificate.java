package dev.mcpctl.transport.http;

import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.List;

/** A server's certificate that nobody we trust vouches for, and why. */
final class UntrustedCertificate extends CertificateException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with a chain. */
    enum Problem {
        EXPIRED,
        NOT_YET_VALID,
        SELF_SIGNED,
        UNKNOWN_AUTHORITY,
        REVOKED,
        OTHER
    }

    private final transient List<X509Certificate> chain;

    UntrustedCertificate(List<X509Certificate> chain, CertificateException cause) {
        super(cause);
        this.chain = List.copyOf(chain);
    }

    /** The server's own certificate first. */
    List<X509Certificate> chain() {
        return chain;
    }

    /** What is wrong: dates first, because an authority that is not known is reported for expired chains too. */
    Problem problem() {
        for (X509Certificate certificate : chain) {
            try {
                certificate.checkValidity();
            } catch (CertificateExpiredException expired) {
                return Problem.EXPIRED;
            } catch (CertificateNotYetValidException early) {
                return Problem.NOT_YET_VALID;
            }
        }
        for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof CertPathValidatorException path
                    && path.getReason() == CertPathValidatorException.BasicReason.REVOKED) {
                return Problem.REVOKED;
            }
            if (cause instanceof CertPathValidatorException path
                    && path.getReason() != CertPathValidatorException.BasicReason.UNSPECIFIED) {
                return Problem.OTHER;
            }
        }
        boolean alone = chain.size() == 1
                && chain.get(0).getSubjectX500Principal().equals(chain.get(0).getIssuerX500Principal());
        return alone ? Problem.SELF_SIGNED : Problem.UNKNOWN_AUTHORITY;
    }
}
