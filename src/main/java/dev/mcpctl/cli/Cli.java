package dev.mcpctl.cli;

import dev.mcpctl.config.Target;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.output.Console;
import dev.mcpctl.output.ConsoleTraits;
import dev.mcpctl.output.Environment;
import dev.mcpctl.output.OutputFormat;
import dev.mcpctl.output.PipeClosed;
import dev.mcpctl.output.Printer;
import dev.mcpctl.output.StandardOutput;
import dev.mcpctl.output.Terminals;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Runs command lines: finds the command, parses its options, prints what it returns, maps failures to exit codes. */
final class Cli {

    private final Context context;
    private final Interruption interruption;
    private final Console bare;
    private final @Nullable Bench bench;

    Cli(Context context, Interruption interruption) {
        this(context, interruption, null);
    }

    /** Runs lines of a prompt, which share what is open. */
    Cli(Context context, Interruption interruption, @Nullable Bench bench) {
        this.bench = bench;
        this.context = context;
        this.interruption = interruption;
        ConsoleTraits traits = ConsoleTraits.of(
                        Terminals.of(context.properties().terminals()), new Variables(context.environment()))
                .withSize(context.properties().size());
        Console.Streams streams =
                new Console.Streams(context.streams().out(), context.streams().err(), new PipeQuestion());
        this.bare = Console.of(streams, traits);
    }

    /** Runs one line and returns the exit code. Never throws. */
    int run(String... arguments) {
        List<String> words = Arrays.asList(arguments);
        try {
            int code = dispatch(words);
            bare.flush();
            return code;
        } catch (PipeClosed readerHasGone) {
            return ExitCode.DONE.number();
        } catch (Failure failure) {
            return failure.getCause() instanceof PipeClosed
                    ? ExitCode.DONE.number()
                    : failed(failure, OutputOptions.formatOfFailure(words, context.environment()));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError bug) {
            return failed(bug(bug), OutputOptions.formatOfFailure(words, context.environment()));
        }
    }

    /** Tells why a line is not even looked at, and returns the exit code. */
    int refuse(Failure failure, String... arguments) {
        return failed(failure, OutputOptions.formatOfFailure(Arrays.asList(arguments), context.environment()));
    }

    private int failed(Failure failure, OutputFormat format) {
        flushQuietly();
        bare.fail(failure, format);
        return ExitCode.of(failure);
    }

    /** What was printed before the failure still belongs to the user. */
    private void flushQuietly() {
        try {
            bare.flush();
        } catch (PipeClosed | Failure second) {
            // The first failure is the one to tell.
            bare.verbose(2, "stdout could not be flushed");
        }
    }

    private Failure bug(Throwable problem) {
        StringWriter trace = new StringWriter();
        problem.printStackTrace(new PrintWriter(trace));
        bare.verbose(2, trace.toString());
        return Failure.bug(problem);
    }

    private int dispatch(List<String> words) {
        if (!words.isEmpty() && words.get(0).equals(ShellCompletion.COMMAND)) {
            return ShellCompletion.run(context, words.subList(1, words.size()));
        }
        FirstWord first = FirstWord.of(words);
        if (first.name() == null) {
            if (first.strayOption() != null && !first.asksHelp()) {
                throw Failure.usage("the command's name is missing; got only '" + first.strayOption() + "'")
                        .hint("usage: mcpctl COMMAND [SERVER] [WORDS] [OPTIONS]; see: mcpctl help");
            }
            return print(new HelpCommand.FirstScreen(), OutputFormat.HUMAN, first);
        }
        Commands.Entry entry = bench == null ? Commands.named(first.name()) : bench.command(first.name(), first.rest());
        if (entry == null) {
            Integer status = new ExternalCommand(context).run(first.name(), words);
            if (status != null) {
                return status;
            }
            throw Commands.unknown(first.name(), first.rest());
        }
        return entry.command() instanceof TraceCommand
                ? trace(entry, first.rest())
                : execute(entry, first.rest(), false);
    }

