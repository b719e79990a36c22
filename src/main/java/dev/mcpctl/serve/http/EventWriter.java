package dev.mcpctl.serve.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.serve.MessageWriter;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** Writes server-sent events, each one flushed. WHATWG HTML, Server-sent events. Not thread-safe. */
final class EventWriter implements AutoCloseable {

    private final Writer writer;

    EventWriter(Writer writer) {
        this.writer = writer;
    }

    /**
     * A message; it stands on one line, as JSON of ours always does.
     *
     * @param id for resumption, or null
     */
    void message(@Nullable String id, JsonNode message) throws IOException {
        if (id != null) {
            writer.write("id: " + id + "\n");
        }
        writer.write("event: message\ndata: ");
        MessageWriter.write(message, writer);
        end();
    }

    /** A name and a text of one line. */
    void named(String name, String text) throws IOException {
        writer.write("event: " + name + "\ndata: " + text);
        end();
    }

    /** An id and no data, so that the client can resume from the beginning. Specification 2025-11-25, Transports. */
    void primer(String id, int retryMillis) throws IOException {
        writer.write("id: " + id + "\nretry: " + retryMillis + "\ndata:");
        end();
    }

    /** Says nothing: only writing shows whether the client is still there. */
    void heartbeat() throws IOException {
        writer.write(":");
        end();
    }

    private void end() throws IOException {
        writer.write("\n\n");
        writer.flush();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
