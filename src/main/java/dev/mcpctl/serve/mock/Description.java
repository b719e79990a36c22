package dev.mcpctl.serve.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.failure.Nearest;
import dev.mcpctl.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A server as somebody wrote it down, in the words of the protocol: items as lists show them, and with each its answers.
 * The schema is {@code mock-1.json}. Immutable.
 */
final class Description {

    private static final Set<String> TOP =
            Set.of("$schema", "server", "instructions", "tools", "resources", "resourceTemplates", "prompts");
    private static final Set<String> ANSWER = Set.of(
            "when",
            "text",
            "content",
            "structuredContent",
            "isError",
            "error",
            "messages",
            "mimeType",
            "blob",
            "_meta");

    private final String name;
    private final ObjectNode root;

    private Description(String name, ObjectNode root) {
        this.name = name;
        this.root = root;
    }

    /** The lists a server may have. */
    enum Kind {
        TOOLS("tools", "name"),
        RESOURCES("resources", "uri"),
        TEMPLATES("resourceTemplates", "uriTemplate"),
        PROMPTS("prompts", "name");

        private final String member;
        private final String key;

        Kind(String member, String key) {
            this.member = member;
            this.key = key;
        }

        /** As the list is called in files and in results. */
        String member() {
            return member;
        }

        /** What its items are known by. */
        String key() {
            return key;
        }
    }

    /**
     * Checks what was read.
     *
     * @param name of the file, for messages
     * @throws Failure configuration, naming the place
     */
    static Description of(JsonNode json, String name) {
        if (!(json instanceof ObjectNode root)) {
            throw broken(name, "it is no object with tools, resources or prompts");
        }
        Description description = new Description(name, root);
        description.known("", root, TOP);
        boolean any = false;
        for (Kind kind : Kind.values()) {
            any |= root.has(kind.member);
            description.checkList(kind);
        }
        if (!any) {
            throw broken(name, "it has neither tools nor resources nor resourceTemplates nor prompts");
        }
        return description;
    }

    private void checkList(Kind kind) {
        JsonNode list = root.path(kind.member);
        if (list.isMissingNode()) {
            return;
        }
        if (!list.isArray()) {
            throw broken(name, kind.member + " is no list");
        }
        for (int i = 0; i < list.size(); i++) {
            String place = kind.member + "[" + i + "]";
            if (!list.path(i).path(kind.key).isTextual()) {
                throw broken(name, place + " has no '" + kind.key + "'");
            }
            checkAnswers(place, list.path(i));
        }
    }

    private void checkAnswers(String place, JsonNode item) {
        if (item.has("answers") && !item.path("answers").isArray()) {
            throw broken(name, place + ".answers is no list");
        }
        for (int i = 0; i < item.path("answers").size(); i++) {
            known(place + ".answers[" + i + "]", item.path("answers").path(i), ANSWER);
        }
        if (item.has("answer")) {
            known(place + ".answer", item.path("answer"), ANSWER);
        }
    }

    private void known(String place, JsonNode object, Set<String> members) {
        if (!object.isObject()) {
            throw broken(name, place + " is no object");
        }
        object.fieldNames().forEachRemaining(member -> {
            if (!members.contains(member)) {
                String near = Nearest.to(member, members);
                String where = place.isEmpty() ? "" : " in " + place;
                throw broken(
                        name,
                        "'" + member + "'" + where + " means nothing"
                                + (near == null ? "" : "; did you mean '" + near + "'?"));
            }
        });
    }

    private static Failure broken(String name, String what) {
        return Failure.of(Failure.Kind.CONFIGURATION, "mock_file", "'" + name + "' describes no server: " + what)
                .hint("see: mcpctl help mock");
    }

    boolean has(Kind kind) {
        return root.has(kind.member);
    }

    /** What a list shows: the items without their answers. */
    ArrayNode listed(Kind kind) {
        ArrayNode listed = Json.array();
        for (JsonNode each : root.path(kind.member)) {
            ObjectNode item = Json.object();
            item.setAll((ObjectNode) each);
            item.remove(List.of("answers", "answer"));
            if (kind == Kind.TOOLS && !item.has("inputSchema")) {
                item.putObject("inputSchema").put("type", "object");
            }
            if (kind == Kind.RESOURCES || kind == Kind.TEMPLATES) {
                item.remove(List.of("text", "blob"));
                if (!item.has("name")) {
                    item.put("name", each.path(kind.key).asText());
                }
            }
            listed.add(item);
        }
        return listed;
    }

    /** All items of a kind, as they were written. */
    JsonNode items(Kind kind) {
        return root.path(kind.member);
    }

    /** The item of this name or address, or null. */
    @Nullable
    JsonNode item(Kind kind, String key) {
        for (JsonNode each : root.path(kind.member)) {
            if (each.path(kind.key).asText().equals(key)) {
                return each;
            }
        }
        return null;
    }

    /** The names or addresses of a kind. */
    List<String> keys(Kind kind) {
        List<String> keys = new ArrayList<>();
        root.path(kind.member).forEach(each -> keys.add(each.path(kind.key).asText()));
        return keys;
    }

    /** What it says of itself, with a name and a version in any case. */
    ObjectNode identity() {
        ObjectNode identity = Json.object().put("name", "mcpctl-mock").put("version", "1.0.0");
        if (root.path("server") instanceof ObjectNode own) {
            identity.setAll(own);
        }
        return identity;
    }

    @Nullable
    String instructions() {
        return root.path("instructions").textValue();
    }

    /** Which kinds of things it has, in the words of the protocol. */
    ObjectNode capabilities() {
        ObjectNode capabilities = Json.object();
        if (has(Kind.TOOLS)) {
            capabilities.putObject("tools");
        }
        if (has(Kind.RESOURCES) || has(Kind.TEMPLATES)) {
            capabilities.putObject("resources");
        }
        if (has(Kind.PROMPTS)) {
            capabilities.putObject("prompts");
        }
        return capabilities;
    }
}
