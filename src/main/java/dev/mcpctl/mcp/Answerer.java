package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;

/** Answers what servers ask of us, in both eras. Called on a thread of its own, one ask at a time. */
@FunctionalInterface
public interface Answerer {

    /** Code of the failure for a no to what knows no other way to say it: sampling and roots. */
    String DECLINED = "declined";

    /**
     * What the server asks.
     *
     * @param method {@code elicitation/create}, {@code sampling/createMessage} or {@code roots/list}
     * @param params as received, untrusted; empty when absent
     */
    record Ask(String method, ObjectNode params) {}

    /**
     * The result of that kind: ElicitResult, CreateMessageResult or ListRootsResult.
     *
     * @throws Failure not answered, when nothing may or can give it, and protocol, when the ask breaks a rule: the run ends
     *     with it; code {@link #DECLINED}, when the user said no: a server that asked by a request is told so and goes on
     */
    JsonNode answer(Ask ask);
}
