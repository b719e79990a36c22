package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.mcp.ProtocolVersion;

/** Takes out of results what older revisions have no place for. Results are written for the newest one. */
final class Revisions {

    private Revisions() {}

    /** Changes the body so that it fits the revision, and gives it back. */
    static ObjectNode adapt(ObjectNode body, ProtocolVersion version) {
        if (body.has("content")) {
            adaptAll((ArrayNode) body.path("content"), version);
            removeBefore(ProtocolVersion.V2025_06_18, version, body, "structuredContent");
        }
        for (JsonNode message : body.path("messages")) {
            ObjectNode holder = (ObjectNode) message;
            holder.set("content", block((ObjectNode) message.path("content"), version));
        }
        for (String list : new String[] {"tools", "resources", "resourceTemplates", "prompts"}) {
            for (JsonNode item : body.path(list)) {
                trim((ObjectNode) item, version, list);
            }
        }
        return body;
    }

    private static void trim(ObjectNode item, ProtocolVersion version, String list) {
        removeBefore(ProtocolVersion.V2025_11_25, version, item, "icons");
        removeBefore(ProtocolVersion.V2025_11_25, version, item, "execution");
        removeBefore(ProtocolVersion.V2025_06_18, version, item, "title");
        removeBefore(ProtocolVersion.V2025_06_18, version, item, "outputSchema");
        if (!item.path("outputSchema").path("type").asText().equals("object")) {
            removeBefore(ProtocolVersion.V2026_07_28, version, item, "outputSchema");
        }
        removeBefore(ProtocolVersion.V2025_03_26, version, item, "size");
        if (list.equals("tools")) {
            removeBefore(ProtocolVersion.V2025_03_26, version, item, "annotations");
        }
        for (JsonNode argument : item.path("arguments")) {
            removeBefore(ProtocolVersion.V2025_06_18, version, (ObjectNode) argument, "title");
        }
    }

    private static void removeBefore(ProtocolVersion first, ProtocolVersion version, ObjectNode from, String member) {
        if (version.compareTo(first) < 0) {
            from.remove(member);
        }
    }

    private static void adaptAll(ArrayNode blocks, ProtocolVersion version) {
        for (int i = 0; i < blocks.size(); i++) {
            blocks.set(i, block((ObjectNode) blocks.get(i), version));
        }
    }

    private static ObjectNode block(ObjectNode block, ProtocolVersion version) {
        String type = block.path("type").asText();
        if (type.equals("audio") && version.compareTo(ProtocolVersion.V2025_03_26) < 0) {
            return Blocks.text("(a sound, which revision " + version.date() + " cannot carry)");
        }
        if (type.equals("resource_link") && version.compareTo(ProtocolVersion.V2025_06_18) < 0) {
            return Blocks.text("see " + block.path("uri").asText());
        }
        return block;
    }

    /**
     * Changes the schema of a form so that it fits the revision: 2025-06-18 knew no lists, no defaults but of yes-or-no
     * fields, and had another way to give choices titles.
     */
    static void adaptForm(ObjectNode schema, ProtocolVersion version) {
        if (version.compareTo(ProtocolVersion.V2025_11_25) >= 0) {
            return;
        }
        ObjectNode fields = (ObjectNode) schema.path("properties");
        fields.properties()
                .removeIf(field -> field.getValue().path("type").asText().equals("array"));
        for (JsonNode field : fields) {
            ObjectNode plain = (ObjectNode) field;
            if (!plain.path("type").asText().equals("boolean")) {
                plain.remove("default");
            }
            for (JsonNode choice : plain.path("oneOf")) {
                plain.withArrayProperty("enum").add(choice.path("const"));
                plain.withArrayProperty("enumNames").add(choice.path("title"));
            }
            plain.remove("oneOf");
        }
    }
}
