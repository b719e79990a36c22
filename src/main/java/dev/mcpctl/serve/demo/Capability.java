package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.Feature;
import dev.mcpctl.mcp.ProtocolVersion;
import org.jspecify.annotations.Nullable;

/** What a client may let a server ask for. */
enum Capability {
    ELICIT_FORM("elicitation", "form", Feature.ELICITATION),
    ELICIT_URL("elicitation", "url", Feature.ELICITATION_MODES),
    SAMPLING("sampling", null, null),
    ROOTS("roots", null, null);

    private final String name;
    private final @Nullable String mode;

    /** What brought it; null when it was there from the beginning. */
    private final @Nullable Feature feature;

    Capability(String name, @Nullable String mode, @Nullable Feature feature) {
        this.name = name;
        this.mode = mode;
        this.feature = feature;
    }

    /** Whether a client of this dialect can be asked. */
    boolean declaredTo(Dialect dialect) {
        JsonNode declared = dialect.clientCapabilities().path(name);
        if (!declared.isObject() || !isKnownTo(dialect.version())) {
            return false;
        }
        // Specification 2025-11-25, Elicitation: an object without modes means forms only, as it did before there were
        // any.
        return mode == null || declared.has(mode) || (this == ELICIT_FORM && declared.isEmpty());
    }

    /** Whether a revision has this at all. */
    boolean isKnownTo(ProtocolVersion version) {
        return feature == null || version.has(feature);
    }

    /** The capabilities object that would declare it. */
    ObjectNode json() {
        ObjectNode capabilities = Json.object();
        ObjectNode settings = capabilities.putObject(name);
        if (mode != null) {
            settings.putObject(mode);
        }
        return capabilities;
    }

    /** The name for messages, such as {@code elicitation.form}. */
    String label() {
        return mode == null ? name : name + "." + mode;
    }
}
