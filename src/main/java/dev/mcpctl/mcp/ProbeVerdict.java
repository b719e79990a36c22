package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;

/** What the answer to a probe says about the server's era. */
sealed interface ProbeVerdict {

    /** A modern server; {@code discovery} is its whole result. */
    record Modern(ProtocolVersion version, ObjectNode discovery) implements ProbeVerdict {}

    /** A modern server that wants another modern revision. */
    record Retry(ProtocolVersion version) implements ProbeVerdict {}

    /** A server for the handshake, and why we think so. */
    record Legacy(ProtocolVersion version, String reason) implements ProbeVerdict {}

    /** No common ground. */
    record Stop(Failure failure) implements ProbeVerdict {}
}
