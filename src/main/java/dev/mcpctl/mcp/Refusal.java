package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.rpc.Message;

/** Turns what a server refuses into failures. The server's own words stay in the details, untouched and untrusted. */
final class Refusal {

    private Refusal() {}

    /** The server answered this method with an error. */
    static Failure of(String method, Message.RemoteError error) {
        String said = error.message().isEmpty() ? "no message" : error.message();
        Failure failure = Failure.of(
                        Failure.Kind.REFUSED, "remote_error", "the server refused " + method + ": " + said)
                .detail("method", method)
                .detail("rpc_error", error.raw());
        return error.message().isEmpty()
                ? failure.hint("the error has no message, which JSON-RPC demands")
                : failure;
    }

    /** Nothing that the server speaks is spoken here. */
    static Failure noCommonVersion(JsonNode supported) {
        return Failure.of(
                        Failure.Kind.PROTOCOL,
                        "no_common_version",
                        "no common protocol version: the server speaks " + Json.compact(supported) + ", mcpctl speaks "
                                + ProtocolVersion.dates())
                .detail("supported", supported);
    }
}
