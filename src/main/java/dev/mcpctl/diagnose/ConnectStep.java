package dev.mcpctl.diagnose;

import dev.mcpctl.failure.Failure;
import org.jspecify.annotations.Nullable;

/** Whether something accepts the connection. */
final class ConnectStep implements Step<WebPatient> {

    private static final String NAME = "connect";

    @Override
    public @Nullable Finding look(WebPatient patient) {
        if (patient.lost()) {
            return null;
        }
        String connected = patient.visit().connected();
        Failure failure = patient.visit().failure();
        if (connected == null && failure != null) {
            return Finding.fail(NAME, failure);
        }
        String protocol = patient.visit().protocol();
        String place =
                patient.onSocket() ? String.valueOf(patient.endpoint().network().unixSocket()) : connected;
        return Finding.ok(NAME, protocol == null ? "accepted by " + place : place + ", " + protocol);
    }
}
