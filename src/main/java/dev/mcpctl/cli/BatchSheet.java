package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.output.Document;
import dev.mcpctl.output.ErrorLine;
import dev.mcpctl.output.GrowingDocument;
import dev.mcpctl.output.JqProgram;
import dev.mcpctl.output.OutputFormat;
import dev.mcpctl.output.Printer;
import dev.mcpctl.output.Style;
import dev.mcpctl.output.TextSink;
import org.jspecify.annotations.Nullable;

/** Prints the results of a batch one by one, in the form that was asked for. Not thread-safe. */
interface BatchSheet {

    /**
     * Prints one.
     *
     * @throws Failure usage, code {@code jq}, when the user's expression does not go with it
     */
    void add(BatchResult result);

    /** Prints what stands behind all of them. */
    default void end(ObjectNode summary) {}

    static BatchSheet of(Run run, OutputFormat format) {
        String expression = run.options().text("--jq");
        if (expression != null) {
            return new Filtered(run, JqProgram.compile("--jq", expression));
        }
        return switch (format) {
            case JSONL -> new Lines(run);
            case JSON, YAML -> new Whole(new GrowingDocument(run.console(), format, "results"));
            case HUMAN, TABLE, WIDE, TEXT, NAME -> new Text(run);
        };
    }

    /** What an expression makes of each. */
    record Filtered(Run run, JqProgram program) implements BatchSheet {
        @Override
        public void add(BatchResult result) {
            new Printer(run.console()).each(result.json(), program);
            run.console().flush();
        }
    }

    /** One a line. */
    record Lines(Run run) implements BatchSheet {
        @Override
        public void add(BatchResult result) {
            new Printer(run.console()).event(result.json());
        }
    }

    /** One document. */
    record Whole(GrowingDocument document) implements BatchSheet {
        @Override
        public void add(BatchResult result) {
            document.add(result.json());
        }

        @Override
        public void end(ObjectNode summary) {
            document.end(summary);
        }
    }

    /** For people: each under a heading. */
    final class Text implements BatchSheet {

        private final Run run;
        private boolean begun;

        Text(Run run) {
            this.run = run;
        }

        @Override
        public void add(BatchResult result) {
            TextSink out = run.console().out();
            if (begun) {
                out.newline();
            }
            begun = true;
            out.label(Style.HEADING, heading(result.heading())).newline();
            Document document = result.outcome().document();
            if (document != null) {
                document.human(out);
                out.endLine();
            }
            ErrorLine error = result.error();
            if (error != null) {
                out.failure(error);
            }
            run.console().flush();
        }

        private static String heading(BatchResult.Heading heading) {
            @Nullable String id = heading.id() == null ? null : heading.id().asText();
            return "line " + heading.line() + (id == null ? "" : " (" + id + ")")
                    + (heading.title().isEmpty() ? "" : ": " + heading.title());
        }
    }
}
