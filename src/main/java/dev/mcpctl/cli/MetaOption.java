package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import java.util.List;

/** {@code --meta K=V} and {@code --meta K:=JSON}. */
final class MetaOption {

    private static final String RESERVED = "io.modelcontextprotocol/";

    private MetaOption() {}

    /**
     * The members, in order.
     *
     * @throws Failure usage; the three members that the protocol itself needs cannot be replaced
     */
    static ObjectNode read(Options options) {
        ObjectNode meta = read(options.list("--meta"));
        String parent = options.text("--traceparent");
        return parent == null ? meta : meta.put("traceparent", RecordOptions.traceparent(parent));
    }

    private static ObjectNode read(List<String> texts) {
        ObjectNode meta = Json.object();
        for (String text : texts) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw Failure.usage("--meta needs KEY=VALUE or KEY:=JSON, not '" + text + "'");
            }
            boolean json = text.charAt(equals - 1) == ':';
            String key = text.substring(0, json ? equals - 1 : equals);
            if (key.startsWith(RESERVED)) {
                throw Failure.usage("--meta cannot set '" + key + "': the protocol sets it itself");
            }
            String value = text.substring(equals + 1);
            if (json) {
                meta.set(key, parse(key, value));
            } else {
                meta.put(key, value);
            }
        }
        return meta;
    }

    private static com.fasterxml.jackson.databind.JsonNode parse(String key, String text) {
        try {
            return Json.parse(text);
        } catch (JsonProblem problem) {
            throw Failure.usage("--meta " + key + " is no JSON: " + problem.located());
        }
    }
}
