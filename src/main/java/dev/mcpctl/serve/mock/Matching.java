package dev.mcpctl.serve.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Nearest;
import dev.mcpctl.json.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the recorded call that a request is like, by method and params. Thread-safe. */
final class Matching {

    private static final int MOST_PLACES = 3;

    /** Reading all of a large recording again would take longer than whoever asks waits. */
    private static final int MOST_COMPARED = 1_000;

    private final List<RecordedCall> calls;
    private final AlikeCalls alike;
    private final CallsOfMethod requests = new CallsOfMethod();
    private final Order order;
    private final int expected;
    private int next;
    private int place;
    private int missed;

    Matching(List<RecordedCall> calls, Order order) {
        this.calls = calls;
        this.order = order;
        this.alike = new AlikeCalls(calls);
        int count = 0;
        for (RecordedCall call : calls) {
            if (call.isRequest()) {
                requests.add(call);
                count += call.isHandshake() ? 0 : 1;
            }
        }
        this.expected = count;
    }

    /** A call, or why there is none. */
    record Found(@Nullable RecordedCall call, @Nullable Miss miss) {}

    /**
     * A request that the recording lacks.
     *
     * @param code of the JSON-RPC error
     * @param sentence what is missing and what is nearest to it
     * @param data the same for programs
     */
    record Miss(int code, String sentence, ObjectNode data) {}

    /** Whether any request of this method was recorded. */
    boolean knows(String method) {
        return requests.has(method);
    }

    /** All requests of a method. */
    Iterable<RecordedCall> of(String method) {
        return requests.of(method);
    }

    synchronized Found find(String method, JsonNode params) {
        boolean handshake = RecordedCall.isHandshake(method);
        if (order == Order.STRICT && !handshake) {
            return inOrder(method, params);
        }
        RecordedCall found = handshake ? anyOf(method) : alike(method, params);
        if (found == null) {
            return new Found(null, miss(method, params));
        }
        found.use();
        return new Found(found, null);
    }

    /** The first one that was not used yet, else the last one. */
    private @Nullable RecordedCall anyOf(String method) {
        RecordedCall last = null;
        for (RecordedCall call : requests.of(method)) {
            if (call.isAnswered()) {
                last = call;
                if (!call.isUsed()) {
                    return call;
                }
            }
        }
        return last;
    }

    /** The same of those that ask for the same. What cannot be told by its likeness is compared one by one. */
    private @Nullable RecordedCall alike(String method, JsonNode params) {
        RecordedCall plain = null;
        for (RecordedCall call = alike.first(method, Likeness.of(params)); call != null; call = alike.next(call)) {
            plain = call.isAnswered() ? call : plain;
            if (plain != null && !plain.isUsed()) {
                break;
            }
        }
        RecordedCall sure = plain != null && isSame(plain, params) ? plain : null;
        return requests.hasMasked(method) ? orMasked(sure, method, params) : sure;
    }

    private @Nullable RecordedCall orMasked(@Nullable RecordedCall plain, String method, JsonNode params) {
        RecordedCall best = plain;
        for (RecordedCall call : requests.of(method)) {
            if (best != null && !best.isUsed() && best.isBefore(call)) {
                return best;
            }
            boolean candidate = call.isMasked() && call.isAnswered() && (best == null || better(call, best));
            if (candidate && isSame(call, params)) {
                best = call;
            }
        }
        return best;
    }

    /** Unused before used, of the unused the first and of the used the last. */
    private static boolean better(RecordedCall call, RecordedCall best) {
        if (call.isUsed() != best.isUsed()) {
            return best.isUsed();
        }
        return call.isUsed() == best.isBefore(call);
    }

    private static boolean isSame(RecordedCall call, JsonNode params) {
        return Differences.between(call.params(), params).isEmpty();
    }

    /** The recorded request whose turn it is, or null. */
    private @Nullable RecordedCall due() {
        while (next < calls.size()) {
            RecordedCall call = calls.get(next);
            if (call.isRequest() && !call.isHandshake()) {
                return call;
            }
            next++;
        }
        return null;
    }

