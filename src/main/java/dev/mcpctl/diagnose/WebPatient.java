package dev.mcpctl.diagnose;

import dev.mcpctl.mcp.ProtocolVersion;
import dev.mcpctl.transport.Endpoint;
import dev.mcpctl.transport.http.Visit;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A server behind a URL: visited once with a question that no server minds. */
public final class WebPatient extends Patient {

    private static final String VERSION = ProtocolVersion.V2026_07_28.date();
    private static final String QUESTION = "{\"jsonrpc\":\"2.0\",\"id\":\"doctor\",\"method\":\"server/discover\","
            + "\"params\":{\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"" + VERSION + "\","
            + "\"io.modelcontextprotocol/clientInfo\":{\"name\":\"mcpctl\",\"version\":\"doctor\"},"
            + "\"io.modelcontextprotocol/clientCapabilities\":{}}}}";

    private final Endpoint.Http endpoint;
    private final Duration limit;
    private final Instant now;
    private final Visit visit;

    /**
     * Visits it.
     *
     * @param limit how long one exchange may take
     * @param now what certificates are held against
     */
    public WebPatient(Endpoint.Http endpoint, Duration limit, Instant now, Doctor.Opener opener) {
        super(opener);
        this.endpoint = endpoint;
        this.limit = limit;
        this.now = now;
        this.visit = Visit.post(
                endpoint, QUESTION, Map.of("MCP-Protocol-Version", VERSION, "Mcp-Method", "server/discover"), limit);
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
        return Visit.get(endpoint, place, limit);
    }

    boolean onSocket() {
        return endpoint.network().unixSocket() != null;
    }
}
