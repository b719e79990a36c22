package dev.mcpctl.diagnose;

import dev.mcpctl.failure.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the host's name stands for. */
final class AddressStep implements Step<WebPatient> {

    private static final String NAME = "dns";

    @Override
    public @Nullable Finding look(WebPatient patient) {
        List<String> addresses = patient.visit().addresses();
        if (patient.onSocket()) {
            return null;
        }
        if (addresses != null) {
            return Finding.ok(NAME, String.join(", ", addresses));
        }
        Failure failure = patient.visit().failure();
        return failure != null && failure.code().equals("unknown_host") ? Finding.fail(NAME, failure) : null;
    }
}
