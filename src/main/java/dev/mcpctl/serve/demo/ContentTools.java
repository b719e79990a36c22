package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;

/** Tools that give each type of content. */
final class ContentTools implements ToolGroup {

    @Override
    public String[] names() {
        return new String[] {"image", "audio", "embedded", "link", "all_content"};
    }

    @Override
    public String card(String name) {
        return switch (name) {
            case "image" -> IMAGE;
            case "audio" -> AUDIO;
            case "embedded" -> EMBEDDED;
            case "link" -> LINK;
            default -> ALL_CONTENT;
        };
    }

    @Override
    public ObjectNode call(String name, ObjectNode arguments, Exchange exchange) {
        return switch (name) {
            case "image" ->
                Blocks.result(Blocks.image(Logo.png(arguments.path("size").asInt(128))));
            case "audio" ->
                Blocks.result(Blocks.audio(Tone.wav(arguments.path("hertz").asInt(440))));
            case "embedded" -> Blocks.result(embedded(arguments.path("kind").asText("text")));
            case "link" -> links(arguments.path("count").asInt(3));
            default -> everything();
        };
    }

    private static ObjectNode embedded(String kind) {
        ObjectNode contents = kind.equals("blob")
                ? Blocks.blobContents(Resources.LOGO_URI, "image/png", Logo.png(64))
                : Blocks.textContents(Resources.README_URI, "text/markdown", Texts.README);
        return Blocks.embedded(contents);
    }

    private static ObjectNode links(int count) {
        ObjectNode result = Blocks.result(Blocks.text("Here are some resources worth reading:"));
        for (int number = 1; number <= count; number++) {
            result.withArrayProperty("content")
                    .add(Blocks.link(Resources.ITEM_PREFIX + number, "item " + number, "text/plain"));
        }
        return result;
    }

    private static ObjectNode everything() {
        ObjectNode structure = Json.object();
        structure.put("blocks", 6);
        ObjectNode result = Blocks.result(
                Blocks.text("One block of each type follows."),
                Blocks.image(Logo.png(64)),
                Blocks.audio(Tone.wav(660)),
                Blocks.link(Resources.CSV_URI, "numbers.csv", "text/csv"),
                embedded("text"),
                embedded("blob"));
        result.set("structuredContent", structure);
        return result;
    }

    private static final String IMAGE = """
            {"title": "Image", "description": "Draws the logo as a PNG.",
             "inputSchema": {"type": "object", "properties": {
               "size": {"type": "integer", "minimum": 16, "maximum": 512, "default": 128, "description": "in pixels"}},
              "additionalProperties": false},
             "annotations": {"readOnlyHint": true, "openWorldHint": false}}""";

    private static final String AUDIO = """
            {"title": "Audio", "description": "Plays a short beep, as a WAV.",
             "inputSchema": {"type": "object", "properties": {
               "hertz": {"type": "integer", "minimum": 100, "maximum": 2000, "default": 440}},
              "additionalProperties": false},
             "annotations": {"readOnlyHint": true, "openWorldHint": false}}""";

    private static final String EMBEDDED = """
            {"title": "Embedded resource", "description": "Gives a resource inside the result.",
             "inputSchema": {"type": "object", "properties": {
               "kind": {"type": "string", "enum": ["text", "blob"], "default": "text"}},
              "additionalProperties": false},
             "annotations": {"readOnlyHint": true, "openWorldHint": false}}""";

    private static final String LINK = """
            {"title": "Resource links", "description": "Gives links to resources.",
             "inputSchema": {"type": "object", "properties": {
               "count": {"type": "integer", "minimum": 1, "maximum": 5, "default": 3}},
              "additionalProperties": false},
             "annotations": {"readOnlyHint": true, "openWorldHint": false}}""";

    private static final String ALL_CONTENT = """
            {"title": "All content", "description": "Gives every type of content at once.",
             "inputSchema": {"type": "object", "additionalProperties": false},
             "annotations": {"readOnlyHint": true, "openWorldHint": false}}""";
}
