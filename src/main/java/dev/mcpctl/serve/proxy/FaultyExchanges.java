package dev.mcpctl.serve.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import dev.mcpctl.rpc.Frame;
import dev.mcpctl.rpc.RequestId;
import dev.mcpctl.serve.fault.Damage;
import dev.mcpctl.serve.fault.FaultPlan;
import dev.mcpctl.transport.http.HttpPassage.Header;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Exchanges whose answers suffer what a plan says; what asks for nothing passes as it is. Thread-safe. */
final class FaultyExchanges implements Exchanges {

    private static final int LONGEST_REQUEST = 64 << 20;
    private static final int MOST_LOST = 1_000;
    private static final String SESSION = "Mcp-Session-Id";

    private final Exchanges inner;
    private final FaultPlan plan;
    private final Set<String> lost = ConcurrentHashMap.newKeySet();

    FaultyExchanges(Exchanges inner, FaultPlan plan) {
        this.inner = inner;
        this.plan = plan;
    }

    @Override
    public void serve(Visit visit) throws IOException {
        String session = visit.head().header(SESSION);
        if (session != null && lost.contains(session)) {
            forgotten(visit);
            return;
        }
        JsonNode request = request(visit.body());
        RequestId id = request == null ? null : RequestId.read(request.get("id"));
        if (request == null || id == null || !request.path("method").isTextual()) {
            inner.serve(visit);
            return;
        }
        JsonNode params = request.path("params");
        String name = params.path("name").textValue();
        Damage damage = plan.next(
                request.path("method").asText(),
                name == null ? params.path("uri").textValue() : name);
        if (damage.losesSession() && session != null) {
            if (lost.size() < MOST_LOST) {
                lost.add(session);
            }
            forgotten(visit);
            return;
        }
        damage.delay();
        if (damage.status() > 0) {
            refuse(visit, damage);
        } else if (damage.touchesBody()) {
            ResponseWriter writer = new DamagedWriter(visit.out(), id, damage);
            inner.serve(new Visit(visit.head(), visit.body(), writer, visit.gone()));
        } else {
            inner.serve(visit);
        }
    }

    private static void forgotten(Visit visit) throws IOException {
        visit.out().answer(404, "there is no such session, or no longer", null);
    }

    private static void refuse(Visit visit, Damage damage) throws IOException {
        Header extra = switch (damage.status()) {
            case 401 -> new Header("WWW-Authenticate", "Bearer realm=\"mcpctl\", error=\"invalid_token\"");
            case 429, 503 -> new Header("Retry-After", Long.toString(damage.retryAfter()));
            default -> null;
        };
        visit.out().answer(damage.status(), "mcpctl --fault " + damage.status(), extra);
    }

    private static @Nullable JsonNode request(@Nullable Frame body) {
        if (body == null || body.size() > LONGEST_REQUEST) {
            return null;
        }
        try (InputStream bytes = body.open(0, body.size())) {
            return Json.tolerant(bytes.readAllBytes());
        } catch (JsonProblem | UncheckedIOException | IOException noMessage) {
            return null;
        }
    }
}
