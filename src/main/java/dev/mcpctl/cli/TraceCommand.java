package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import java.util.List;

/** {@code trace COMMAND ...}: the command, with all that goes over the wire on stderr. {@link Cli} runs the command itself. */
final class TraceCommand implements Command {

    static final String NAME = "trace";

    @Override
    public Operands operands() {
        return new Operands(
                false,
                List.of(Operands.needed("COMMAND", "a command that talks to a server, with its words and options")),
                Operands.Rest.WORDS);
    }

    @Override
    public void describe(CommandForm form) {
        form.description(
                        "Runs the command as always, and shows on stderr what goes over the wire: messages both ways, HTTP, stderr,"
                                + " the process, and at the end where the time went. Answers that took a second or more are marked."
                                + " What is printed on stdout stays the same.",
                        "-v also shows bodies, the parts of event streams and timings, -vv headers. What may be secret is masked,"
                                + " as in recordings.",
                        "WORDS of --trace-filter are separated by commas: a kind such as stderr or http-*, a method such as"
                                + " tools/* with its answers, an id such as #3, or request, notification, result, error; * stands for anything, and ! in front leaves out.")
                .examples(
                        "mcpctl trace call demo weather --city Oslo",
                        "mcpctl trace list https://mcp.example.com/mcp -vv",
                        "mcpctl trace call ./server.py add a:=1 b:=2 -v --trace-filter 'tools/*,stderr'",
                        "mcpctl trace info demo --record demo.jsonl");
        RecordOptions.describeTrace(form);
    }

    /** Only reached when no command follows. */
    @Override
    public Outcome run(Run run) {
        throw Failure.usage("COMMAND is missing").hint("usage: mcpctl trace COMMAND ...; see: mcpctl help trace");
    }

    /** Refuses commands that talk to no server. */
    static Commands.Entry entry(String name) {
        Commands.Entry entry = Commands.named(name);
        if (entry == null) {
            throw Commands.unknown(name);
        }
        if (!entry.command().operands().takesServer()) {
            throw Failure.usage("'" + name + "' talks to no server, so that there is nothing to trace")
                    .hint("trace goes in front of list, info, call, read, prompt, complete, raw and the like");
        }
        if (entry.command() instanceof ProxyCommand) {
            throw Failure.usage("'" + name + "' has no trace; what passes through it can be recorded")
                    .hint("write: mcpctl proxy --record FILE ..., and then: mcpctl show FILE --follow");
        }
        return entry;
    }
}
