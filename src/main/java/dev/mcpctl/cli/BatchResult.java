package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.output.Document;
import dev.mcpctl.output.ErrorLine;
import dev.mcpctl.rpc.Frame;
import dev.mcpctl.rpc.Message;
import org.jspecify.annotations.Nullable;

/**
 * What became of one line of a batch.
 *
 * @param outcome the result, and the bad news if it failed
 * @param body what the result is read from, or null; closed with this
 * @param end why no further line has a chance, or null
 */
record BatchResult(
        Heading heading,
        Outcome outcome,
        Message.@Nullable Body body,
        @Nullable Failure end) implements AutoCloseable {

    /**
     * Which line it is.
     *
     * @param id as the line gave it, or null
     * @param title what it asks for, for people; untrusted, and empty when nobody can tell
     */
    record Heading(long line, @Nullable JsonNode id, String title) {}

    boolean failed() {
        return outcome.badNews() != null;
    }

    /** About how much memory it holds while it waits. */
    long weight() {
        return body != null && body.frame() instanceof Frame.Bytes bytes ? bytes.size() : 0;
    }

    /** The form of {@code batch-1.json}. */
    ObjectNode json() {
        ObjectNode json = Json.object().put("line", heading.line());
        if (heading.id() != null) {
            json.set("id", heading.id());
        }
        json.put("ok", !failed());
        Document document = outcome.document();
        if (document != null) {
            json.set("result", document.json());
        }
        ErrorLine error = error();
        if (error != null) {
            json.set("error", error.tree());
        }
        return json;
    }

    /** Why it failed, or null. */
    @Nullable
    ErrorLine error() {
        return outcome.badNews() == null ? null : outcome.badNews().line();
    }

    @Override
    public void close() {
        if (body != null) {
            body.close();
        }
    }
}
