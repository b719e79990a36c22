package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.rpc.Connection;
import dev.mcpctl.rpc.ConnectionPeer;
import dev.mcpctl.rpc.ErrorCode;
import dev.mcpctl.rpc.Message;
import dev.mcpctl.rpc.Pending;
import dev.mcpctl.rpc.RequestId;
import org.jspecify.annotations.Nullable;

/** Hears the server: its notifications, and the requests of servers with a handshake. */
final class ServerVoice implements ConnectionPeer {

    private static final int USER_REJECTED = -1;

    private volatile SessionOptions options;
    private final RequiredPages pages;
    private final ProgressRules progressRules = new ProgressRules();
    private volatile @Nullable Era era;
    private volatile @Nullable Connection connection;
    private volatile @Nullable Subscriber subscriber;

    ServerVoice(SessionOptions options) {
        this.options = options;
        this.pages = new RequiredPages(options);
    }

    /** Pages that the server wants to be visited before it takes a call. */
    RequiredPages pages() {
        return pages;
    }

    void behave(SessionOptions other) {
        options = other;
        pages.behave(other);
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
            case "notifications/elicitation/complete" -> {
                pages.done(params.path("elicitationId").textValue());
                other(notification);
            }
            default -> other(notification);
        }
    }

    private void other(Message.Notification notification) {
        Subscriber current = subscriber;
        ObjectNode params = notification.params() instanceof ObjectNode some ? some : Json.object();
        if (current == null || !current.takes(notification.method(), params)) {
            options.listener().notification(notification.method(), notification.params());
        }
    }

    /** Somebody who hears of changes before the listener does. */
    interface Subscriber {
        /** Whether the notification was for it. May wait, which makes the server wait. */
        boolean takes(String method, ObjectNode params);
    }

    void subscribe(@Nullable Subscriber value) {
        subscriber = value;
    }

    private void progress(JsonNode params) {
        RequestId token = RequestId.read(params.get("progressToken"));
        Connection current = connection;
        Pending pending = token == null || current == null ? null : current.pending(token);
        if (token == null || (pending == null && !isOfTask(token))) {
            options.listener().note("the server reported progress for a request that is not open");
            return;
        }
        if (pending != null) {
            pending.extend();
        }
        String problem = progressRules.problem(token, params);
        if (problem != null) {
            options.listener().note(problem);
        }
        JsonNode total = params.get("total");
        options.listener()
                .progress(
                        params.path("progress").asDouble(),
                        total != null && total.isNumber() ? (Double) total.asDouble() : null,
                        params.path("message").textValue(),
                        params);
    }

    private boolean isOfTask(RequestId token) {
        Era agreed = era;
        return agreed != null && agreed.taskDesign().isProgressToken(token);
    }

    @Override
    public boolean takesTime(Message.Request request) {
        return isAsk(request.method());
    }

    @Override
    public @Nullable JsonNode request(Message.Request request) {
        return request(request, null);
    }

    @Override
    public @Nullable JsonNode request(Message.Request request, @Nullable RequestId during) {
        Era agreed = era;
        if (agreed != null && !agreed.serverSendsRequests()) {
            options.listener()
                    .note("the server sent a request, " + request.method() + ", which "
                            + agreed.version().date() + " forbids; not answered");
            return null;
        }
        if (isAsk(request.method())) {
            return asked(request, during);
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

    private JsonNode asked(Message.Request request, @Nullable RequestId during) {
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
            return unanswered(request.method(), failure, during);
        } finally {
            if (current != null) {
                current.releaseAll();
            }
        }
    }

    /**
     * The server gets a proper no; unless that is all the user wanted, the request for which it asked ends with the reason, or
     * all of them where nobody can tell which one that is.
     */
    private JsonNode unanswered(String method, Failure failure, @Nullable RequestId during) {
        if (failure.code().equals(Answerer.DECLINED)) {
            throw rejected("the user rejected it");
        }
        Connection current = connection;
        if (current != null) {
            current.interrupt(during, failure);
        }
        if (failure.kind() == Failure.Kind.PROTOCOL) {
            throw failure;
        }
        if (method.equals("elicitation/create")) {
            return Json.object().put("action", "cancel");
        }
        throw rejected("nobody is there to answer");
    }

    private static Failure rejected(String message) {
        return Failure.of(Failure.Kind.NOT_ANSWERED, "not_answered", message).detail(ErrorCode.DETAIL, USER_REJECTED);
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
        return Failure.protocol("unknown method " + method)
                .detail(ErrorCode.DETAIL, ErrorCode.METHOD_NOT_FOUND.number());
    }

    /** Whether an embedded ask may be answered at all; a server may only ask for what was declared. */
    boolean mayAsk(String method) {
        return isAsk(method) && advertised(method);
    }
}
