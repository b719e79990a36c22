package dev.mcpctl.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands that only a prompt has. Adding one is one class and one line here. */
final class BenchCommands {

    /** Their names, in the order of the help. */
    static final List<String> NAMES =
            List.of("connect", "use", "reconnect", "echo", "save", "trace", "help", "exit", "quit");

    private BenchCommands() {}

    /** Marks them: no server's words are added to their lines. */
    interface Own extends Command {}

    /** The one of this name, or null; {@code trace} and {@code help} are those of a prompt in some lines only. */
    static Commands.@Nullable Entry named(String name, List<String> rest, ReplBench bench) {
        Command command = command(name, rest, bench);
        return command == null ? null : new Commands.Entry(name, Commands.Group.REST, summary(name), command);
    }

    private static @Nullable Command command(String name, List<String> rest, ReplBench bench) {
        return switch (name) {
            case "connect" -> new ConnectCommand(bench);
            case "use" -> new UseCommand(bench);
            case "reconnect" -> new ReconnectCommand(bench);
            case "echo" -> new EchoCommand();
            case "save" -> new SaveCommand(bench);
            case "trace" -> TraceSwitchCommand.isMeant(rest) ? new TraceSwitchCommand(bench) : null;
            case "help" -> rest.isEmpty() || NAMES.contains(rest.get(0)) ? new BenchHelpCommand(bench) : null;
            case "exit", "quit" -> new ExitCommand(bench);
            default -> null;
        };
    }

    /** What the help says of it. */
    static String summary(String name) {
        return switch (name) {
            case "connect" -> "open one more server: connect NAME SERVER [OPTIONS], or connect NAME -- COMMAND...";
            case "use" -> "have lines go to another open server: use NAME; without NAME it lists them";
            case "reconnect" -> "close the server and open it again";
            case "echo" -> "print a result or a part of it: echo $1.structuredContent, echo $last";
            case "save" -> "write the lines that succeeded as a script for repl -f: save FILE";
            case "trace" -> "show messages as they pass: trace on, trace off";
            case "help" -> "show this, or the help of a command: help call";
            case "exit", "quit" -> "leave, as Ctrl-D does";
            default -> "";
        };
    }
}
