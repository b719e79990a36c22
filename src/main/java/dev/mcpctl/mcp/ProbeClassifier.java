package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.mcp.ProtocolVersion.Generation;
import dev.mcpctl.rpc.Message;
import org.jspecify.annotations.Nullable;

/**
 * Reads the era out of the answer to {@code server/discover}. Pure. Specification 2026-07-28, Versioning and stdio: only
 * recognised answers mean modern; whatever else comes means legacy, since old servers answer early requests as they like.
 */
final class ProbeClassifier {

    private ProbeClassifier() {}

    /**
     * Judges one answer.
     *
     * @param asked the revision that the probe named
     */
    static ProbeVerdict judge(Message.Answer answer, ProtocolVersion asked) {
        return answer instanceof Message.Result result
                ? judgeResult(result.body().loaded())
                : judgeError(((Message.ErrorReply) answer).error(), asked);
    }

    /**
     * Judges an HTTP status without a message. Specification 2026-07-28, Streamable HTTP: a refusal of the request as such
     * is what servers with a handshake do. Missing credentials, too many requests and outages say nothing of the era.
     *
     * @return null when it says nothing
     */
    static @Nullable ProbeVerdict judgeStatus(Failure failure) {
        int status = status(failure);
        return isEvidence(status) ? legacy("answered server/discover with HTTP status " + status) : null;
    }

    private static boolean isEvidence(int status) {
        return switch (status) {
            case 401, 403, 407, 408, 425, 429 -> false;
            default -> status >= 400 && status < 500;
        };
    }

    /** Whether the server refused the request as such, so that what was believed of its era may be wrong. */
    static boolean refusesTheRequest(Failure failure) {
        return isEvidence(status(failure));
    }

    /**
     * Whether the transport of 2024-11-05 may be what stands behind a URL that refused the handshake. Specification
     * 2026-07-28, Streamable HTTP, Backwards compatibility.
     */
    static boolean mayBeOlderTransport(Failure failure) {
        boolean modern = Refusal.HEADER_MISMATCH.isOf(failure)
                || Refusal.MISSING_CAPABILITY.isOf(failure)
                || Refusal.UNSUPPORTED_VERSION.isOf(failure);
        return switch (status(failure)) {
            case 400, 404, 405 -> !modern;
            default -> false;
        };
    }

    private static int status(Failure failure) {
        return failure.details().get("http_status") instanceof Integer status ? status : 0;
    }

    private static ProbeVerdict judgeResult(JsonNode value) {
        JsonNode supported = value.path("supportedVersions");
        if (!supported.isArray() || !(value instanceof ObjectNode discovery)) {
            return legacy("answered server/discover with a result that lists no versions");
        }
        ProtocolVersion modern = newest(supported, Generation.MODERN);
        if (modern != null) {
            return new ProbeVerdict.Modern(modern, discovery);
        }
        return common(supported, "its server/discover lists only revisions with a handshake");
    }

    private static ProbeVerdict judgeError(Message.RemoteError error, ProtocolVersion asked) {
        if (Refusal.HEADER_MISMATCH.isOf(error) || Refusal.MISSING_CAPABILITY.isOf(error)) {
            return new ProbeVerdict.Stop(Refusal.of("server/discover", error));
        }
        JsonNode supported = error.data() == null ? null : error.data().get("supported");
        if (!Refusal.UNSUPPORTED_VERSION.isOf(error) || supported == null || !supported.isArray()) {
            return legacy("answered server/discover with error " + error.code());
        }
        ProtocolVersion modern = newest(supported, Generation.MODERN);
        boolean hasAnotherWay = modern == asked && newest(supported, Generation.LEGACY) != null;
        if (modern != null && !hasAnotherWay) {
            // Even when it is the same one: the specification says to send again, and a second refusal is told as it
            // is.
            return new ProbeVerdict.Retry(modern);
        }
        return common(supported, "does not serve " + asked.date() + " but a revision with a handshake");
    }

    private static ProbeVerdict common(JsonNode supported, String reason) {
        ProtocolVersion version = newest(supported, Generation.LEGACY);
        return version == null
                ? new ProbeVerdict.Stop(Refusal.noCommonVersion(supported))
                : new ProbeVerdict.Legacy(version, reason);
    }

    private static ProbeVerdict legacy(String reason) {
        return new ProbeVerdict.Legacy(ProtocolVersion.newest(Generation.LEGACY), reason);
    }

    private static @Nullable ProtocolVersion newest(JsonNode dates, Generation generation) {
        ProtocolVersion newest = null;
        for (JsonNode date : dates) {
            ProtocolVersion version = date.isTextual() ? ProtocolVersion.of(date.textValue()) : null;
            if (version != null && version.generation() == generation) {
                newest = newest == null || version.compareTo(newest) > 0 ? version : newest;
            }
        }
        return newest;
    }
}
