package dev.mcpctl.testing;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An MCP server over stdio that breaks rules on purpose, as a program of its own. Its arguments are the words of
 * {@link Fault}, each with {@code @METHOD} behind it where it shall happen on another method than {@code tools/call};
 * for example {@code banner never-answers@initialize}. Without arguments it behaves. {@code journal=FILE} makes it write
 * every line that it reads to a file, and {@code (end)} when its input ends.
 *
 * <p>It speaks the handshake generation: {@code initialize} (any version is accepted), {@code ping},
 * {@code tools/list}, {@code tools/call}, {@code resources/list}, {@code resources/read} ({@code test://text} and
 * {@code test://big/MEGABYTES}); {@code server/discover} and all else get -32601, unless it is told {@code modern},
 * {@code silent-on-probe} or {@code dies-on-probe}. Its tools are {@code echo} (argument {@code text}), {@code greet}
 * (structured, with an output schema) and one for each fault that happens on a call.
 */
public final class MisbehavingServer {

    private static final String JOURNAL = "journal=";

    private final Set<Fault> faults;
    private final Map<String, Fault> faultsByMethod;
    private final Wire wire;
    private final Mischief mischief;
    private final Answers answers;
    private final Journal journal;

    private MisbehavingServer(Set<Fault> faults, Map<String, Fault> faultsByMethod, Journal journal) {
        this.faults = faults;
        this.faultsByMethod = faultsByMethod;
        this.wire = new Wire(faults);
        this.mischief = new Mischief(wire);
        this.answers = new Answers(faults);
        this.journal = journal;
    }

    /** Runs until the input ends. */
    public static void main(String[] words) throws Exception {
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        Map<String, Fault> byMethod = new HashMap<>();
        Journal journal = new Journal(null);
        for (String word : words) {
            if (word.startsWith(JOURNAL)) {
                journal = new Journal(Path.of(word.substring(JOURNAL.length())));
                continue;
            }
            int at = word.indexOf('@');
            Fault fault = Fault.of(at < 0 ? word : word.substring(0, at));
            faults.add(fault);
            if (fault.onCall()) {
                byMethod.put(at < 0 ? "tools/call" : word.substring(at + 1), fault);
            }
        }
        new MisbehavingServer(faults, byMethod, journal).run();
    }

    /** The command that starts it with these faults, for tests. */
    public static List<String> command(String... words) {
        List<String> command = new ArrayList<>();
        if (List.of(words).contains(Fault.IGNORES_TERM.word())) {
            // an ignored signal stays ignored in what the shell becomes, the JVM included
            command.addAll(List.of("/bin/sh", "-c", "trap '' TERM; exec \"$@\"", "sh"));
        }
        command.addAll(List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classes(),
                MisbehavingServer.class.getName()));
        command.addAll(List.of(words));
        return command;
    }

    /** What was read, in a file, or nowhere. */
    private record Journal(Path file) {
        void add(String line) throws IOException {
            if (file != null) {
                Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        }
    }

    private static String classes() {
        return new File(MisbehavingServer.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .getAbsolutePath();
    }

    private void run() throws IOException, InterruptedException {
        begin();
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line = input.readLine();
        while (line != null) {
            journal.add(line);
            if (TinyJson.parse(line) instanceof Map<?, ?> message && !faults.contains(Fault.SILENT)) {
                handle(message);
            }
            line = input.readLine();
        }
        journal.add("(end)");
        if (faults.contains(Fault.IGNORES_END) || faults.contains(Fault.IGNORES_TERM)) {
            Mischief.liveForEver();
        }
    }

    private void begin() throws IOException, InterruptedException {
        if (faults.contains(Fault.DIES_AT_ONCE)) {
            wire.error("cannot find the configuration\ngiving up\n");
            System.exit(3);
        }
        if (faults.contains(Fault.FORKS_CHILDREN)) {
            mischief.fork();
        }
        if (faults.contains(Fault.LEAVES_CHILD_WITH_PIPES)) {
            mischief.forkWithPipes();
        }
        if (faults.contains(Fault.STDERR_FLOOD)) {
            mischief.flood();
        }
        if (faults.contains(Fault.STDERR_LONG_LINE)) {
            mischief.longErrorLine();
        }
        if (faults.contains(Fault.BANNER)) {
            wire.raw("Welcome to Misbehaving Server 1.0\n\n\u001b[32mready\u001b[0m on stdio\n");
        }
        if (faults.contains(Fault.NEVER_READS)) {
            Mischief.liveForEver();
        }
    }

    private void handle(Map<?, ?> message) throws IOException, InterruptedException {
        Object id = message.get("id");
        String method = (String) message.get("method");
        if (id == null || method == null) {
            return;
        }
        if (method.equals("server/discover") && faults.contains(Fault.DIES_ON_PROBE)) {
            wire.error("unknown method before initialize\n");
            System.exit(3);
        }
        if (method.equals("server/discover") && faults.contains(Fault.SILENT_ON_PROBE)) {
            return;
        }
        Map<?, ?> params = message.get("params") instanceof Map<?, ?> map ? map : Map.of();
        Fault fault = fault(method, params);
        Map<String, Object> answer = answers.to(id, method, params);
        if (fault == null) {
            wire.message(answer);
        } else {
            mischief.commit(fault, new Mischief.Occasion(id, params, answer));
        }
    }

    private Fault fault(String method, Map<?, ?> params) {
        if (faults.contains(Fault.LEAVES_CHILD_WITH_PIPES) && method.equals("tools/call")) {
            wire.error("crashed\n");
            System.exit(3);
        }
        Fault chosen = faultsByMethod.get(method);
        if (chosen != null || !method.equals("tools/call")) {
            return chosen;
        }
        for (Fault each : Fault.values()) {
            if (each.onCall() && each.word().equals(params.get("name"))) {
                return each;
            }
        }
        return null;
    }
}
