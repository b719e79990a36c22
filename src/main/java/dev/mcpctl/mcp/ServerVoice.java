package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.rpc.Connection;
import dev.mcpctl.rpc.Message;
import dev.mcpctl.rpc.Pending;
import dev.mcpctl.rpc.RequestId;
import org.jspecify.annotations.Nullable;

/** Hears the server: its notifications, and the requests of servers with a handshake. */
final class ServerVoice implements Connection.Peer {

    private static final int METHOD_NOT_FOUND = -32601;
    private static final int USER_REJECTED = -1;

    private final SessionOptions options;
    private volatile @Nullable Era era;
    private volatile @Nullable Connection connection;

    ServerVoice(SessionOptions options) {
        this.options = options;
    }

    void connected(Connection value) {
        connection = value;
    }

    void agreed(Era value) {
        era = value;
    }

    @Override
    public void notification(Message.Notification notification) {
        JsonNode params = notification.params() == null ? Json.object() : notification.params();
        switch (notification.method()) {
            case "notifications/progress" -> progress(params);
            case "notifications/message" ->
                options.listener()
                        .log(
                                params.path("level").asText("info"),
                                params.path("logger").textValue(),
                                params.path("data"),
                                params);
            default -> options.listener().notification(notification.method(), notification.params());
        }
    }

    private void progress(JsonNode params) {
        RequestId token = RequestId.read(params.get("progressToken"));
        Connection current = connection;
        Pending pending = token == null || current == null ? null : current.pending(token);
        if (pending == null) {
            options.listener().note("the server reported progress for a request that is not open");
            return;
        }
        pending.extend();
        JsonNode total = params.get("total");
        options.listener()
                .progress(
                        params.path("progress").asDouble(),
                        total != null && total.isNumber() ? (Double) total.asDouble() : null,
                        params.path("message").textValue(),
                        params);
    }

    @Override
    public boolean takesTime(Message.Request request) {
        return isAsk(request.method());
    }

    @Override
    public @Nullable JsonNode request(Message.Request request) {
        Era agreed = era;
        if (agreed != null && !agreed.serverMayAsk()) {
            options.listener()
                    .note("the server sent a request, " + request.method()
                            + ", which 2026-07-28 forbids; not answered");
            return null;
        }
        if (isAsk(request.method())) {
            return asked(request);
        }
        if (request.method().equals("ping")) {
            return Json.object();
        }
        throw unknown(request.method());
    }

    private static boolean isAsk(String method) {
        return switch (method) {
            case "elicitation/create", "sampling/createMessage", "roots/list" -> true;
            default -> false;
        };
    }

    private JsonNode asked(Message.Request request) {
        if (!advertised(request.method())) {
            throw unknown(request.method());
        }
        ObjectNode params = request.params() instanceof ObjectNode some ? some : Json.object();
        Connection current = connection;
        if (current != null) {
            current.holdAll();
        }
        try {
            return options.answerer().answer(new Answerer.Ask(request.method(), params));
        } catch (Failure failure) {
            return unanswered(request.method(), failure);
        } finally {
            if (current != null) {
                current.releaseAll();
            }
        }
    }

    /** The server gets a proper no, and the run ends with the reason. */
    private JsonNode unanswered(String method, Failure failure) {
        Connection current = connection;
        if (current != null) {
            current.interrupt(failure);
        }
        if (method.equals("elicitation/create")) {
            return Json.object().put("action", "cancel");
        }
        throw Failure.of(Failure.Kind.NOT_ANSWERED, "not_answered", "nobody is there to answer")
                .detail("rpc_code", USER_REJECTED);
    }

    private boolean advertised(String method) {
        ClientProfile.Advertised kinds = options.profile().advertised();
        return switch (method) {
            case "elicitation/create" -> kinds.elicitation();
            case "sampling/createMessage" -> kinds.sampling();
            default -> kinds.roots();
        };
    }

    private static Failure unknown(String method) {
        return Failure.protocol("unknown method " + method).detail("rpc_code", METHOD_NOT_FOUND);
    }

    /** Whether an embedded ask may be answered at all; a server may only ask for what was declared. */
    boolean mayAsk(String method) {
        return isAsk(method) && advertised(method);
    }
}
