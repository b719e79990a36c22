package dev.mcpctl.cli.asking;

import dev.mcpctl.failure.Failure;

/** Why an ask has no answer. */
final class Unfit {

    /** JSON-RPC: invalid params, the answer of the specification to asks that break its rules. */
    private static final int INVALID_PARAMS = -32602;

    private Unfit() {}

    /** The ask itself breaks the protocol. */
    static Failure ask(String sentence) {
        return Failure.of(Failure.Kind.PROTOCOL, "bad_ask", sentence).detail("rpc_code", INVALID_PARAMS);
    }

    /** Nothing answers. */
    static Failure unanswered(String sentence) {
        return Failure.of(Failure.Kind.NOT_ANSWERED, "not_answered", sentence);
    }

    /** There is an answer, and it must not be sent: it does not fit what was asked. */
    static Failure answer(String sentence) {
        return Failure.of(Failure.Kind.NOT_ANSWERED, "unfit_answer", sentence);
    }

    /** The user said no, to something that knows no other way to say it. */
    static Failure declined(String sentence) {
        return Failure.of(Failure.Kind.NOT_ANSWERED, "declined", sentence);
    }

    /** The run was interrupted while it waited for an answer. */
    static Failure interrupted() {
        return Failure.of(Failure.Kind.INTERRUPTED, "interrupted", "interrupted");
    }
}
