package dev.mcpctl.serve;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.TreeWriter;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.Map;

/** Writes messages on one line, {@link RepeatedText} without ever holding it. */
public final class MessageWriter {

    private MessageWriter() {}

    /**
     * Writes one message, without a line break behind it; the writer is neither flushed nor closed.
     *
     * @throws IOException when the writer fails
     */
    public static void write(JsonNode message, Writer writer) throws IOException {
        try (JsonGenerator generator = Json.generator(writer)) {
            // A flush belongs to the whole line, not to every piece of it.
            generator.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
            value(message, generator);
        }
    }

    private static void value(JsonNode value, JsonGenerator generator) throws IOException {
        if (value instanceof ObjectNode object) {
            generator.writeStartObject();
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                generator.writeFieldName(member.getKey());
                value(member.getValue(), generator);
            }
            generator.writeEndObject();
            return;
        }
        if (value instanceof ArrayNode array) {
            generator.writeStartArray();
            for (JsonNode element : array) {
                value(element, generator);
            }
            generator.writeEndArray();
            return;
        }
        scalar(value, generator);
    }

    private static void scalar(JsonNode value, JsonGenerator generator) throws IOException {
        if (value instanceof RepeatedText text) {
            try (Reader reader = text.open()) {
                generator.writeString(reader, -1);
            }
            return;
        }
        TreeWriter.write(value, generator);
    }
}
