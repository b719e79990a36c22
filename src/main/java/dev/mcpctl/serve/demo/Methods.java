package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** From the name of a method to its answer. */
final class Methods {

    private static final int ITEMS_A_PAGE = 5;
    private static final int TOOLS_A_PAGE = 50;

    private Methods() {}

    /** Whether a request may take long, so that nothing else should wait behind it. */
    static boolean takesTime(String method) {
        return switch (method) {
            case "tools/call", "prompts/get", "resources/read", "subscriptions/listen", "tasks/result" -> true;
            default -> false;
        };
    }

    /** Whether some era has this method. */
    static boolean exists(String method) {
        return switch (method) {
            case "initialize", "ping", "logging/setLevel", "resources/subscribe", "resources/unsubscribe" -> true;
            case "server/discover", "subscriptions/listen" -> true;
            case "tools/list", "tools/call", "prompts/list", "prompts/get", "completion/complete" -> true;
            case "resources/list", "resources/templates/list", "resources/read" -> true;
            case "tasks/get", "tasks/result", "tasks/list", "tasks/update", "tasks/cancel" -> true;
            default -> false;
        };
    }

    /**
     * The body of the result, for the newest revision.
     *
     * @throws Refused when the answer is an error
     */
    static ObjectNode answer(Exchange exchange) {
        return switch (exchange.method()) {
            case "tools/list" -> Paging.page("tools", Tools.all(exchange.world()), TOOLS_A_PAGE, exchange.params());
            case "tools/call" -> Tools.call(exchange);
            case "resources/list" ->
                Paging.page("resources", Resources.all(exchange.world()), ITEMS_A_PAGE, exchange.params());
            case "resources/templates/list" ->
                Paging.page("resourceTemplates", Resources.templates(), ITEMS_A_PAGE, exchange.params());
            case "resources/read" -> Resources.read(exchange);
            case "prompts/list" ->
                Paging.page("prompts", Prompts.all(exchange.world()), ITEMS_A_PAGE, exchange.params());
            case "prompts/get" -> Prompts.get(exchange);
            case "completion/complete" -> Completions.complete(exchange);
            default -> own(exchange);
        };
    }

    private static ObjectNode own(Exchange exchange) {
        ObjectNode body = exchange.dialect().answerOwn(exchange);
        if (body == null) {
            throw Refused.unknownMethod(exchange.method());
        }
        return body;
    }
}
