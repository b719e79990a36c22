package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * What we tell servers about ourselves.
 *
 * @param version our own version
 * @param advertised which kinds of asks are answered
 * @param meta further {@code _meta} members of the user's, empty when there are none
 * @param logLevel level of log messages wanted, or null for none asked
 */
public record ClientProfile(
        String version,
        Advertised advertised,
        ObjectNode meta,
        @Nullable String logLevel) {

    /** The kinds of things a server may ask of us. */
    public record Advertised(boolean elicitation, boolean sampling, boolean roots) {
        /** All of them, which is the default. */
        public static final Advertised ALL = new Advertised(true, true, true);
    }

    /** Schema: Implementation. */
    ObjectNode clientInfo() {
        return Json.object().put("name", "mcpctl").put("title", "mcpctl").put("version", version);
    }

    /**
     * Schema: ClientCapabilities, in the shape of this revision.
     *
     * <p>Roots {@code listChanged} is left out: our roots never change during a run.
     */
    ObjectNode capabilities(ProtocolVersion revision) {
        ObjectNode capabilities = Json.object();
        if (advertised.elicitation() && revision.has(Feature.ELICITATION)) {
            ObjectNode elicitation = capabilities.putObject("elicitation");
            if (revision.has(Feature.ELICITATION_MODES)) {
                elicitation.putObject("form");
                elicitation.putObject("url");
            }
        }
        if (advertised.sampling()) {
            ObjectNode sampling = capabilities.putObject("sampling");
            if (revision.has(Feature.SAMPLING_TOOLS)) {
                sampling.putObject("tools");
            }
        }
        if (advertised.roots()) {
            capabilities.putObject("roots");
        }
        // SEP-2663: declared with each request, it leaves to the server which calls become tasks.
        if (revision.has(Feature.EXTENSIONS)) {
            capabilities.putObject("extensions").putObject(ModernTaskDesign.EXTENSION);
        }
        return capabilities;
    }
}
