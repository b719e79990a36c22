package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.rpc.Pending;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code resources/subscribe} for each resource, and changes of lists, which a server with the capability tells of unasked.
 * Specification 2025-11-25, Resources, Subscriptions.
 */
final class LegacyListening implements Listening {

    private final Requests requests;
    private final ServerDescription server;
    private final Interest interest;
    private final List<String> subscribed = new ArrayList<>();
    private @Nullable Pending vigil;

    LegacyListening(Requests requests, ServerDescription server, Interest interest) {
        this.requests = requests;
        this.server = server;
        this.interest = interest;
    }

    @Override
    public Interest begin() {
        vigil = requests.connection().vigil("changes");
        requests.openSideStream();
        if (declares("resources", "subscribe")) {
            for (String uri : interest.uris()) {
                ask("resources/subscribe", uri);
                subscribed.add(uri);
            }
        }
        return new Interest(
                interest.tools() && declares("tools", "listChanged"),
                interest.prompts() && declares("prompts", "listChanged"),
                interest.resources() && declares("resources", "listChanged"),
                subscribed);
    }

    private boolean declares(String capability, String feature) {
        JsonNode declared = server.capabilities().path(capability).path(feature);
        return declared.booleanValue();
    }

    private void ask(String method, String uri) {
        requests.answer(new Call(method, Json.object().put("uri", uri)), () -> {})
                .close();
    }

    @Override
    public Heard hears(String method, ObjectNode params) {
        return Heard.CHANGE;
    }

    @Override
    public Pending pending() {
        Pending waiting = vigil;
        if (waiting == null) {
            throw new IllegalStateException("not begun");
        }
        return waiting;
    }

    /** A stream that was lost leaves nothing to take back: the next one subscribes anew. */
    @Override
    public void end() {
        Pending waiting = vigil;
        if (waiting == null) {
            return;
        }
        boolean told = !waiting.done() || requests.connection().interruption() != null;
        requests.connection().giveUp(waiting);
        for (String uri : subscribed) {
            Call call = new Call("resources/unsubscribe", Json.object().put("uri", uri));
            requests.settled(call);
            told = told && requests.farewell(call);
        }
    }
}
