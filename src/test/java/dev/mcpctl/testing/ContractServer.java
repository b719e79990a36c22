package dev.mcpctl.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a server does in the contract that all transports keep: {@code echo}, {@code notes} (three notifications first),
 * {@code large} (3 MB), {@code silent} and {@code end}. As a program it speaks over stdio. Needs no library.
 */
public final class ContractServer {

    /** Size of the text in a large answer. */
    public static final int LARGE = 3 << 20;

    private ContractServer() {}

    /** The command that starts it over stdio. */
    public static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ContractServer.class.getName());
    }

    public static void main(String[] words) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        for (String line = in.readLine(); line != null && !method(line).equals("end"); line = in.readLine()) {
            for (String answer : answers(line)) {
                out.print(answer + "\n");
            }
            out.flush();
        }
    }

    /** The method of a message, or empty. */
    public static String method(String message) {
        return after(message, "\"method\":\"", "\"");
    }

    /** All messages that answer one, in order. */
    public static List<String> answers(String message) {
        String method = method(message);
        List<String> answers = new ArrayList<>();
        if (method.equals("notes")) {
            for (int i = 1; i <= 3; i++) {
                answers.add("{\"jsonrpc\":\"2.0\",\"method\":\"note\",\"params\":{\"n\":" + i + "}}");
            }
        }
        if (!method.equals("silent") && !method.startsWith("notifications/")) {
            String text = method.equals("large") ? "x".repeat(LARGE) : method;
            answers.add("{\"jsonrpc\":\"2.0\",\"id\":" + after(message, "\"id\":", ",", "}")
                    + ",\"result\":{\"text\":\"" + text + "\"}}");
        }
        return answers;
    }

    private static String after(String message, String mark, String... ends) {
        int start = message.indexOf(mark);
        if (start < 0) {
            return "";
        }
        int from = start + mark.length();
        int to = message.length();
        for (String end : ends) {
            int at = message.indexOf(end, from);
            to = at < 0 ? to : Math.min(to, at);
        }
        return message.substring(from, to);
    }
}
