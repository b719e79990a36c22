package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the server said about itself, and how its era was found. All text in it is untrusted.
 *
 * @param version agreed revision
 * @param opening the whole result of {@code initialize} or {@code server/discover}; empty when the server has neither
 * @param serverInfo name and version that it claims, or null
 * @param how the steps of the negotiation, one sentence each
 */
public record ServerDescription(
        ProtocolVersion version,
        ObjectNode opening,
        @Nullable ObjectNode serverInfo,
        List<String> how) {

    /** Declared capabilities; empty when there are none. */
    public ObjectNode capabilities() {
        return opening.get("capabilities") instanceof ObjectNode declared ? declared : Json.object();
    }

    /** Instructions for models, or null. */
    public @Nullable String instructions() {
        return opening.path("instructions").textValue();
    }

    /** Whether the opening declared a capability. Without an opening nothing is known, so everything may be tried. */
    public boolean offers(String capability) {
        return opening.isEmpty() || capabilities().has(capability);
    }
}
