package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.rpc.RequestId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Specification, Progress: it rises with every notification, and a total bounds it. What breaks this is shown all the same,
 * and told once for each request. Used by one thread.
 */
final class ProgressRules {

    /** More requests than this are not under way at once; the oldest are forgotten. */
    private static final int MOST_REQUESTS = 256;

    private final Map<RequestId, Seen> seen = new LinkedHashMap<>();

    private static final class Seen {
        private double last = Double.NEGATIVE_INFINITY;
        private boolean told;
    }

    /** What is wrong with this notification, one sentence, or null when nothing is or it was told before. */
    @Nullable
    String problem(RequestId token, JsonNode params) {
        Seen request = seen.computeIfAbsent(token, unknown -> new Seen());
        if (seen.size() > MOST_REQUESTS) {
            seen.remove(seen.keySet().iterator().next());
        }
        JsonNode progress = params.path("progress");
        String problem = problem(request, progress, params.path("total"));
        if (progress.isNumber()) {
            request.last = progress.asDouble();
        }
        boolean news = problem != null && !request.told;
        request.told |= news;
        return news ? problem : null;
    }

    private static @Nullable String problem(Seen request, JsonNode progress, JsonNode total) {
        if (!progress.isNumber()) {
            return "the server reported progress that is no number";
        }
        double now = progress.asDouble();
        if (now <= request.last) {
            return "the server reported progress that does not rise: " + progress.asText() + " after "
                    + number(request.last);
        }
        return total.isNumber() && now > total.asDouble()
                ? "the server reported progress beyond its total: " + progress.asText() + " of " + total.asText()
                : null;
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
