package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.ProtocolVersion;
import org.jspecify.annotations.Nullable;

/** What a client may let a server ask for. */
enum Capability {
    ELICIT_FORM("elicitation", "form", ProtocolVersion.V2025_06_18),
    ELICIT_URL("elicitation", "url", ProtocolVersion.V2025_11_25),
    SAMPLING("sampling", null, ProtocolVersion.V2024_11_05),
    ROOTS("roots", null, ProtocolVersion.V2024_11_05);

    private final String feature;
    private final @Nullable String mode;
    private final ProtocolVersion since;

    Capability(String feature, @Nullable String mode, ProtocolVersion since) {
        this.feature = feature;
        this.mode = mode;
        this.since = since;
    }

    /** Whether a client of this dialect can be asked. */
    boolean declaredTo(Dialect dialect) {
        JsonNode declared = dialect.clientCapabilities().path(feature);
        if (!declared.isObject() || !isKnownTo(dialect.version())) {
            return false;
        }
        // Specification 2025-11-25, Elicitation: an object without modes means forms only, as it did before there were
        // any.
        return mode == null || declared.has(mode) || (this == ELICIT_FORM && declared.isEmpty());
    }

    /** Whether a revision has this at all. */
    boolean isKnownTo(ProtocolVersion version) {
        return version.compareTo(since) >= 0;
    }

    /** The capabilities object that would declare it. */
    ObjectNode json() {
        ObjectNode capabilities = Json.object();
        ObjectNode settings = capabilities.putObject(feature);
        if (mode != null) {
            settings.putObject(mode);
        }
        return capabilities;
    }

    /** The name for messages, such as {@code elicitation.form}. */
    String label() {
        return mode == null ? feature : feature + "." + mode;
    }
}
