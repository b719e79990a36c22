package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts lists into pages. Cursors hold their place themselves, so that no conversation has to remember one. */
final class Paging {

    private Paging() {}

    /**
     * One page as a result body.
     *
     * @param key the member that holds the items, also part of the cursor so that it fits this list only
     * @param size items a page
     * @param params the request's; its {@code cursor} names the page
     */
    static ObjectNode page(String key, List<ObjectNode> items, int size, JsonNode params) {
        int start = start(key, size, params.get("cursor"), items.size());
        int end = Math.min(start + size, items.size());
        ObjectNode body = Json.object();
        body.putArray(key).addAll(items.subList(start, end));
        if (end < items.size()) {
            body.put("nextCursor", cursor(key, end));
        }
        return body;
    }

    private static String cursor(String key, int start) {
        byte[] place = (key + ":" + start).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place);
    }

    private static int start(String key, int size, @Nullable JsonNode cursor, int total) {
        if (cursor == null) {
            return 0;
        }
        for (int start = size; start < total; start += size) {
            if (cursor.isTextual() && cursor.textValue().equals(cursor(key, start))) {
                return start;
            }
        }
        throw Refused.invalidParams("the cursor is none of this list's");
    }
}
