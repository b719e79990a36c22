package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.mcp.ProtocolVersion.Generation;
import dev.mcpctl.rpc.Message;
import org.jspecify.annotations.Nullable;

/**
 * Reads the era out of the answer to {@code server/discover}. Pure. Specification 2026-07-28, Versioning and stdio: only
 * recognised answers mean modern; whatever else comes means legacy, since old servers answer early requests as they like.
 */
final class ProbeClassifier {

    private static final int HEADER_MISMATCH = -32020;
    private static final int MISSING_CAPABILITY = -32021;
    private static final int UNSUPPORTED_VERSION = -32022;

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
        if (error.code() == HEADER_MISMATCH || error.code() == MISSING_CAPABILITY) {
            return new ProbeVerdict.Stop(Refusal.of("server/discover", error));
        }
        JsonNode supported = error.data() == null ? null : error.data().get("supported");
        if (error.code() != UNSUPPORTED_VERSION || supported == null || !supported.isArray()) {
            return legacy("answered server/discover with error " + error.code());
        }
        ProtocolVersion modern = newest(supported, Generation.MODERN);
        if (modern != null && modern != asked) {
            return new ProbeVerdict.Retry(modern);
        }
        if (modern != null && newest(supported, Generation.LEGACY) == null) {
            // It refuses the revision that it lists: its own words are the best explanation.
            return new ProbeVerdict.Stop(Refusal.of("server/discover", error));
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
