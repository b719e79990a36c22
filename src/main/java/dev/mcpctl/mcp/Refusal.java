package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.rpc.ErrorCode;
import dev.mcpctl.rpc.Message;
import org.jspecify.annotations.Nullable;

/** Turns what a server refuses into failures. The server's own words stay in the details, untouched and untrusted. */
final class Refusal {

    /** 2026-07-28: a header is missing, broken, or says something else than the body. */
    static final ErrorCode HEADER_MISMATCH = new ErrorCode(-32020);

    /** 2026-07-28: a capability that was not declared. */
    static final ErrorCode MISSING_CAPABILITY = new ErrorCode(-32021);

    /** 2026-07-28: a revision that is not served. */
    static final ErrorCode UNSUPPORTED_VERSION = new ErrorCode(-32022);

    /** 2025-11-25: pages have to be visited first. */
    static final ErrorCode URL_ELICITATION_REQUIRED = new ErrorCode(-32042);

    private Refusal() {}

    /** The server answered this method with an error: its own words, with number and data as details. */
    static Failure of(String method, Message.RemoteError error) {
        boolean silent = error.message().isEmpty();
        Failure failure = Failure.of(
                        Failure.Kind.REFUSED,
                        "remote_error",
                        silent ? "an error without a message, which JSON-RPC demands" : error.message())
                .detail("method", method)
                .detail(ErrorCode.DETAIL, code(error));
        return error.data() == null ? failure : failure.detail("data", error.data());
    }

    /** The code as it came, also where it is too large for a number of ours. */
    private static Object code(Message.RemoteError error) {
        JsonNode received = error.raw().path("code");
        return received.isIntegralNumber() && !received.canConvertToLong() ? received.bigIntegerValue() : error.code();
    }

    /** The same with the HTTP status that it came with, if there was one. */
    static Failure of(String method, Message.ErrorReply reply) {
        Failure failure = of(method, reply.error());
        return reply.status() >= 400 ? failure.detail("http_status", reply.status()) : failure;
    }

    /** The same with the next step, where what the server said of itself tells one. */
    static Failure advised(Failure failure, String method, ServerDescription server, Era era) {
        if (failure.kind() != Failure.Kind.REFUSED || failure.hint() != null) {
            return failure;
        }
        String capability = capability(method);
        if (capability != null && !server.offers(capability)) {
            return failure.hint("the server does not offer " + capability + "; see what it does with: mcpctl info");
        }
        // Our request is valid: in several SDKs it is the tool's own request to us that cannot be sent in this era.
        boolean invalid = ErrorCode.INVALID_REQUEST.isOf(failure);
        return invalid && !era.serverSendsRequests()
                ? failure.hint("a tool that asks back in the way of older revisions works with --protocol legacy")
                : failure;
    }

    private static @Nullable String capability(String method) {
        int slash = method.indexOf('/');
        String group = slash < 0 ? method : method.substring(0, slash);
        return switch (group) {
            case "tools", "resources", "prompts", "logging" -> group;
            case "completion" -> "completions";
            default -> null;
        };
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
