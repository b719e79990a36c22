package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.rpc.Message;

/** Turns what a server refuses into failures. The server's own words stay in the details, untouched and untrusted. */
final class Refusal {

    private Refusal() {}

    /** The server answered this method with an error: its own words, with number and data as details. */
    static Failure of(String method, Message.RemoteError error) {
        boolean silent = error.message().isEmpty();
        Failure failure = Failure.of(
                        Failure.Kind.REFUSED,
                        "remote_error",
                        silent ? "an error without a message, which JSON-RPC demands" : error.message())
                .detail("method", method)
                .detail("rpc_code", error.code());
        return error.data() == null ? failure : failure.detail("data", error.data());
    }

    /** The same with the HTTP status that it came with, if there was one. */
    static Failure of(String method, Message.ErrorReply reply) {
        Failure failure = of(method, reply.error());
        return reply.status() >= 400 ? failure.detail("http_status", reply.status()) : failure;
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
