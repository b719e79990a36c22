package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.failure.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All commands, in the order of the help. Adding one is one class and one line here. */
final class Commands {

    /** The groups of the first help screen, in order. */
    enum Group {
        START("Start"),
        EXPLORE("Explore"),
        REST("Rest");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /** A command's place in the help and how to make it. Making one loads its class, so only the named one is made. */
    record Entry(String name, Group group, String summary, Supplier<Command> factory) {
        Command create() {
            return factory.get();
        }
    }

    static final List<Entry> ALL = List.of(
            new Entry("list", Group.START, "list what a server offers", () -> new ListCommand(null)),
            new Entry("describe", Group.START, "show one tool, resource, template or prompt", DescribeCommand::new),
            new Entry("call", Group.START, "call a tool", CallCommand::new),
            new Entry("info", Group.EXPLORE, "show what a server is and what was negotiated", InfoCommand::new),
            new Entry("tools", Group.EXPLORE, "list tools", () -> new ListCommand(dev.mcpctl.mcp.ListKind.TOOLS)),
            new Entry("resources", Group.EXPLORE, "list resources", () -> new ListCommand(dev.mcpctl.mcp.ListKind.RESOURCES)),
            new Entry("prompts", Group.EXPLORE, "list prompts", () -> new ListCommand(dev.mcpctl.mcp.ListKind.PROMPTS)),
            new Entry("read", Group.EXPLORE, "read a resource", ReadCommand::new),
            new Entry("prompt", Group.EXPLORE, "get a prompt", PromptCommand::new),
            new Entry("complete", Group.EXPLORE, "ask for completions of an argument", CompleteCommand::new),
            new Entry("raw", Group.EXPLORE, "send any request", RawCommand::new),
            new Entry("demo", Group.REST, "be the built-in demo server", DemoCommand::new),
            new Entry("cache", Group.REST, "make, show or remove the start-up archive", CacheCommand::new),
            new Entry("completion", Group.REST, "print a completion script for a shell", CompletionCommand::new),
            new Entry("version", Group.REST, "show versions", VersionCommand::new),
            new Entry("help", Group.REST, "show help", HelpCommand::new));

    private Commands() {}

    /** All commands in the order of the help. */
    static List<Entry> all() {
        return ALL;
    }

    static @Nullable Entry named(String name) {
        for (Entry entry : ALL) {
            if (entry.name().equals(name)) {
                return entry;
            }
        }
        return null;
    }

    static Failure unknown(String name) {
        List<String> names = new ArrayList<>();
        for (Entry entry : ALL) {
            names.add(entry.name());
        }
        String near = Nearest.to(name, names);
        return Failure.usage("unknown command '" + name + "'")
                .hint(near == null ? "see: mcpctl help" : "did you mean '" + near + "'?");
    }
}
