package dev.mcpctl.cli;

import dev.mcpctl.output.Document;
import dev.mcpctl.output.ErrorLine;
import org.jspecify.annotations.Nullable;

/**
 * What a command came to.
 *
 * @param document to be printed, or null when there is nothing to print
 * @param badNews told after the document, or null
 */
record Outcome(@Nullable Document document, @Nullable BadNews badNews) {

    /** A result that says no: it is printed, and then this. */
    record BadNews(ExitCode code, ErrorLine line) {}

    static Outcome of(Document document) {
        return new Outcome(document, null);
    }

    static Outcome nothing() {
        return new Outcome(null, null);
    }

    Outcome but(@Nullable BadNews news) {
        return new Outcome(document, news);
    }
}
