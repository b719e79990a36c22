package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.output.ByteSource;
import dev.mcpctl.output.Document;
import dev.mcpctl.output.TextSink;
import dev.mcpctl.rpc.Message;

/** A result exactly as it was received. */
class ReceivedDocument implements Document {

    private final Message.Body body;

    /** The body stays open as long as the document is used. */
    ReceivedDocument(Message.Body body) {
        this.body = body;
    }

    @Override
    public JsonNode json() {
        return body.value();
    }

    @Override
    public ByteSource raw() {
        return body::open;
    }

    @Override
    public void human(TextSink out) {
        out.json(body.value());
    }
}
