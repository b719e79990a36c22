package dev.mcpctl.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An MCP server of 2026-07-28 with one tool. It reads no more of a message than it must: it is not what is measured. */
interface EchoServer extends AutoCloseable {

    /** What the tool says. */
    String ECHO = "hello";

    String DISCOVERY = "{\"resultType\":\"complete\",\"ttlMs\":0,\"cacheScope\":\"private\","
            + "\"supportedVersions\":[\"2026-07-28\"],\"capabilities\":{\"tools\":{}},"
            + "\"serverInfo\":{\"name\":\"echo\",\"version\":\"1\"}}";
    String RESULT = "{\"resultType\":\"complete\",\"content\":[{\"type\":\"text\",\"text\":\"" + ECHO
            + "\"}],\"isError\":false}";

    /** How answers are dressed. */
    enum Dress {
        JSON("application/json"),
        EVENTS("text/event-stream");

        final String type;

        Dress(String type) {
            this.type = type;
        }
    }

    /**
     * A request.
     *
     * @param headers in their order; names in lower case
     */
    record Seen(Map<String, String> headers, String body) {}

    /** Where it is. */
    URI url();

    /** The last request. */
    Seen last();

    @Override
    void close() throws IOException;

    /** The body of the answer to a message. */
    static String answer(String message, Dress dress) {
        String result = message.contains("\"server/discover\"") ? DISCOVERY : RESULT;
        String json = "{\"jsonrpc\":\"2.0\",\"id\":" + id(message) + ",\"result\":" + result + "}";
        return dress == Dress.JSON ? json : "event: message\ndata: " + json + "\n\n";
    }

    /** The number of a message. */
    static String id(String message) {
        int start = idAt(message);
        int end = start;
        while (Character.isDigit(message.charAt(end))) {
            end++;
        }
        return message.substring(start, end);
    }

    /** Where the number of a message begins. */
    static int idAt(String message) {
        return message.indexOf("\"id\":") + 5;
    }

    /** The text of bytes. */
    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
