package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import java.util.Base64;

/** Content blocks, tool results and resource contents. */
final class Blocks {

    private Blocks() {}

    static ObjectNode text(String text) {
        ObjectNode block = Json.object();
        block.put("type", "text");
        block.put("text", text);
        return block;
    }

    /** A text for one kind of reader, {@code user} or {@code assistant}. */
    static ObjectNode text(String text, String audience) {
        ObjectNode block = text(text);
        block.putObject("annotations").putArray("audience").add(audience);
        return block;
    }

    static ObjectNode image(byte[] png) {
        return binary("image", png, "image/png");
    }

    static ObjectNode audio(byte[] wav) {
        return binary("audio", wav, "audio/wav");
    }

    private static ObjectNode binary(String type, byte[] bytes, String mimeType) {
        ObjectNode block = Json.object();
        block.put("type", type);
        block.put("data", Base64.getEncoder().encodeToString(bytes));
        block.put("mimeType", mimeType);
        return block;
    }

    /** @param contents as of {@link #textContents} or {@link #blobContents} */
    static ObjectNode embedded(ObjectNode contents) {
        ObjectNode block = Json.object();
        block.put("type", "resource");
        block.set("resource", contents);
        return block;
    }

    static ObjectNode link(String uri, String name, String mimeType) {
        ObjectNode block = Json.object();
        block.put("type", "resource_link");
        block.put("uri", uri);
        block.put("name", name);
        block.put("mimeType", mimeType);
        return block;
    }

    static ObjectNode textContents(String uri, String mimeType, String text) {
        ObjectNode contents = contents(uri, mimeType);
        contents.put("text", text);
        return contents;
    }

    static ObjectNode blobContents(String uri, String mimeType, byte[] bytes) {
        ObjectNode contents = contents(uri, mimeType);
        contents.put("blob", Base64.getEncoder().encodeToString(bytes));
        return contents;
    }

    static ObjectNode contents(String uri, String mimeType) {
        ObjectNode contents = Json.object();
        contents.put("uri", uri);
        contents.put("mimeType", mimeType);
        return contents;
    }

    /** A tool result of these blocks. */
    static ObjectNode result(JsonNode... blocks) {
        ObjectNode result = Json.object();
        for (JsonNode block : blocks) {
            result.withArrayProperty("content").add(block);
        }
        return result;
    }

    /** A tool result with structure, given as JSON text too, as the specification recommends. */
    static ObjectNode structured(JsonNode structure) {
        ObjectNode result = result(text(Json.compact(structure)));
        result.set("structuredContent", structure);
        return result;
    }

    /** A tool result that reports a failure. */
    static ObjectNode failure(String text) {
        ObjectNode result = result(text(text));
        result.put("isError", true);
        return result;
    }
}
