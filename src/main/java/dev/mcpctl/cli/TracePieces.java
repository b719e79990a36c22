package dev.mcpctl.cli;

import dev.mcpctl.output.Console;
import dev.mcpctl.output.Style;
import dev.mcpctl.output.TextSink;
import dev.mcpctl.trace.view.Piece;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the pieces of a trace's lines look on a terminal. */
final class TracePieces {

    private TracePieces() {}

    /** For stderr. */
    static List<Console.Span> spans(List<Piece> pieces) {
        List<Console.Span> spans = new ArrayList<>();
        for (Piece piece : pieces) {
            spans.add(new Console.Span(style(piece.look()), piece.text()));
        }
        return spans;
    }

    /** A line on stdout. */
    static void print(List<Piece> pieces, TextSink out) {
        for (Piece piece : pieces) {
            Style style = style(piece.look());
            if (style == null) {
                out.label(piece.text());
            } else {
                out.label(style, piece.text());
            }
        }
        out.newline();
    }

    private static @Nullable Style style(Piece.Look look) {
        return switch (look) {
            case PLAIN -> null;
            case HEADING -> Style.HEADING;
            case FAINT -> Style.FAINT;
            case NAME -> Style.NAME;
            case GOOD -> Style.GOOD;
            case BAD -> Style.BAD;
            case WARNING -> Style.WARNING;
        };
    }
}
