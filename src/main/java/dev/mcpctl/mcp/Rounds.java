package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.rpc.Message;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Takes a call to its final answer, however often the server asks for input in between. Specification 2026-07-28, Multi
 * Round-Trip Requests. Thread-safe.
 */
final class Rounds {

    private static final int MOST = 10;
    private static final long FIRST_PAUSE_NANOS = 50_000_000;
    private static final long LONGEST_PAUSE_NANOS = 1_000_000_000;

    private final Requests requests;
    private final Era era;
    private final ServerVoice voice;

    /** What was advised against once already. */
    private final Set<String> deprecations = ConcurrentHashMap.newKeySet();

    Rounds(Requests requests, Era era, ServerVoice voice) {
        this.requests = requests;
        this.era = era;
        this.voice = voice;
    }

    /**
     * The final answer to a call; the caller closes it.
     *
     * @param tools lists the tools once more, for an era whose calls depend on the list
     * @throws Failure as {@link Session#request} does
     */
    Message.Body answer(Call call, Requests.Relisting tools) {
        Failure before = requests.connection().interruption();
        Call current = call;
        for (int round = 0; ; round++) {
            Reply reply = reply(current, answered(current, tools));
            if (reply instanceof Reply.Complete complete) {
                return complete.body();
            }
            if (round == MOST) {
                throw Failure.protocol("the server still asks for input after " + MOST + " rounds of " + call.method());
            }
            current = next(call, (Reply.InputRequired) reply, round);
            endIfInterrupted(before);
        }
    }

    /** An interruption between two requests finds none that it could end. */
    void endIfInterrupted(@Nullable Failure before) {
        Failure now = requests.connection().interruption();
        if (now != null && now != before) {
            throw now;
        }
    }

    /** Once more after pages that the server wanted to be visited first; then what it says counts. */
    private Message.Body answered(Call call, Requests.Relisting tools) {
        try {
            return requests.answer(call, tools);
        } catch (Failure failure) {
            if (!era.refusesUntilPagesAreVisited() || !voice.pages().wantedBy(failure)) {
                throw failure;
            }
            voice.pages().visit(failure, requests.connection());
            return requests.answer(call, tools);
        }
    }

    /** Only a complete answer leaves here with its frame. */
    private Reply reply(Call call, Message.Body body) {
        boolean complete = false;
        try {
            Reply reply = era.reply(call, body);
            complete = reply instanceof Reply.Complete;
            if (!complete) {
                body.loaded();
            }
            return reply;
        } finally {
            if (!complete) {
                body.close();
            }
        }
    }

    /** Same params, answers under the same keys, state untouched. */
    private Call next(Call original, Reply.InputRequired wanted, int round) {
        ObjectNode params = original.params().deepCopy().without(List.of("inputResponses", "requestState"));
        if (wanted.asks().isEmpty()) {
            LockSupport.parkNanos(Math.min(FIRST_PAUSE_NANOS << round, LONGEST_PAUSE_NANOS));
        } else {
            ObjectNode answers = params.putObject("inputResponses");
            for (Map.Entry<String, JsonNode> ask : wanted.asks().properties()) {
                answers.set(ask.getKey(), answerTo(ask.getValue()));
            }
        }
        if (wanted.requestState() != null) {
            params.put("requestState", wanted.requestState());
        }
        return new Call(original.method(), params);
    }

    /** Our answer to something that the server asks. */
    JsonNode answerTo(JsonNode ask) {
        String method = ask.path("method").asText("");
        if (!voice.mayAsk(method)) {
            throw Failure.protocol("the server asks for '" + method + "', which was not offered to it");
        }
        noteDeprecation(method.substring(0, method.indexOf('/')));
        ObjectNode params = ask.get("params") instanceof ObjectNode some ? some : Json.object();
        return requests.options().answerer().answer(new Answerer.Ask(method, params));
    }

    private void noteDeprecation(String feature) {
        if (era.deprecates(feature) && deprecations.add(feature)) {
            requests.options()
                    .listener()
                    .note(feature + " is deprecated since " + era.version().date());
        }
    }
}
