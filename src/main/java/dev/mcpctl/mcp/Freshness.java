package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * How long a result stays fresh and whom it may be shared with. Specification 2026-07-28, Caching: without a usable number it
 * is stale at once, and without a usable scope it is private.
 *
 * @param ttlMillis never negative
 * @param shared whether the scope is public
 */
public record Freshness(long ttlMillis, boolean shared) {

    /** What the result says of itself, or null when it says nothing. */
    public static @Nullable Freshness of(JsonNode result) {
        JsonNode ttl = result.path("ttlMs");
        JsonNode scope = result.path("cacheScope");
        if (ttl.isMissingNode() && scope.isMissingNode()) {
            return null;
        }
        long millis = ttl.isIntegralNumber() && ttl.canConvertToLong() ? Math.max(0, ttl.longValue()) : 0;
        return new Freshness(millis, scope.isTextual() && scope.textValue().equals("public"));
    }

    /** For people, such as {@code fresh for 60 s, public}. */
    public String sentence() {
        String time = ttlMillis % 3_600_000 == 0
                ? ttlMillis / 3_600_000 + " h"
                : ttlMillis % 1_000 == 0 ? ttlMillis / 1_000 + " s" : ttlMillis + " ms";
        return (ttlMillis == 0 ? "stale at once" : "fresh for " + time) + ", " + (shared ? "public" : "private");
    }
}
