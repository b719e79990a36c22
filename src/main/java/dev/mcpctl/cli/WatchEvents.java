package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.Change;
import dev.mcpctl.output.Neutraliser;
import dev.mcpctl.output.OutputFormat;
import dev.mcpctl.output.Printer;
import dev.mcpctl.process.CommandLine;
import dev.mcpctl.process.FedProgram;
import dev.mcpctl.process.Host;
import dev.mcpctl.process.Platform;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What becomes of each event: a line on stdout, and a command that gets it. JSON events follow {@code watch-1.json}. */
final class WatchEvents {

    private final Run run;
    private final OutputFormat format;
    private final Printer printer;
    private final @Nullable FedProgram program;
    private final String command;

    /**
     * Events in this form.
     *
     * @throws Failure usage, when the command cannot be read
     */
    WatchEvents(Run run, OutputFormat format, @Nullable String command) {
        this.run = run;
        this.format = format;
        this.printer = new Printer(run.console());
        this.command = command == null ? "" : command;
        this.program = command == null ? null : program(run, command);
    }

    private static FedProgram program(Run run, String command) {
        Host host = new Host(Platform.current(), run.context().environment());
        FedProgram fed = new FedProgram(
                host, CommandLine.split(command, host.platform()), run.context().directory());
        try {
            fed.check();
        } catch (Failure missing) {
            throw notRunnable(missing);
        }
        return fed;
    }

    private static Failure notRunnable(Failure failure) {
        return failure.kind() == Failure.Kind.UNREACHABLE
                ? Failure.usage("--exec: " + failure.message()).hint(failure.hint())
                : failure;
    }

    /** The event as programs see it. */
    ObjectNode json(Change change) {
        ObjectNode event = Json.object();
        event.put("type", "change");
        event.put("kind", change.kind().word());
        if (change.uri() != null) {
            event.put("uri", change.uri());
        }
        event.put(
                "at",
                run.context().clock().instant().truncatedTo(ChronoUnit.MILLIS).toString());
        event.put("method", change.method());
        event.set("params", change.params());
        return event;
    }

    /** Prints it, and runs the command with it. */
    void take(Change change, ObjectNode event) {
        if (format == OutputFormat.HUMAN) {
            printer.line(human(change));
        } else {
            printer.event(event);
        }
        if (program != null) {
            run(program, event);
        }
    }

    private static String human(Change change) {
        return change.uri() == null
                ? "the list of " + change.kind().word() + " changed"
                : Neutraliser.line(change.uri()) + " changed";
    }

    /** What the command does is its own affair; that it failed is told, and watching goes on. */
    private void run(FedProgram fed, ObjectNode event) {
        byte[] input = (Json.compact(event) + "\n").getBytes(StandardCharsets.UTF_8);
        FedProgram.Sinks sinks = new FedProgram.Sinks(
                run.console().bytes(), run.context().streams().err());
        long limit = TargetOptions.timeout(run.options()).toMillis();
        try {
            Integer status = fed.run(input, sinks, limit);
            run.console().flush();
            if (status == null) {
                run.console().warn("'" + command + "' ran longer than --timeout allows and was ended");
            } else if (status != 0) {
                run.console().warn("'" + command + "' ended with status " + status);
            }
        } catch (Failure failure) {
            throw notRunnable(failure);
        }
    }
}
