package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.failure.Nearest;
import dev.mcpctl.mcp.ListKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All commands, in the order of the help. Adding one is one class and one line here. */
final class Commands {

    /** The groups of the first help screen, in order. */
    enum Group {
        START("Start", "mcpctl call demo weather --city Oslo"),
        SEE_WHY("See why", "mcpctl doctor ./server.py"),
        EXPLORE("Explore", null),
        RECORDINGS("Recordings", null),
        CONNECT("Connect", null),
        REST("Rest", null);

        private final String title;
        private final @Nullable String example;

        Group(String title, @Nullable String example) {
            this.title = title;
            this.example = example;
        }

        /** A line to try, for the groups that the first screen shows whole; null for those that it only names. */
        @Nullable
        String example() {
            return example;
        }

        String title() {
            return title;
        }
    }

    /** A command and its place in the help. */
    record Entry(String name, Group group, String summary, Command command) {}

    private static final List<String> NAMES = List.of(
            "list",
            "describe",
            "call",
            "trace",
            "doctor",
            "info",
            "tools",
            "resources",
            "prompts",
            "read",
            "prompt",
            "complete",
            "watch",
            "tasks",
            "raw",
            "batch",
            "repl",
            "show",
            "replay",
            "mock",
            "proxy",
            "servers",
            "demo",
            "cache",
            "completion",
            "version",
            "help");

    private Commands() {}

    /** The command of this name, or null. Only the one that is asked for is made, and its class loaded. */
    static @Nullable Entry named(String name) {
        return switch (name) {
            case "list" -> new Entry(name, Group.START, "list what a server offers", new ListCommand(null));
            case "describe" ->
                new Entry(name, Group.START, "show one tool, resource, template or prompt", new DescribeCommand());
            case "call" -> new Entry(name, Group.START, "call a tool", new CallCommand());
            case TraceCommand.NAME ->
                new Entry(name, Group.SEE_WHY, "show what goes over the wire", new TraceCommand());
            case "doctor" ->
                new Entry(name, Group.SEE_WHY, "find out why a server cannot be used", new DoctorCommand());
            case "info" ->
                new Entry(name, Group.EXPLORE, "show what a server is and what was negotiated", new InfoCommand());
            case "tools" -> new Entry(name, Group.EXPLORE, "list tools", new ListCommand(ListKind.TOOLS));
            case "resources" -> new Entry(name, Group.EXPLORE, "list resources", new ListCommand(ListKind.RESOURCES));
            case "prompts" -> new Entry(name, Group.EXPLORE, "list prompts", new ListCommand(ListKind.PROMPTS));
            case "read" -> new Entry(name, Group.EXPLORE, "read a resource", new ReadCommand());
            case "prompt" -> new Entry(name, Group.EXPLORE, "get a prompt", new PromptCommand());
            case "complete" ->
                new Entry(name, Group.EXPLORE, "ask for completions of an argument", new CompleteCommand());
            case "watch" -> new Entry(name, Group.EXPLORE, "tell of changes as they happen", new WatchCommand());
            case "tasks" ->
                new Entry(name, Group.EXPLORE, "work with tasks that a server remembers", new TasksCommand());
            case "raw" -> new Entry(name, Group.EXPLORE, "send any request", new RawCommand());
            case "batch" ->
                new Entry(
                        name,
                        Group.EXPLORE,
                        "run the calls of a file or of stdin on one connection",
                        new BatchCommand());
            case "repl" ->
                new Entry(name, Group.EXPLORE, "work at a prompt, or run a script of lines", new ReplCommand());
            case "show" -> new Entry(name, Group.RECORDINGS, "show a recording", new ShowCommand());
            case "replay" -> new Entry(name, Group.RECORDINGS, "ask again what a recording asked", new ReplayCommand());
            case "mock" ->
                new Entry(name, Group.RECORDINGS, "be a server made from a recording or by hand", new MockCommand());
            case "proxy" -> new Entry(name, Group.RECORDINGS, "stand between a host and a server", new ProxyCommand());
            case "servers" ->
                new Entry(
                        name, Group.CONNECT, "show and change lists of servers, ours and others", new ServersCommand());
            case "demo" -> new Entry(name, Group.REST, "be the built-in demo server", new DemoCommand());
            case "cache" ->
                new Entry(name, Group.REST, "make, show or remove the start-up archive", new CacheCommand());
            case "completion" ->
                new Entry(name, Group.REST, "print a completion script for a shell", new CompletionCommand());
            case "version" -> new Entry(name, Group.REST, "show versions", new VersionCommand());
            case "help" -> new Entry(name, Group.REST, "show help", new HelpCommand());
            default -> null;
        };
    }

    /** All commands in the order of the help. */
    static List<Entry> all() {
        List<Entry> all = new ArrayList<>();
        for (String name : NAMES) {
            Entry entry = named(name);
            if (entry != null) {
                all.add(entry);
            }
        }
        return all;
    }

    /** Whoever names the server first is told the order. */
    static Failure unknown(String name, List<String> rest) {
        for (String word : rest) {
            if (NAMES.contains(word) && Nearest.to(name, NAMES) == null) {
                return Failure.usage("unknown command '" + name + "'")
                        .hint("the command comes first: mcpctl " + word + " " + ShellWord.quoted(name));
            }
        }
        return unknown(name);
    }

    static Failure unknown(String name) {
        String near = Nearest.to(name, NAMES);
        return Failure.usage("unknown command '" + name + "'")
                .hint(near == null ? "see: mcpctl help" : "did you mean '" + near + "'?");
    }
}