    private Found inOrder(String method, JsonNode params) {
        RecordedCall due = due();
        List<String> differences = due != null && due.method().equals(method)
                ? Differences.between(due.params(), params)
                : List.of("another method");
        if (differences.isEmpty()) {
            place++;
            next++;
            return new Found(due, null);
        }
        missed++;
        String wanted = due == null
                ? "the recording has no more requests"
                : "request " + (place + 1) + " of " + expected + " in the recording is " + due.words();
        if (due != null && due.method().equals(method)) {
            wanted += ", where " + places(differences);
        }
        String sentence = "--strict: " + wanted + "; this is " + RecordedCall.words(method, params);
        ObjectNode data = Json.object().put("method", method);
        if (due != null) {
            data.put("expected", due.words()).put("event", due.event());
        }
        return new Found(null, new Miss(Replies.INVALID_PARAMS, sentence, data));
    }

    /** What a strict run lacks at its end, a sentence; null when nothing. */
    synchronized @Nullable String verdict() {
        if (order != Order.STRICT || (missed == 0 && place == expected)) {
            return null;
        }
        List<String> parts = new ArrayList<>();
        if (missed > 0) {
            parts.add(missed + (missed == 1 ? " request was" : " requests were") + " not what was recorded");
        }
        RecordedCall due = due();
        if (due != null) {
            parts.add((expected - place) + " of " + expected + " recorded requests did not come, first " + due.words());
        }
        return String.join("; ", parts);
    }

    /** A recorded request and where it differs from what is asked. */
    private record Near(RecordedCall call, String words, List<String> differences) {}

    private Miss miss(String method, JsonNode params) {
        ObjectNode data = Json.object().put("method", method);
        Near nearest = nearest(method, params);
        if (nearest == null) {
            return unknown(method, data);
        }
        data.put("nearest", nearest.words()).put("event", nearest.call().event());
        nearest.differences().forEach(data.putArray("differences")::add);
        String what = RecordedCall.words(method, params);
        if (nearest.differences().isEmpty()) {
            return new Miss(Replies.INTERNAL_ERROR, "the recording has " + what + " but no answer to it", data);
        }
        return new Miss(
                Replies.INVALID_PARAMS,
                "the recording has no such request: " + what + "; nearest is " + nearest.words() + " (event "
                        + nearest.call().event() + "), where " + places(nearest.differences()),
                data);
    }

    private @Nullable Near nearest(String method, JsonNode params) {
        String words = RecordedCall.words(method, params);
        RecordedCall unanswered = alike.first(method, Likeness.of(params));
        if (unanswered != null && isSame(unanswered, params)) {
            return new Near(unanswered, words, List.of());
        }
        Near nearest = null;
        int left = MOST_COMPARED;
        for (RecordedCall call : requests.of(method)) {
            if (left-- == 0) {
                break;
            }
            JsonNode recorded = call.params();
            Near near = new Near(call, RecordedCall.words(method, recorded), Differences.between(recorded, params));
            nearest = nearest == null || weight(near, words) < weight(nearest, words) ? near : nearest;
        }
        return nearest;
    }

    /** Another name is further away than many other arguments. */
    private static int weight(Near near, String words) {
        return near.differences().size() + (near.words().equals(words) ? 0 : 1_000);
    }

    private Miss unknown(String method, ObjectNode data) {
        Collection<String> methods = requests.methods();
        methods.forEach(data.putArray("recorded")::add);
        String near = Nearest.to(method, methods);
        String nearest = near == null ? "; it has " + String.join(", ", methods) : "; nearest is " + near;
        return new Miss(Replies.METHOD_NOT_FOUND, "the recording has no request '" + method + "'" + nearest, data);
    }

    private static String places(List<String> differences) {
        int more = differences.size() - MOST_PLACES;
        String shown = String.join(", ", differences.subList(0, Math.min(MOST_PLACES, differences.size())));
        return more > 0 ? shown + " and " + more + " more differ" : shown;
    }
}
