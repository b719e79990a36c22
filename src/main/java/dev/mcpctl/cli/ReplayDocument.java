package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.output.Document;
import dev.mcpctl.output.Style;
import dev.mcpctl.output.TextSink;
import dev.mcpctl.trace.Memory;
import dev.mcpctl.trace.replay.Comparison;
import dev.mcpctl.trace.replay.RecordedCalls.RecordedCall;
import java.util.List;

/** What {@code replay} tells. The JSON form is published as {@code schemas/replay-1.json}. */
final class ReplayDocument implements Document {

    /** What a result takes in memory, and what each difference adds. */
    private static final int RESULT_BYTES = 1 << 10;

    private static final int PLACE_BYTES = 2 << 10;

    private final String recording;
    private final String server;
    private final ArrayNode results = Json.array();
    private final long room = Memory.part(8);
    private long weight;
    private long requests;
    private long different;
    private long skipped;

    ReplayDocument(String recording, String server) {
        this.recording = recording;
        this.server = server;
    }

    /** One more request; of a very long recording the later results only count. */
    void add(RecordedCall call, List<Comparison.Difference> differences) {
        requests++;
        different += differences.isEmpty() ? 0 : 1;
        weight += RESULT_BYTES + (long) PLACE_BYTES * differences.size();
        if (weight > room) {
            return;
        }
        ObjectNode result = results.addObject().put("event", call.sequence()).put("method", call.method());
        if (call.subject() != null) {
            result.put("subject", call.subject());
        }
        result.put("same", differences.isEmpty());
        ArrayNode places = result.putArray("differences");
        for (Comparison.Difference difference : differences) {
            places.addObject()
                    .put("path", difference.path())
                    .put("recorded", difference.before())
                    .put("live", difference.after());
        }
    }

    void skipped(long count) {
        skipped = count;
    }

    long different() {
        return different;
    }

    long requests() {
        return requests;
    }

    private long omitted() {
        return requests - results.size();
    }

    @Override
    public JsonNode json() {
        ObjectNode document = Json.object().put("recording", recording).put("server", server);
        document.put("requests", requests).put("different", different).put("skipped", skipped);
        if (omitted() > 0) {
            document.put("omitted", omitted());
        }
        document.set("results", results);
        return document;
    }

    @Override
    public Iterable<? extends JsonNode> lines() {
        return results;
    }

    @Override
    public void human(TextSink out) {
        for (JsonNode result : results) {
            boolean same = result.path("same").asBoolean();
            out.ours(same ? Style.GOOD : Style.BAD, same ? "same     " : "differs  ");
            out.label(Style.NAME, result.path("method").asText());
            out.label(result.has("subject") ? " " + result.path("subject").asText() : "")
                    .newline();
            for (JsonNode place : result.path("differences")) {
                out.ours("         ").label(place.path("path").asText()).newline();
                out.ours(Style.BAD, "           - ")
                        .label(place.path("recorded").asText())
                        .newline();
                out.ours(Style.GOOD, "           + ")
                        .label(place.path("live").asText())
                        .newline();
            }
        }
        if (omitted() > 0) {
            out.ours(omitted() + " more results are not shown: there are too many; " + different + " of " + requests
                    + " answers differ\n");
        }
        if (skipped > 0) {
            out.ours(skipped + (skipped == 1 ? " request was" : " requests were")
                    + " not asked again: something was taken out, or the recording holds only a part\n");
        }
    }
}
