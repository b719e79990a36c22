package dev.mcpctl.serve.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A client that says exactly what a test wants it to say. JSON may be written with single quotes. */
final class HttpVisitor {

    static final String META = "'_meta':{'io.modelcontextprotocol/protocolVersion':'2026-07-28',"
            + "'io.modelcontextprotocol/clientCapabilities':{'elicitation':{},'roots':{}}}";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI url;

    HttpVisitor(URI url) {
        this.url = url;
    }

    /** A request to the endpoint with both types accepted. */
    HttpRequest.Builder request() {
        return request(url);
    }

    HttpRequest.Builder request(URI other) {
        return HttpRequest.newBuilder(other)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream");
    }

    HttpResponse<InputStream> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofInputStream());
    }

    HttpResponse<InputStream> post(HttpRequest.Builder request, String body) throws IOException, InterruptedException {
        return send(request.POST(BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    /** A stateless request with the headers that it needs. */
    HttpResponse<InputStream> stateless(String method, String params) throws IOException, InterruptedException {
        return post(statelessHeaders(method, params), statelessBody(method, params));
    }

    HttpRequest.Builder statelessHeaders(String method, String params) {
        HttpRequest.Builder request =
                request().header("MCP-Protocol-Version", "2026-07-28").header("Mcp-Method", method);
        JsonNode read = json("{" + params + "}");
        JsonNode name = method.equals("resources/read") ? read.path("uri") : read.path("name");
        return name.isTextual() ? request.header("Mcp-Name", name.asText()) : request;
    }

    static String statelessBody(String method, String params) {
        return "{'jsonrpc':'2.0','id':7,'method':'" + method + "','params':{" + META
                + (params.isEmpty() ? "" : "," + params) + "}}";
    }

    /** Shakes hands and gives the session's id. */
    String session(String revision) throws IOException, InterruptedException {
        HttpResponse<InputStream> welcome = post(request(), hello(revision));
        return welcome.headers().firstValue("Mcp-Session-Id").orElseThrow();
    }

    static String hello(String revision) {
        return "{'jsonrpc':'2.0','id':1,'method':'initialize','params':{'protocolVersion':'" + revision
                + "','capabilities':{'roots':{},'elicitation':{}},'clientInfo':{'name':'test','version':'1'}}}";
    }

    HttpRequest.Builder in(String session) {
        return request().header("Mcp-Session-Id", session);
    }

    static String call(String tool, String arguments) {
        return "{'jsonrpc':'2.0','id':2,'method':'tools/call','params':{'name':'" + tool + "','arguments':" + arguments
                + ",'_meta':{'progressToken':'p'}}}";
    }

    static JsonNode json(String text) {
        return Json.parse(text.replace('\'', '"'));
    }

    static JsonNode json(HttpResponse<InputStream> response) throws IOException {
        return Json.tolerant(response.body().readAllBytes());
    }

    /** Events as they come. */
    static Events events(HttpResponse<InputStream> response) {
        return new Events(response.body());
    }

    /** A request byte for byte, for what clients refuse to send; the lines are the head without its end. */
    String raw(String... head) throws IOException {
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write((String.join("\r\n", head) + "\r\n\r\n").getBytes(UTF_8));
            BufferedReader reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            return String.valueOf(reader.readLine());
        }
    }

    URI url() {
        return url;
    }

    /** One event. */
    record Event(String id, String name, String data) {
        JsonNode message() {
            return Json.parse(data);
        }
    }

    /** Reads events one by one; comments are left out. */
    static final class Events implements AutoCloseable {

        private final BufferedReader reader;

        private Events(InputStream body) {
            reader = new BufferedReader(new InputStreamReader(body, UTF_8));
        }

        /** The next event, or null at the end of the stream. */
        Event next() throws IOException {
            String id = null;
            String name = "message";
            String data = null;
            String line;
            while ((line = reader.readLine()) != null) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data:")) {
                    data = line.substring(5).strip();
                } else if (line.isEmpty() && data != null) {
                    return new Event(id, name, data);
                }
            }
            return null;
        }

        List<Event> rest() throws IOException {
            List<Event> all = new ArrayList<>();
            Event event;
            while ((event = next()) != null) {
                all.add(event);
            }
            return all;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
