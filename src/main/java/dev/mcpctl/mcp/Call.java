package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;

/**
 * A request as the user means it, before an era dresses it for the wire.
 *
 * @param method name from the specification, or whatever the user typed after {@code raw}
 * @param params without anything an era adds; never changed
 */
public record Call(String method, ObjectNode params) {

    /** A call without params. */
    public static Call of(String method) {
        return new Call(method, Json.object());
    }

    /** Whether it may take long enough that a person wants to hear of its progress. */
    boolean mayBeLong() {
        return switch (method) {
            case "tools/call", "resources/read", "prompts/get" -> true;
            default -> false;
        };
    }

    /** Whether what it asks for holds until the session ends, or takes such a thing back; only servers with a handshake do that. */
    boolean lasts() {
        return method.equals("logging/setLevel")
                || method.equals("resources/subscribe")
                || method.equals("resources/unsubscribe");
    }
}
