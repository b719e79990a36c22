package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.Freshness;
import dev.mcpctl.mcp.ServerDescription;
import dev.mcpctl.output.Document;
import dev.mcpctl.output.Facts;
import dev.mcpctl.output.Style;
import dev.mcpctl.output.TextSink;
import java.util.Iterator;
import java.util.Map;

/** What {@code info} tells. The JSON form is published as {@code schemas/info-1.json}. */
final class InfoDocument implements Document {

    private final String label;
    private final ServerDescription server;

    InfoDocument(String label, ServerDescription server) {
        this.label = label;
        this.server = server;
    }

    @Override
    public JsonNode json() {
        ObjectNode document = Json.object();
        document.put("name", label);
        ObjectNode protocol = document.putObject("protocol");
        protocol.put("version", server.version().date());
        protocol.put("era", server.version().generation().label());
        ArrayNode how = protocol.putArray("how");
        for (String step : server.how()) {
            how.add(step);
        }
        if (server.opening().has("supportedVersions")) {
            protocol.set("supported", server.opening().get("supportedVersions"));
        }
        ObjectNode info = server.serverInfo();
        if (info != null) {
            document.set("serverInfo", info);
        }
        document.set("capabilities", server.capabilities());
        Freshness freshness = Freshness.of(server.opening());
        if (freshness != null) {
            document.putObject("freshness")
                    .put("ttlMs", freshness.ttlMillis())
                    .put("cacheScope", freshness.shared() ? "public" : "private");
        }
        String instructions = server.instructions();
        if (instructions != null) {
            document.put("instructions", instructions);
        }
        return document;
    }

    @Override
    public void human(TextSink out) {
        ObjectNode info = server.serverInfo() == null ? Json.object() : server.serverInfo();
        String name = info.path("name").asText(label);
        JsonNode title = info.path("title");
        Facts facts = new Facts();
        facts.add("server", title.isTextual() ? title.textValue() + " (" + name + ")" : name);
        facts.add("version", info.path("version").asText("?"));
        facts.add(
                "protocol",
                server.version().date() + " (" + server.version().generation().label() + ")");
        for (String step : server.how()) {
            facts.add("", step);
        }
        facts.add("capabilities", capabilities());
        Freshness freshness = Freshness.of(server.opening());
        if (freshness != null) {
            facts.add("freshness", freshness.sentence());
        }
        if (info.path("websiteUrl").isTextual()) {
            facts.add("website", info.path("websiteUrl").textValue());
        }
        out.facts(facts);
        String instructions = server.instructions();
        if (instructions != null) {
            out.newline().ours(Style.HEADING, "instructions").newline().prose(instructions.strip());
        }
    }

    private String capabilities() {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, JsonNode> capability : server.capabilities().properties()) {
            text.append(text.length() == 0 ? "" : ", ").append(capability.getKey());
            String details = details(capability.getValue());
            if (!details.isEmpty()) {
                text.append(" (").append(details).append(')');
            }
        }
        return text.length() == 0 ? "none" : text.toString();
    }

    private static String details(JsonNode capability) {
        StringBuilder text = new StringBuilder();
        Iterator<String> names = capability.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            JsonNode value = capability.get(name);
            if (!value.isBoolean() || value.booleanValue()) {
                text.append(text.length() == 0 ? "" : ", ").append(name);
            }
        }
        return text.toString();
    }
}
