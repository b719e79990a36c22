package dev.mcpctl.cli;

import dev.mcpctl.output.Console;
import dev.mcpctl.output.Document;
import dev.mcpctl.output.ErrorLine;
import dev.mcpctl.output.Expectation;
import dev.mcpctl.output.JqProgram;
import dev.mcpctl.output.OutputFormat;
import dev.mcpctl.output.PipeClosed;
import dev.mcpctl.output.Printer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Runs a command, prints its outcome in the form that was asked for, and says how it ended. */
final class Delivery {

    private final Run run;
    private final String name;

    Delivery(Run run, String name) {
        this.run = run;
        this.name = name;
    }

    int deliver(Command command) {
        OutputFormat format = OutputOptions.format(run.options(), command.formats(), name);
        OutputConflicts.refuse(run.options(), format);
        JqProgram filter = program("--jq");
        Expectation expectation = expectation();
        Outcome outcome = command.run(run);
        Document document = outcome.document();
        if (document != null && !outcome.printed()) {
            print(document, format, filter);
            if (run.bench() != null) {
                run.bench().keep(document.json());
            }
        }
        Outcome.BadNews news = outcome.badNews();
        if (news == null && expectation != null) {
            news = document == null ? unmet("there is no result") : judge(expectation, document);
        }
        if (news == null) {
            return ExitCode.DONE.number();
        }
        ErrorLine line = news.line();
        if (line != null) {
            run.console().fail(line, format);
        }
        return news.code().number();
    }

    /** Prints a help screen, whatever form the result would have. */
    int deliver(HelpCommand.CommandScreen screen) {
        print(screen, OutputFormat.HUMAN, null);
        return ExitCode.DONE.number();
    }

    private void print(Document document, OutputFormat format, @Nullable JqProgram filter) {
        if (!run.console().traits().terminals().stdout()) {
            print(document, format, filter, run.console());
            return;
        }
        Pager pager = Pager.of(run, format);
        if (pager == null) {
            print(document, format, filter, run.console());
            return;
        }
        run.console().flush();
        try (pager) {
            print(document, format, filter, run.console().through(pager));
        } catch (PipeClosed | IOException left) {
            // The user has seen enough; what the result means for the exit code is another matter.
            return;
        }
    }

    private static void print(Document document, OutputFormat format, @Nullable JqProgram filter, Console console) {
        Printer printer = new Printer(console);
        if (filter == null) {
            printer.print(document, format);
        } else {
            printer.print(document, filter);
        }
    }

    private @Nullable JqProgram program(String option) {
        String expression = run.options().text(option);
        return expression == null ? null : JqProgram.compile(option, expression);
    }

    private @Nullable Expectation expectation() {
        String expression = run.options().text("--expect");
        return expression == null ? null : Expectation.compile(expression);
    }

    private static Outcome.@Nullable BadNews judge(Expectation expectation, Document document) {
        Expectation.Verdict verdict = expectation.check(document.json());
        return verdict.holds() ? null : unmet("the value is " + verdict.shown());
    }

    private static Outcome.BadNews unmet(String why) {
        return new Outcome.BadNews(
                ExitCode.ANSWER_IS_NO, ErrorLine.of("expectation_failed", "--expect does not hold: " + why, null));
    }
}
