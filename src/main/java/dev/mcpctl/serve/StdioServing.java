package dev.mcpctl.serve;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Serves an engine over stdio: a message a line, UTF-8 whatever the locale says. Specification 2026-07-28, Transports,
 * stdio. Requests that take time have a thread each, so answers come in any order.
 */
public final class StdioServing {

    /** Longer lines are answered with an error and skipped, so that no client can fill the memory. */
    private static final int LONGEST_LINE = 256 << 20;

    /** A client that closed our input may still read; one that does not shall not hold us for ever. */
    private static final long FAREWELL_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Lines lines;
    private final Writer writer;
    private final Workers workers = new Workers();
    private boolean gone;

    private StdioServing(InputStream in, OutputStream out, int longestLine) {
        this.lines = new Lines(in, longestLine);
        this.writer = new OutputStreamWriter(new BufferedOutputStream(out, 1 << 16), StandardCharsets.UTF_8);
    }

    /**
     * Serves until the input ends, then lets open requests finish: those that wait are cut short.
     *
     * @param in read to its end, not closed
     * @param out carries nothing but messages; not closed
     * @return the exit status, which is 0
     */
    public static int serve(Engine engine, InputStream in, OutputStream out) {
        return serve(engine, in, out, LONGEST_LINE);
    }

    static int serve(Engine engine, InputStream in, OutputStream out, int longestLine) {
        return new StdioServing(in, out, longestLine).run(engine);
    }

    private int run(Engine engine) {
        try (Conversation conversation = engine.converse(this::send)) {
            readAll(conversation);
        }
        workers.awaitIdle(FAREWELL_NANOS);
        return 0;
    }

    private void readAll(Conversation conversation) {
        try {
            Lines.Line line;
            while ((line = lines.next()) != null) {
                take(line, conversation);
            }
        } catch (IOException closed) {
            // A broken input is an ended one: the client is gone either way.
            gone();
        }
    }

    private void take(Lines.Line line, Conversation conversation) {
        if (line.tooLong()) {
            conversation.unreadable("the message is longer than this server reads", this::send);
            return;
        }
        if (line.blank()) {
            return;
        }
        JsonNode message;
        try {
            message = Json.tolerant(line.bytes());
        } catch (JsonProblem problem) {
            conversation.unreadable("not JSON: " + problem.message(), this::send);
            return;
        } catch (UncheckedIOException notText) {
            conversation.unreadable("not JSON: the bytes are no UTF-8", this::send);
            return;
        }
        handle(message, conversation);
    }

    private void handle(JsonNode message, Conversation conversation) {
        Runnable rest = conversation.receive(message, this::send);
        if (rest != null) {
            workers.start(rest);
        }
    }

    private void send(JsonNode message) {
        synchronized (writer) {
            if (gone) {
                return;
            }
            try {
                MessageWriter.write(message, writer);
                writer.write('\n');
                writer.flush();
            } catch (IOException closed) {
                gone = true;
            }
        }
    }

    private void gone() {
        synchronized (writer) {
            gone = true;
        }
    }
}
