package dev.mcpctl.testing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A server that keeps every byte it got and gave. Its answers have odd blanks and characters, so that nobody may rewrite them. */
public final class NotingServer {

    private NotingServer() {}

    /** The only argument is the directory of {@code got} and {@code gave}. */
    public static void main(String... arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        System.err.println("ready \u001b[31m<b>");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            note(directory.resolve("got"), line);
            JsonNode message = Json.parse(line);
            if (message.path("method").asText("").equals("tools/call")) {
                say("this line is no message");
            }
            String answer = answer(message);
            if (answer != null) {
                note(directory.resolve("gave"), answer);
                say(answer);
            }
        }
    }

    private static void say(String line) throws IOException {
        System.out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        System.out.flush();
    }

    private static void note(Path file, String line) throws IOException {
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** What it answers to a message, or null when that wants no answer. */
    public static String answer(JsonNode message) {
        if (!message.has("id")) {
            return null;
        }
        String id = Json.compact(message.path("id"));
        return switch (message.path("method").asText("")) {
            case "initialize" ->
                "{ \"jsonrpc\":\"2.0\" ,\"id\":" + id + ",\"result\":{\"protocolVersion\":\""
                        + message.at("/params/protocolVersion").asText() + "\",\"capabilities\":{\"tools\":{}},"
                        + "\"serverInfo\":{\"name\":\"noting\",\"version\":\"1\"}}}";
            case "tools/call" ->
                "{\"result\":{\"content\":[{\"type\":\"text\",\"text\":\"\u00fc \\u00fc \ud83d\ude00 </script><b>\\u001b\"}]},  \"id\": "
                        + id + ",\"jsonrpc\":\"2.0\"}";
            default -> "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"error\":{\"code\":-32601,\"message\":\"unknown\"}}";
        };
    }

    /** The command that starts it. */
    public static List<String> command(Path directory) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                NotingServer.class.getName(),
                directory.toString()));
    }
}
