package dev.mcpctl.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/**
 * A server on HTTP+SSE of 2024-11-05: it answers everything with an empty result, {@code initialize} properly, refuses
 * {@code refuse}, and ends its stream on {@code end}.
 */
public final class OlderServer {

    private final String address;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final WireServer server;
    private volatile WireServer.Reply stream;

    /** A server that names this address; {@code PORT} in it stands for its port. */
    public OlderServer(String address) {
        this.address = address;
        this.server = WireServer.with(handler());
    }

    public WireServer server() {
        return server;
    }

    public WireServer.Handler handler() {
        return this::handle;
    }

    private void handle(WireServer.Request request, WireServer.Reply reply) throws IOException {
        if (request.method().equals("GET")) {
            String port = String.valueOf(request.header("host")).replaceFirst(".*:", "");
            stream = reply.stream().write("event: endpoint\ndata: " + address.replace("PORT", port) + "\n\n");
            awaitEnd();
            return;
        }
        if (!request.path().startsWith("/messages")) {
            reply.send(405, "text/html", "<h1>no</h1>");
            return;
        }
        JsonNode id = request.json().get("id");
        switch (request.rpcMethod()) {
            case "refuse" -> reply.send(500, "", "");
            case "end" -> {
                reply.send(202, "text/plain", "Accepted");
                ended.countDown();
            }
            default -> {
                reply.send(202, "text/plain", "Accepted");
                if (id != null) {
                    stream.event(WireServer.answer(request, result(request.rpcMethod())));
                }
            }
        }
    }

    private void awaitEnd() {
        try {
            ended.await();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private static String result(String method) {
        return method.equals("initialize")
                ? "{'protocolVersion':'2024-11-05','capabilities':{'tools':{}},'serverInfo':{'name':'old','version':'1'}}"
                : method.equals("tools/list") ? "{'tools':[]}" : "{}";
    }
}
