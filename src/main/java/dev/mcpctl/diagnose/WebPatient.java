package dev.mcpctl.diagnose;

import dev.mcpctl.mcp.ProtocolVersion;
import dev.mcpctl.transport.Endpoint;
import dev.mcpctl.transport.http.Visit;
import dev.mcpctl.transport.http.Visits;
import java.net.URI;
import java.time.Instant;
import java.util.Map;

/** A server behind a URL: visited once with a question that no server minds. */
public final class WebPatient extends Patient {

    private static final String VERSION =
            ProtocolVersion.newest(ProtocolVersion.Generation.MODERN).date();
    private static final String QUESTION = "{\"jsonrpc\":\"2.0\",\"id\":\"doctor\",\"method\":\"server/discover\","
            + "\"params\":{\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"" + VERSION + "\","
            + "\"io.modelcontextprotocol/clientInfo\":{\"name\":\"mcpctl\",\"version\":\"doctor\"},"
            + "\"io.modelcontextprotocol/clientCapabilities\":{}}}}";

    private final Endpoint.Http endpoint;
    private final Visits visits;
    private final Instant now;
    private final Visit visit;

    /**
     * Visits it.
     *
     * @param now what certificates are held against
     */
    public WebPatient(Endpoint.Http endpoint, Visits visits, Instant now, Doctor.Opener opener) {
        super(opener);
        this.endpoint = endpoint;
        this.visits = visits;
        this.now = now;
        this.visit = visits.post(QUESTION, Map.of("MCP-Protocol-Version", VERSION, "Mcp-Method", "server/discover"));
    }

    Endpoint.Http endpoint() {
        return endpoint;
    }

    Visit visit() {
        return visit;
    }

    Instant now() {
        return now;
    }

    /** A public document of it. */
    Visit document(URI place) {
        return visits.get(place);
    }

    boolean onSocket() {
        return endpoint.network().unixSocket() != null;
    }
}
