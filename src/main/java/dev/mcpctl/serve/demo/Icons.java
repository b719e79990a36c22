package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Small drawings as {@code data:} URIs, so that no icon ever means a download. */
final class Icons {

    private static final String FRAME = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16' fill='none'"
            + " stroke-width='2' stroke-linecap='round' stroke='";

    private Icons() {}

    /** A prompt sign: the server itself. */
    static ObjectNode prompt() {
        return icon("#2a8f82'><path d='M3 4l4 4-4 4M9 12h4'/></svg>");
    }

    /** A sun, for the weather. */
    static ObjectNode sun() {
        return icon("#d98e04'><circle cx='8' cy='8' r='3'/><path d='M8 1v1M8 14v1M1 8h1M14 8h1'/></svg>");
    }

    /** A clock face, for what changes. */
    static ObjectNode clock() {
        return icon("#3b6fb5'><circle cx='8' cy='8' r='6'/><path d='M8 5v3h2'/></svg>");
    }

    private static ObjectNode icon(String drawing) {
        byte[] svg = (FRAME + drawing).getBytes(StandardCharsets.UTF_8);
        ObjectNode icon = Json.object();
        icon.put("src", "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg));
        icon.put("mimeType", "image/svg+xml");
        icon.putArray("sizes").add("any");
        return icon;
    }
}
