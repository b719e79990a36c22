package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** How long a modern result may be kept, and for whom. Specification 2026-07-28, Caching. */
final class Freshness {

    private static final int ONE_MINUTE = 60_000;
    private static final int ONE_HOUR = 3_600_000;

    private Freshness() {}

    /** Adds the hints, if the request is of a kind whose results have them. */
    static void mark(ObjectNode result, Exchange exchange) {
        switch (exchange.method()) {
            case "server/discover" -> mark(result, ONE_HOUR, "public");
            case "tools/list", "prompts/list", "resources/list", "resources/templates/list" ->
                mark(result, ONE_MINUTE, "public");
            case "resources/read" -> markRead(result, exchange.text("uri"));
            default -> {}
        }
    }

    private static void markRead(ObjectNode result, String uri) {
        if (uri.equals(Resources.GUARDED_URI)) {
            mark(result, 0, "private");
            return;
        }
        mark(result, uri.equals(World.CLOCK_URI) ? 0 : ONE_MINUTE, "public");
    }

    private static void mark(ObjectNode result, int milliseconds, String scope) {
        result.put("ttlMs", milliseconds);
        result.put("cacheScope", scope);
    }
}
