package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import java.util.HashSet;
import java.util.Set;

/** One {@code subscriptions/listen}. Specification 2026-07-28, Subscriptions. */
final class Subscription implements World.Watcher {

    private static final String ID_KEY = "io.modelcontextprotocol/subscriptionId";

    private final Exchange exchange;
    private final Set<Kind> kinds = new HashSet<>();
    private final Set<String> uris = new HashSet<>();

    private Subscription(Exchange exchange, JsonNode filter) {
        this.exchange = exchange;
        for (Kind kind : Kind.values()) {
            if (flag(filter, kind.filter())) {
                kinds.add(kind);
            }
        }
        readUris(filter.path("resourceSubscriptions"));
    }

    private static boolean flag(JsonNode filter, String name) {
        JsonNode flag = filter.path(name);
        if (!flag.isMissingNode() && !flag.isBoolean()) {
            throw Refused.invalidParams("notifications." + name + " must be true or false");
        }
        return flag.booleanValue();
    }

    /** URIs of what does not exist are left out, which the acknowledgement shows. */
    private void readUris(JsonNode wanted) {
        if (!wanted.isMissingNode() && !wanted.isArray()) {
            throw Refused.invalidParams("notifications.resourceSubscriptions must be an array of URIs");
        }
        for (JsonNode uri : wanted) {
            if (!uri.isTextual()) {
                throw Refused.invalidParams("notifications.resourceSubscriptions must be an array of URIs");
            }
            if (Resources.exists(uri.textValue(), exchange.world())) {
                uris.add(uri.textValue());
            }
        }
    }

    /**
     * Tells of changes until the client cancels or the conversation ends.
     *
     * @return the result that ends a subscription in good order
     */
    static ObjectNode listen(Exchange exchange) {
        JsonNode filter = exchange.params().path("notifications");
        if (!filter.isObject()) {
            throw Refused.invalidParams("subscriptions/listen needs 'notifications', an object");
        }
        Subscription subscription = new Subscription(exchange, filter);
        subscription.begin();
        try {
            if (exchange.awaitEnd() == Exchange.End.CANCELLED) {
                throw new Cancelled();
            }
        } finally {
            exchange.world().unregister(subscription);
        }
        ObjectNode body = Json.object();
        body.putObject("_meta").set(ID_KEY, exchange.id().json());
        return body;
    }

    /** Nothing may overtake the acknowledgement, and nothing that follows it may be missed: hence the lock. */
    private synchronized void begin() {
        exchange.world().register(this);
        ObjectNode params = Json.object();
        ObjectNode honoured = params.putObject("notifications");
        for (Kind kind : Kind.values()) {
            if (kinds.contains(kind)) {
                honoured.put(kind.filter(), true);
            }
        }
        if (!uris.isEmpty()) {
            uris.stream().sorted().forEach(honoured.putArray("resourceSubscriptions")::add);
        }
        send("notifications/subscriptions/acknowledged", params);
    }

    @Override
    public synchronized void listChanged(Kind kind) {
        if (kinds.contains(kind)) {
            send(kind.notification(), Json.object());
        }
    }

    @Override
    public synchronized void updated(String uri) {
        if (watches(uri)) {
            ObjectNode params = Json.object();
            params.put("uri", uri);
            send("notifications/resources/updated", params);
        }
    }

    @Override
    public boolean watches(String uri) {
        return uris.contains(uri);
    }

    private void send(String method, ObjectNode params) {
        if (!exchange.cancelled()) {
            params.putObject("_meta").set(ID_KEY, exchange.id().json());
            exchange.replies().send(Messages.notification(method, params));
        }
    }
}
