package dev.mcpctl.transport.http;

import dev.mcpctl.secret.Secret;
import dev.mcpctl.transport.Tap;
import java.util.Map;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The session that a server with a handshake may open. Specification 2025-11-25, Transports, Session management. The id
 * counts as a secret. Thread-safe.
 */
final class HttpSession {

    private static final String HEADER = "Mcp-Session-Id";

    private final Tap tap;
    private @Nullable Secret id;
    private boolean handshaken;
    private boolean strayTold;

    HttpSession(Tap tap) {
        this.tap = tap;
    }

    /** The id to send along, or null. */
    synchronized @Nullable Secret id() {
        return id;
    }

    /** Whether the server was opened with a handshake, so that it may keep streams that can be resumed. */
    synchronized boolean handshaken() {
        return handshaken;
    }

    /** The id, if there is one, among the headers of a request. */
    static void put(@Nullable Secret session, Map<String, String> headers) {
        if (session != null) {
            headers.put(HEADER, session.reveal());
        }
    }

    /** The handshake was answered with this. */
    synchronized void opened(Response response) {
        handshaken = true;
        String value = response.header(HEADER);
        if (value != null && isVisibleAscii(value)) {
            id = Secret.of(value);
        } else if (value != null) {
            tap.finding("session-id", "the server gave a session id with bytes outside visible ASCII", "");
        }
    }

    /** Any other request was answered with this. */
    synchronized void answered(Response response) {
        if (!handshaken && !strayTold && response.header(HEADER) != null) {
            strayTold = true;
            tap.finding("stray-session-id", "the server gave a session id without a handshake; ignored", "");
        }
    }

    /** The server does not know this id any more. */
    synchronized void expired(@Nullable Secret known) {
        Secret current = id;
        if (current != null && known != null && current.equals(known)) {
            id = null;
        }
    }

    /** Specification 2025-11-25: a session id holds only visible ASCII. */
    private static boolean isVisibleAscii(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < 0x21 || value.charAt(i) > 0x7e) {
                return false;
            }
        }
        return !value.isEmpty();
    }
}
