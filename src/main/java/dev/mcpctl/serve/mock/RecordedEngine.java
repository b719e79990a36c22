package dev.mcpctl.serve.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.rpc.RequestId;
import dev.mcpctl.serve.Conversation;
import dev.mcpctl.serve.Engine;
import dev.mcpctl.serve.Peer;
import dev.mcpctl.trace.RecordingPlaces;
import dev.mcpctl.trace.RecordingReader;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A server made from a recording: it knows what the recorded one was asked, and nothing else. Thread-safe. */
public final class RecordedEngine implements Engine {

    /** A tool is looked for in so many of the recorded lists. */
    private static final int MOST_LISTS = 1_000;

    private final Matching matching;
    private final List<String> notes;
    private final Consumer<String> misses;
    private final Set<String> stateless;
    private final CallsOfMethod notifications = new CallsOfMethod();

    /**
     * Reads a recording to its end.
     *
     * @param places where what is asked for is read later; to be closed after this
     * @param misses told a sentence for each request that the recording lacks
     * @throws Failure usage, when there is nothing in it that could be served, or too much; local file
     */
    public RecordedEngine(RecordingReader reader, RecordingPlaces places, Order order, Consumer<String> misses) {
        RecordedScript script = RecordedScript.read(reader, places);
        this.notes = script.notes();
        this.stateless = script.revisions();
        this.matching = new Matching(script.calls(), order);
        this.misses = misses;
        for (RecordedCall call : script.calls()) {
            if (!call.isRequest()) {
                notifications.add(call);
            }
        }
        if (!script.isAnswered()) {
            throw Failure.of(
                            Failure.Kind.USAGE,
                            "recording",
                            "the recording '" + places.name() + "' has no answered request")
                    .hint("record a session with --record FILE, then serve that");
        }
    }

    /** What of the recording could not be used, a sentence each. */
    public List<String> notes() {
        return notes;
    }

    /** What a strict run lacks at its end, a sentence; null when nothing, or when it was not strict. */
    public @Nullable String verdict() {
        return matching.verdict();
    }

    @Override
    public Conversation converse(Peer unsolicited) {
        return new RecordedConversation(this, unsolicited);
    }

    @Override
    public @Nullable JsonNode inputSchema(String tool) {
        int left = MOST_LISTS;
        for (RecordedCall call : matching.of("tools/list")) {
            if (left-- == 0) {
                return null;
            }
            JsonNode listed = call.isAnswered() ? call.answer().message().at("/result/tools") : Json.array();
            for (JsonNode each : listed) {
                if (each.path("name").asText("").equals(tool)) {
                    return each.path("inputSchema");
                }
            }
        }
        return null;
    }

    /** Keeps to the era of the recording: the error for a request of the other one, or null. */
    @Nullable
    ObjectNode refusal(RequestId id, ObjectNode message) {
        String method = message.path("method").asText();
        if (Stateless.is(message)) {
            if (stateless.isEmpty()) {
                return matching.knows(method) && !method.equals("server/discover")
                        ? Replies.error(
                                id,
                                Replies.INVALID_REQUEST,
                                "mcpctl mock: the recording was made after a handshake; initialize comes first")
                        : null;
            }
            String version = Stateless.version(message);
            return stateless.contains(version) ? null : Stateless.unsupported(id, version, stateless);
        }
        boolean onlyStateless = !stateless.isEmpty() && !matching.knows("initialize");
        if (method.equals("initialize") && onlyStateless) {
            return Stateless.unsupported(
                    id, message.path("params").path("protocolVersion").asText(""), stateless);
        }
        return null;
    }

    Matching.Found find(String method, JsonNode params) {
        return matching.find(method, params);
    }

    /** The next recorded notification of this method, or the last one; null when there was none. */
    @Nullable
    RecordedCall notification(String method) {
        synchronized (notifications) {
            RecordedCall last = null;
            for (RecordedCall call : notifications.of(method)) {
                last = call;
                if (call.use()) {
                    return call;
                }
            }
            return last;
        }
    }

    void missed(String sentence) {
        misses.accept(sentence);
    }
}