    /** The command that stands behind {@code trace}, or the help of {@code trace} where none does. */
    private int trace(Commands.Entry trace, List<String> words) {
        FirstWord second = FirstWord.of(words);
        return second.name() == null
                ? execute(trace, words, false)
                : execute(TraceCommand.entry(second.name()), second.rest(), true);
    }

    private int print(HelpCommand.FirstScreen screen, OutputFormat format, FirstWord first) {
        new Printer(bare).print(screen, format);
        return first.asksHelp() ? ExitCode.DONE.number() : ExitCode.USAGE.number();
    }

    private int execute(Commands.Entry entry, List<String> words, boolean traced) {
        Command command = entry.command();
        CommandForm form = CommandForm.of(entry.name(), command);
        if (traced) {
            RecordOptions.describeTrace(form);
        }
        Bench lender = command.usesOpenServer() && !traced ? bench : null;
        Operands operands =
                lender == null ? command.operands() : command.operands().withoutServer();
        List<String> all = bench == null ? words : bench.words(command, form, new Bench.Line(words, lender != null));
        Typed typed = LineSplitter.split(form, operands, all);
        Options options = new Options(form.parse(typed.options()), context.environment(), entry.name(), traced);
        Console console = console(options);
        try (Scope scope = new Scope()) {
            try {
                Run run = new Run(context, console, options, typed, interruption, scope, lender);
                return execute(entry, command, form, run);
            } catch (Failure failure) {
                throw scope.explained(failure);
            }
        }
    }

    private int execute(Commands.Entry entry, Command command, CommandForm form, Run run) {
        Options options = run.options();
        if (options.flag("--help") && !command.helpsItself(run)) {
            return new Delivery(run, entry.name()).deliver(new HelpCommand.CommandScreen(entry, command, form));
        }
        Operands operands =
                run.bench() == null ? command.operands() : command.operands().withoutServer();
        requireOperands(operands, run.typed(), entry);
        return new Delivery(run, entry.name()).deliver(command);
    }

    private Console console(Options options) {
        ConsoleTraits traits = bare.traits();
        if (options.flag("--no-input", "MCPCTL_NO_INPUT")) {
            traits = traits.withoutInput();
        }
        int verbosity = options.flag("--quiet") ? -1 : options.count("--verbose");
        return bare.with(traits.withVerbosity(verbosity));
    }

    private static void requireOperands(Operands operands, Typed typed, Commands.Entry entry) {
        int server =
                operands.takesServer() && typed.serverCommand() == null && !TargetOptions.nameServer(typed.options())
                        ? 1
                        : 0;
        if (server > typed.operands().size() && !operands.serverOptional()) {
            throw missing("SERVER", entry, operands);
        }
        for (int i = 0; i < operands.named().size(); i++) {
            Operands.Operand operand = operands.named().get(i);
            if (operand.required() && typed.operands().size() <= i + server) {
                throw missing(operand.label(), entry, operands);
            }
        }
        String surplus = operands.surplus(typed);
        if (surplus != null) {
            throw server == 0 && operands.takesServer()
                    ? TargetOptions.namedTwice(surplus, typed, operands)
                    : Failure.usage("unexpected word '" + surplus + "'")
                            .hint(
                                    entry.name().equals(Target.DEMO) && Commands.named(surplus) != null
                                            ? "the command comes first: mcpctl " + surplus + " " + Target.DEMO
                                            : ("usage: mcpctl " + entry.name() + " " + operands.synopsis()).strip());
        }
    }

    private static Failure missing(String label, Commands.Entry entry, Operands operands) {
        return Failure.usage(label + " is missing")
                .hint("usage: mcpctl " + entry.name() + " " + operands.synopsis() + "; see: mcpctl help "
                        + entry.name());
    }

    /** Two classes and no lambdas: the first lambda of a run is slow, and {@link HeadStart} sees to it meanwhile. */
    private record Variables(Map<String, String> map) implements Environment {
        @Override
        public @Nullable String get(String name) {
            return map.get(name);
        }
    }

    private static final class PipeQuestion implements BooleanSupplier {
        @Override
        public boolean getAsBoolean() {
            return StandardOutput.isPipe();
        }
    }
}
