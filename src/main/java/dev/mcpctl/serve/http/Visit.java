package dev.mcpctl.serve.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import dev.mcpctl.rpc.RequestId;
import dev.mcpctl.serve.MessageWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One HTTP request and the response to it. Used by one thread; closing it ends the response. */
final class Visit implements AutoCloseable {

    /** Longer bodies are refused, so that no client can fill the memory. */
    static final int LARGEST_BODY = 64 << 20;

    private static final int NO_BODY = -1;
    private static final int CHUNKED = 0;

    private final HttpExchange exchange;
    private @Nullable RequestId requestId;
    private boolean answered;

    Visit(HttpExchange exchange) {
        this.exchange = exchange;
    }

    String method() {
        return exchange.getRequestMethod();
    }

    String path() {
        return exchange.getRequestURI().getRawPath();
    }

    /** What stands behind the question mark, or null. */
    @Nullable
    String query() {
        return exchange.getRequestURI().getRawQuery();
    }

    /** The value of a header, or null without one. */
    @Nullable
    String header(String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    /** All values of a header; empty without one. */
    List<String> headers(String name) {
        return exchange.getRequestHeaders().getOrDefault(name, List.of());
    }

    /** Sets a header of the response, which has not begun yet. */
    void say(String name, String value) {
        exchange.getResponseHeaders().set(name, value);
    }

    /** An error that follows names this request. */
    void about(@Nullable RequestId id) {
        requestId = id;
    }

    /**
     * Reads the body as one JSON text.
     *
     * @throws TurnedAway when it is none, or too large
     */
    JsonNode body() throws IOException {
        byte[] bytes = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (bytes.length > LARGEST_BODY) {
            throw new TurnedAway(413, TurnedAway.INVALID_REQUEST, "the body is longer than this server reads");
        }
        try {
            return Json.tolerant(bytes);
        } catch (JsonProblem problem) {
            throw new TurnedAway(400, TurnedAway.PARSE_ERROR, "not JSON: " + problem.message());
        } catch (UncheckedIOException notText) {
            throw new TurnedAway(400, TurnedAway.PARSE_ERROR, "not JSON: the bytes are no UTF-8");
        }
    }

    /** Answers with one message. */
    void answer(int status, JsonNode message) throws IOException {
        try (Writer writer = begin(status, "application/json")) {
            MessageWriter.write(message, writer);
        }
    }

    /** Answers with a sentence, where what was asked is no business of the protocol. */
    void text(int status, String sentence) throws IOException {
        try (Writer writer = begin(status, "text/plain; charset=utf-8")) {
            writer.write(sentence);
            writer.write('\n');
        }
    }

    /** Answers without a body. */
    void done(int status) throws IOException {
        answered = true;
        exchange.sendResponseHeaders(status, NO_BODY);
    }

    /** Answers with a stream of events, the head of which is on its way when this returns. */
    EventWriter events() throws IOException {
        say("Cache-Control", "no-cache");
        say("X-Accel-Buffering", "no");
        return new EventWriter(begin(200, "text/event-stream"));
    }

    /** Tells why it ends here, unless an answer has begun. */
    void turnAway(TurnedAway reason) throws IOException {
        if (!answered) {
            answer(reason.status(), reason.message(requestId));
        }
    }

    private Writer begin(int status, String contentType) throws IOException {
        answered = true;
        say("Content-Type", contentType);
        exchange.sendResponseHeaders(status, CHUNKED);
        return new OutputStreamWriter(
                new BufferedOutputStream(exchange.getResponseBody(), 1 << 13), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        exchange.close();
    }
}
