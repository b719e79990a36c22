package dev.mcpctl.serve.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request or notification of the recorded client, and where the recording tells what the server said about it. What it
 * carries is read from there each time, since there may be more of it than memory holds. Complete before it is used.
 */
final class RecordedCall {

    private final RecordedMessages messages;
    private final long event;
    private final long spot;
    private final String method;
    private final boolean request;
    private final @Nullable String statelessVersion;
    private final long likeness;
    private final boolean masked;
    private @Nullable Spots before;
    private @Nullable Spots after;
    private long answer = Spots.NONE;
    private boolean used;
    private @Nullable RecordedCall nextAlike;
    private @Nullable RecordedCall nextOfMethod;

    /**
     * A call.
     *
     * @param event number of the event in the recording
     * @param spot where the message stands
     * @param message as it stands there
     */
    RecordedCall(RecordedMessages messages, long event, long spot, ObjectNode message) {
        this.messages = messages;
        this.event = event;
        this.spot = spot;
        this.method = messages.shared(message.path("method").asText(""));
        this.request = message.has("id");
        this.statelessVersion = Stateless.is(message) ? messages.shared(Stateless.version(message)) : null;
        JsonNode params = message.path("params");
        this.likeness = request ? Likeness.of(params) : 0;
        this.masked = request && Likeness.isMasked(params);
    }

    long event() {
        return event;
    }

    String method() {
        return method;
    }

    boolean isRequest() {
        return request;
    }

    /** The revision that a stateless one names, else null. */
    @Nullable
    String statelessVersion() {
        return statelessVersion;
    }

    /** See {@link Likeness}. */
    long likeness() {
        return likeness;
    }

    /** Whether something was taken out of its params. */
    boolean isMasked() {
        return masked;
    }

    /** The params, read now. */
    JsonNode params() {
        return messages.at(spot, Instant.MIN).message().path("params");
    }

    /** Belongs to the way in: clients differ in it, so that neither its params nor its order and number count. */
    boolean isHandshake() {
        return isHandshake(method);
    }

    static boolean isHandshake(String method) {
        return switch (method) {
            case "initialize", "server/discover", "ping", "logging/setLevel" -> true;
            default -> false;
        };
    }

    /** The server said this while it had not answered. */
    void saidBefore(long said) {
        before = before == null ? new Spots() : before;
        before.add(said);
    }

    /** The server said this on its own afterwards, until the client said something. */
    void saidAfter(long said) {
        after = after == null ? new Spots() : after;
        after.add(said);
    }

    /** See {@link #saidBefore}; null for nothing. */
    @Nullable
    Spots before() {
        return before;
    }

    /** See {@link #saidAfter}; null for nothing. */
    @Nullable
    Spots after() {
        return after;
    }

    /** Whether the recording has an answer. */
    boolean isAnswered() {
        return answer != Spots.NONE;
    }

    void answered(long heard) {
        answer = heard;
    }

    /** The answer, read now; only where {@link #isAnswered}. */
    RecordedMessages.Said answer() {
        return said(answer, Instant.MIN);
    }

    /** Something that the server said, read now. */
    RecordedMessages.Said said(long heard, Instant otherwise) {
        return messages.at(heard, otherwise);
    }

    /** Takes it; returns whether nobody had taken it before. Guarded by whoever takes. */
    boolean use() {
        boolean first = !used;
        used = true;
        return first;
    }

    boolean isUsed() {
        return used;
    }

    /** Whether it stands before the other one in the recording. */
    boolean isBefore(RecordedCall other) {
        return spot < other.spot;
    }

    /** A link of {@link AlikeCalls}. */
    @Nullable
    RecordedCall nextAlike() {
        return nextAlike;
    }

    void linkAlike(@Nullable RecordedCall next) {
        nextAlike = next;
    }

    /** A link of {@link CallsOfMethod}. */
    @Nullable
    RecordedCall nextOfMethod() {
        return nextOfMethod;
    }

    void linkOfMethod(RecordedCall next) {
        nextOfMethod = next;
    }

    /** A few words for messages: the method, and the name where one belongs to it. */
    String words() {
        return words(method, params());
    }

    static String words(String method, JsonNode params) {
        JsonNode name = params.has("uri") && method.startsWith("resources/") ? params.path("uri") : params.path("name");
        return name.isTextual() ? method + " '" + name.textValue() + "'" : method;
    }
}
