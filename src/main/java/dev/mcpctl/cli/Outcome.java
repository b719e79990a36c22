package dev.mcpctl.cli;

import dev.mcpctl.output.Document;
import dev.mcpctl.output.ErrorLine;
import org.jspecify.annotations.Nullable;

/**
 * What a command came to.
 *
 * @param document to be printed and judged, or null when there is nothing of either
 * @param badNews told after the document, or null
 * @param printed whether the document need not be printed any more: it went into a file
 */
record Outcome(@Nullable Document document, @Nullable BadNews badNews, boolean printed) {

    Outcome(@Nullable Document document, @Nullable BadNews badNews) {
        this(document, badNews, false);
    }

    /** A result that went into a file already; {@code --expect} still looks at it. */
    static Outcome written(Document document) {
        return new Outcome(document, null, true);
    }

    /** A result that says no: it is printed, and then this; without a line it was told already. */
    record BadNews(ExitCode code, @Nullable ErrorLine line) {}

    static Outcome of(Document document) {
        return new Outcome(document, null);
    }

    static Outcome nothing() {
        return new Outcome(null, null);
    }

    /** All is printed; only the exit code is left. */
    static Outcome ended(int code) {
        return code == ExitCode.DONE.number() ? nothing() : nothing().but(new BadNews(ExitCode.numbered(code), null));
    }

    Outcome but(@Nullable BadNews news) {
        return new Outcome(document, news, printed);
    }
}
