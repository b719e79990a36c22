package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.output.Document;
import dev.mcpctl.output.TextSink;
import java.io.IOException;
import java.io.InputStream;

/** {@code servers schema}: the JSON Schema of our own list. */
final class ServersSchema implements ServersCommand.Action {

    private static final String RESOURCE = "/dev/mcpctl/schemas/servers-file-1.json";

    @Override
    public Outcome run(Run run) {
        ServersCommand.requireNoName(run);
        return Outcome.of(new SchemaDocument(schema()));
    }

    private static JsonNode schema() {
        try (InputStream stream = ServersSchema.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("the package has no " + RESOURCE);
            }
            return Json.tolerant(stream.readAllBytes());
        } catch (IOException broken) {
            throw new IllegalStateException("the package is damaged", broken);
        }
    }

    private record SchemaDocument(JsonNode json) implements Document {
        @Override
        public void human(TextSink out) {
            out.block(Json.pretty(json)).endLine();
        }
    }
}
