package dev.mcpctl.diagnose;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.mcp.ServerDescription;
import org.jspecify.annotations.Nullable;

/**
 * Which protocol is spoken, by opening a session as any command does.
 *
 * @param <C> any server
 */
final class ProtocolStep<C extends Patient> implements Step<C> {

    private static final String NAME = "protocol";

    @Override
    public @Nullable Finding look(C patient) {
        if (patient.lost()) {
            return null;
        }
        try {
            ServerDescription server = patient.opener().open();
            String era = server.version().generation().label();
            return Finding.ok(NAME, server.version().date() + " (" + era + ")").with(server.how());
        } catch (Failure failure) {
            if (failure.kind() == Failure.Kind.INTERRUPTED || failure.kind() == Failure.Kind.BUG) {
                throw failure;
            }
            return Finding.fail(NAME, failure);
        }
    }
}
