package dev.mcpctl.cli;

import dev.mcpctl.output.Document;
import dev.mcpctl.output.ErrorLine;
import dev.mcpctl.output.Expectation;
import dev.mcpctl.output.JqProgram;
import dev.mcpctl.output.OutputFormat;
import dev.mcpctl.output.Printer;
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
        JqProgram filter = program("--jq");
        Expectation expectation = expectation();
        Outcome outcome = command.run(run);
        Document document = outcome.document();
        if (document != null) {
            print(document, format, filter);
        }
        Outcome.BadNews news = outcome.badNews();
        if (news == null && document != null && expectation != null) {
            news = judge(expectation, document);
        }
        if (news == null) {
            return ExitCode.DONE.number();
        }
        run.console().fail(news.line(), format);
        return news.code().number();
    }

    private void print(Document document, OutputFormat format, @Nullable JqProgram filter) {
        Printer printer = new Printer(run.console());
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
        if (verdict.holds()) {
            return null;
        }
        return new Outcome.BadNews(
                ExitCode.ANSWER_IS_NO,
                ErrorLine.of("expectation_failed", "--expect does not hold: the value is " + verdict.shown(), null));
    }
}
