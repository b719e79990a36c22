package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Hears what the server says by itself. Called one at a time, off the transport's threads. All text is untrusted.
 *
 * <p>Answers are seen only after the notifications that came before them, so a listener must not wait for an answer of
 * the same session. An exception thrown here ends all open requests.
 */
public interface SessionListener {

    /** A request is under way. */
    default void progress(double progress, @Nullable Double total, @Nullable String message, JsonNode raw) {}

    /** A log message. */
    default void log(String level, @Nullable String logger, JsonNode data, JsonNode raw) {}

    /** A task says where it stands. */
    default void task(TaskState state) {}

    /** Any other notification. */
    default void notification(String method, @Nullable JsonNode params) {}

    /** A decision mcpctl took or a rule the server broke, one sentence for {@code --verbose}. */
    default void note(String sentence) {}

    /** Something the user will miss and should know of without asking. */
    default void warn(String sentence) {}

    /** Something takes long enough that a person wonders. */
    default void waiting(String sentence) {}

    /** Hears nothing. */
    static SessionListener none() {
        return new SessionListener() {};
    }
}
