package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.rpc.Deadline;
import dev.mcpctl.rpc.Message;
import dev.mcpctl.rpc.Pending;
import dev.mcpctl.rpc.RequestId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One {@code subscriptions/listen} request, open as long as somebody listens. Specification 2026-07-28, Subscriptions. */
final class ModernListening implements Listening {

    private static final String METHOD = "subscriptions/listen";
    private static final String ID_KEY = "io.modelcontextprotocol/subscriptionId";

    private final Requests requests;
    private final Interest interest;
    private final Object monitor = new Object();
    private @Nullable Pending pending;
    private boolean sent;
    private @Nullable Interest acknowledged;

    ModernListening(Requests requests, Interest interest) {
        this.requests = requests;
        this.interest = interest;
    }

    @Override
    public Interest begin() {
        ObjectNode params = Json.object();
        params.set("notifications", interest.filter());
        Deadline limit = Deadline.in(requests.options().patience().request())
                .orEarlier(requests.options().patience().run());
        Pending listen = sent(new Call(METHOD, params));
        listen.watchWith(monitor);
        Interest known = acknowledgement(listen, limit);
        if (known != null) {
            return known;
        }
        if (!listen.done()) {
            throw Failure.of(
                    Failure.Kind.TIMED_OUT, "timeout", "the server did not acknowledge " + METHOD + " in time");
        }
        refused(requests.connection().await(listen, Duration.ZERO, Deadline.none()));
        throw Failure.protocol("the server ended " + METHOD + " without ever acknowledging it");
    }

    private Pending sent(Call call) {
        Pending listen = null;
        try {
            listen = requests.send(call);
            return listen;
        } finally {
            synchronized (monitor) {
                pending = listen;
                sent = true;
                monitor.notifyAll();
            }
        }
    }

    private @Nullable Interest acknowledgement(Pending listen, Deadline limit) {
        synchronized (monitor) {
            try {
                while (acknowledged == null && !listen.done() && !limit.passed()) {
                    monitor.wait(limit.waitMillis());
                }
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
            }
            return acknowledged;
        }
    }

    /** The acknowledgement may arrive before the id is known here. */
    private @Nullable Pending known() {
        try {
            while (!sent) {
                monitor.wait();
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
        return pending;
    }

    private static void refused(Message.Answer answer) {
        if (answer instanceof Message.ErrorReply error) {
            throw Refusal.of(METHOD, error);
        }
        ((Message.Result) answer).body().close();
    }

    @Override
    public Heard hears(String method, ObjectNode params) {
        synchronized (monitor) {
            Pending listen = known();
            if (listen == null) {
                return Heard.NOTHING;
            }
            // Decision AMB-07: a server ends it by a result, by this notification, or by both.
            if (method.equals("notifications/cancelled")) {
                return listen.id().equals(RequestId.read(params.get("requestId"))) ? Heard.END : Heard.NOTHING;
            }
            JsonNode id = params.path("_meta").get(ID_KEY);
            if (id != null && !listen.id().equals(RequestId.read(id))) {
                requests.options().listener().note("the server sent " + method + " for a subscription that is over");
                return Heard.BEGIN;
            }
            if (method.equals("notifications/subscriptions/acknowledged")) {
                acknowledged = Interest.of(params.path("notifications"));
                monitor.notifyAll();
                return Heard.BEGIN;
            }
            return Heard.CHANGE;
        }
    }

    @Override
    public Pending pending() {
        Pending listen = pending;
        if (listen == null) {
            throw new IllegalStateException("not begun");
        }
        return listen;
    }

    @Override
    public void end() {
        Pending listen = pending;
        if (listen == null) {
            return;
        }
        boolean open = !listen.done() || requests.connection().interruption() != null;
        if (open && !requests.connection().isOver()) {
            requests.cancel(listen, Failure.of(Failure.Kind.INTERRUPTED, "given_up", "not listening any more"));
        }
        requests.connection().giveUp(listen);
    }
}
