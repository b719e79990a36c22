package dev.mcpctl.diagnose;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.transport.http.Visit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Encryption, the chain of certificates, and when it ends. */
final class TlsStep implements Step<WebPatient> {

    private static final String NAME = "tls";
    private static final long SOON_DAYS = 21;

    @Override
    public @Nullable Finding look(WebPatient patient) {
        if (patient.lost() || !patient.endpoint().url().getScheme().equals("https")) {
            return null;
        }
        Visit visit = patient.visit();
        Failure failure = visit.failure();
        List<String> chain = described(visit.chain());
        if (visit.encryption() == null && failure != null) {
            return Finding.fail(NAME, failure).with(chain);
        }
        String encryption = String.valueOf(visit.encryption());
        if (patient.endpoint().network().insecure()) {
            return Finding.warn(NAME, encryption + "; nothing was checked", "leave out --insecure to check it")
                    .with(chain);
        }
        long days = visit.chain().isEmpty() ? Long.MAX_VALUE : daysLeft(visit.chain(), patient.now());
        return days > SOON_DAYS
                ? Finding.ok(NAME, encryption).with(chain)
                : Finding.warn(
                                NAME,
                                encryption + "; it ends in " + days + " days",
                                "the server's owner should renew it")
                        .with(chain);
    }

    private static long daysLeft(List<Visit.Certificate> chain, Instant now) {
        return Duration.between(now, chain.get(0).until()).toDays();
    }

    private static List<String> described(List<Visit.Certificate> chain) {
        List<String> lines = new ArrayList<>();
        for (Visit.Certificate each : chain) {
            String names = each.names().isEmpty() ? "" : ", for " + String.join(", ", each.names());
            lines.add(each.subject() + names + ", " + day(each.from()) + " to " + day(each.until()) + ", issued by "
                    + each.issuer());
        }
        return lines;
    }

    private static String day(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }
}
