package dev.mcpctl.testing;

import dev.mcpctl.testing.WireServer.Reply;
import dev.mcpctl.testing.WireServer.Request;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * An MCP server over HTTP that breaks rules on purpose: its path says which. What comes before the fault is right. It is
 * stateless (2026-07-28) but for {@link HttpFault#SESSION_EXPIRES}, and has one tool, {@code route}, with an argument
 * {@code region} that is mirrored into a header.
 */
public final class MisbehavingHttpServer implements AutoCloseable {

    private static final String TOOLS = "{'resultType':'complete','ttlMs':0,'cacheScope':'private','tools':[{'name':"
            + "'route','inputSchema':{'type':'object','properties':{'region':{'type':'string','x-mcp-header':'Region'}}}}]}";
    private static final String BROKEN_TOOLS = TOOLS.replace(
            "'tools':[",
            "'tools':[{'name':'broken','inputSchema':{'type':'object','properties':{'region':{'type':'string',"
                    + "'x-mcp-header':'two words'}}}},");
    private static final String DISCOVERY = "{'resultType':'complete','supportedVersions':['2026-07-28'],'ttlMs':0,"
            + "'cacheScope':'private','capabilities':{'tools':{}},'_meta':{'io.modelcontextprotocol/serverInfo':"
            + "{'name':'bad','version':'1'}}}";
    private static final String WELCOME = "{'protocolVersion':'2025-11-25','capabilities':{'tools':{}},'serverInfo':"
            + "{'name':'bad','version':'1'}}";
    private static final String PAGE =
            "<!DOCTYPE html><html><head><title>Hello</title></head><body>a page</body></html>";
    private static final int HUGE = 200 << 20;
    private static final long DRIP_NANOS = 100_000_000;

    private final Set<String> expired = ConcurrentHashMap.newKeySet();
    private final AtomicInteger sessions = new AtomicInteger();
    private final WireServer server = WireServer.with(this::handle);

    /** The URL that has this fault. */
    public String url(HttpFault fault) {
        return server.url("/" + fault.word()).toString();
    }

    /** The requests to the URL of this fault so far. */
    public List<Request> requests(HttpFault fault) {
        return server.requests().stream()
                .filter(request -> request.path().equals("/" + fault.word()))
                .toList();
    }

    @Override
    public void close() {
        server.close();
    }

    private void handle(Request request, Reply reply) throws IOException {
        if (request.path().startsWith("/elsewhere")) {
            throw new IOException("nobody should come here");
        }
        HttpFault fault = HttpFault.of(request.path());
        if (fault == HttpFault.SESSION_EXPIRES) {
            answerInSession(request, reply);
        } else if (!fault.onCallAlone()) {
            fail(fault, request, reply);
        } else if (request.rpcMethod().equals("tools/call")) {
            failCall(fault, request, reply);
        } else {
            behave(fault, request, reply);
        }
    }

    private static void behave(HttpFault fault, Request request, Reply reply) throws IOException {
        switch (request.rpcMethod()) {
            case "server/discover" -> reply.result(request, DISCOVERY);
            case "tools/list" -> reply.result(request, fault == HttpFault.BROKEN_MIRROR ? BROKEN_TOOLS : TOOLS);
            default -> reply.send(404, "application/json", WireServer.error(request, -32601, "unknown method"));
        }
    }

    private void fail(HttpFault fault, Request request, Reply reply) throws IOException {
        switch (fault) {
            case UNAUTHORIZED ->
                reply.send(
                        401,
                        "text/plain",
                        "who are you",
                        "WWW-Authenticate: Bearer realm=\"bad\", resource_metadata=\"" + server.url("/metadata")
                                + "\"");
            case HTML_PAGE -> reply.send(200, "text/html; charset=utf-8", PAGE);
            case FORBIDDEN -> reply.send(403, "text/plain", "not you");
            case NOT_FOUND -> reply.send(404, "text/html", PAGE);
            case METHOD_NOT_ALLOWED -> reply.send(405, "text/plain", "only GET", "Allow: GET");
            case NOT_ACCEPTABLE -> reply.send(406, "text/plain", "no such type");
            case UNSUPPORTED_TYPE -> reply.send(415, "text/plain", "only XML");
            case TOO_MANY_REQUESTS -> reply.send(429, "text/plain", "slow down", "Retry-After: 2");
            case BUSY_FOR_AN_HOUR -> reply.send(429, "text/plain", "slow down", "Retry-After: 3600");
            case BUSY_FOR_A_WHILE -> reply.send(503, "text/plain", "at lunch", "Retry-After: 20");
            case PROXY_WANTS_CREDENTIALS ->
                reply.send(407, "text/plain", "who are you", "Proxy-Authenticate: Basic realm=\"x\"");
            case SERVER_ERROR -> reply.send(500, "text/plain", "out of cheese");
            case BAD_GATEWAY -> reply.send(502, "text/html", PAGE);
            case REDIRECT_LOOP -> reply.send(307, "", "", "Location: " + request.path());
            case REDIRECT_AWAY -> reply.send(307, "", "", "Location: http://localhost:" + server.port() + "/elsewhere");
            case WRONG_CONTENT_TYPE -> reply.send(200, "text/plain", WireServer.answer(request, DISCOVERY));
            case NO_HTTP -> {
                reply.raw("220 mail.example ESMTP\r\n");
                reply.drop();
            }
            case SILENT -> server.forever();
            case CLOSES_AT_ONCE -> reply.drop();
            case ENDPOINT_ELSEWHERE -> {
                reply.stream().write("event: endpoint\ndata: http://elsewhere.example/messages\n\n");
                server.forever();
            }
            default -> throw new IllegalArgumentException(fault.word());
        }
    }

    private void failCall(HttpFault fault, Request request, Reply reply) throws IOException {
        String right = WireServer.answer(request, text("fine"));
        switch (fault) {
            case TRUNCATED_JSON -> {
                reply.raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + right.length()
                        + "\r\n\r\n" + right.substring(0, right.length() / 2));
                reply.drop();
            }
            case TRUNCATED_EVENT -> reply.stream().write("data: " + right.substring(0, right.length() / 2));
            case ENDLESS_STREAM -> drip(reply.stream(), ": still here\n\n".repeat(10_000), 14);
            case DROPPED_STREAM -> {
                reply.stream().event("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/x\"}");
                reply.drop();
            }
            case OTHER_ID -> reply.stream().event(right.replaceFirst("\"id\":[^,]+", "\"id\":\"somebody-else\""));
            case TWO_ANSWERS -> reply.stream().event(right).event(right);
            case HUGE_JSON -> hugeJson(right, reply);
            case HUGE_EVENT -> hugeEvent(right, reply);
            case SLOW_DRIP -> drip(reply.stream(), "data: " + right + "\n\n", 1);
            case NEVER_ANSWERS -> server.forever();
            case ERROR_ON_CALL -> reply.send(500, "text/plain", "out of cheese");
            case PAGE_ON_CALL -> reply.send(200, "text/html", PAGE);
            case TELLS_HEADERS ->
                reply.result(request, text(String.join(",", request.headers().keySet())));
            default -> throw new IllegalArgumentException(fault.word());
        }
    }

    private static String text(String value) {
        return "{'resultType':'complete','content':[{'type':'text','text':'" + value + "'}]}";
    }

    private static void drip(Reply reply, String text, int size) throws IOException {
        for (int at = 0; at < text.length(); at += size) {
            reply.write(text.substring(at, Math.min(at + size, text.length())));
            LockSupport.parkNanos(DRIP_NANOS);
        }
    }

    private static void hugeJson(String right, Reply reply) throws IOException {
        int at = right.indexOf("fine");
        int length = right.length() - 4 + HUGE;
        reply.raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n");
        reply.raw(right.substring(0, at));
        String block = "x".repeat(1 << 16);
        for (int sent = 0; sent < HUGE; sent += block.length()) {
            reply.raw(block);
        }
        reply.raw(right.substring(at + 4));
    }

    private static void hugeEvent(String right, Reply reply) throws IOException {
        int at = right.indexOf("fine");
        reply.stream().write("data: " + right.substring(0, at));
        String block = "x".repeat(1 << 16);
        for (int sent = 0; sent < HUGE; sent += block.length()) {
            reply.write(block);
        }
        reply.write(right.substring(at + 4) + "\n\n");
    }

    /** The first session is gone when the tool is called; any later one lives. */
    private void answerInSession(Request request, Reply reply) throws IOException {
        String session = request.header("Mcp-Session-Id");
        boolean forgotten = session != null && expired.contains(session);
        switch (request.method() + " " + request.rpcMethod()) {
            case "POST initialize" ->
                reply.result(request, WELCOME, "Mcp-Session-Id: session-" + sessions.incrementAndGet());
            case "POST notifications/initialized" -> reply.send(202, "", "");
            case "POST tools/list" -> reply.result(request, TOOLS);
            case "POST tools/call" -> {
                if (forgotten || "session-1".equals(session)) {
                    expired.add("session-1");
                    reply.send(404, "text/plain", "no such session");
                } else {
                    reply.result(request, text("fine").replace("'resultType':'complete',", ""));
                }
            }
            case "DELETE " -> reply.send(forgotten ? 404 : 204, "", "");
            case "GET " -> reply.send(405, "", "");
            default -> reply.send(400, "application/json", WireServer.error(request, -32000, "no session"));
        }
    }
}
