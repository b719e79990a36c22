package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * What changes somebody wants to hear of, or a server will tell of.
 *
 * @param tools the list of tools
 * @param prompts the list of prompts
 * @param resources the list of resources
 * @param uris single resources
 */
public record Interest(boolean tools, boolean prompts, boolean resources, List<String> uris) {

    /** Copies the list. */
    public Interest {
        uris = List.copyOf(uris);
    }

    /** Everything that every server may have. */
    public static Interest inLists() {
        return new Interest(true, true, true, List.of());
    }

    /** Resources alone. */
    public static Interest in(List<String> uris) {
        return new Interest(false, false, false, uris);
    }

    public boolean isEmpty() {
        return !tools && !prompts && !resources && uris.isEmpty();
    }

    /** Schema 2026-07-28: SubscriptionFilter; what is not wanted is left out. */
    ObjectNode filter() {
        ObjectNode filter = Json.object();
        if (tools) {
            filter.put("toolsListChanged", true);
        }
        if (prompts) {
            filter.put("promptsListChanged", true);
        }
        if (resources) {
            filter.put("resourcesListChanged", true);
        }
        if (!uris.isEmpty()) {
            uris.forEach(filter.putArray("resourceSubscriptions")::add);
        }
        return filter;
    }

    /** Reads a filter as a server acknowledged it; what has another form counts as not there. */
    static Interest of(JsonNode filter) {
        List<String> uris = new ArrayList<>();
        for (JsonNode uri : filter.path("resourceSubscriptions")) {
            if (uri.isTextual()) {
                uris.add(uri.textValue());
            }
        }
        return new Interest(
                filter.path("toolsListChanged").booleanValue(),
                filter.path("promptsListChanged").booleanValue(),
                filter.path("resourcesListChanged").booleanValue(),
                uris);
    }

    /** The words for what is in here and not in the other, as messages name it. */
    public List<String> without(Interest other) {
        List<String> words = new ArrayList<>();
        if (tools && !other.tools) {
            words.add("the list of tools");
        }
        if (prompts && !other.prompts) {
            words.add("the list of prompts");
        }
        if (resources && !other.resources) {
            words.add("the list of resources");
        }
        for (String uri : uris) {
            if (!other.uris.contains(uri)) {
                words.add(uri);
            }
        }
        return words;
    }

    /** The words for all of it. */
    public List<String> words() {
        return without(new Interest(false, false, false, List.of()));
    }
}
