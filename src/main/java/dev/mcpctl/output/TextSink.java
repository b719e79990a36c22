package dev.mcpctl.output;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Where the human form is printed. Everything that came from a server goes through {@link #label} or {@link #block};
 * {@link #ours} is for what mcpctl says itself. Not thread-safe.
 */
public final class TextSink {

    /** How the other end looks; on a pipe the width means nothing. */
    record View(boolean terminal, int width, boolean colour) {}

    private static final int CHUNK = 1 << 14;

    private final OutputStream target;
    private final View view;
    private boolean lineOpen;

    TextSink(OutputStream target, View view) {
        this.target = target;
        this.view = view;
    }

    /** Whether lines are fitted and blocks made harmless: the other end is a terminal. */
    public boolean terminal() {
        return view.terminal();
    }

    /** Columns to fit into when this is a terminal. */
    public int width() {
        return view.width();
    }

    /** Text of mcpctl itself, printed as it is. */
    public TextSink ours(String text) {
        return send(text);
    }

    /** Text of mcpctl itself in a style. */
    public TextSink ours(Style style, String text) {
        return send(view.colour() ? style.on(text) : text);
    }

    /** Something short from a server, such as a name or title, always harmless and always on one line. */
    public TextSink label(String untrusted) {
        return send(Neutraliser.line(untrusted));
    }

    /** A label in a style. */
    public TextSink label(Style style, String untrusted) {
        return ours(style, Neutraliser.line(untrusted));
    }

    /** A text from a server: verbatim on a pipe, harmless on a terminal; ended with a newline where it has none. */
    public TextSink block(String untrusted) {
        send(view.terminal() ? Neutraliser.text(untrusted) : untrusted);
        return endLine();
    }

    /** A block that is streamed, as UTF-8. */
    public TextSink block(ByteSource utf8) {
        try (InputStream input = utf8.open()) {
            if (view.terminal()) {
                Neutraliser.stream(input, this::send);
            } else {
                copy(input);
            }
        } catch (IOException problem) {
            throw Failure.localFile("a received text could not be read back: " + problem.getMessage(), problem);
        }
        return endLine();
    }

    private void copy(InputStream input) throws IOException {
        byte[] chunk = new byte[CHUNK];
        int count;
        while ((count = input.read(chunk)) >= 0) {
            target.write(chunk, 0, count);
            lineOpen = count == 0 ? lineOpen : chunk[count - 1] != '\n';
        }
    }

    /** The value over several lines; coloured where there is colour. */
    public TextSink json(JsonNode value) {
        JsonColour json = new JsonColour(view.colour());
        return send(json.pretty(value)).newline();
    }

    /** Rows and columns. */
    public TextSink table(Table table) {
        table.print(this);
        return this;
    }

    /** Names with a line about each. */
    public TextSink listing(Listing listing) {
        listing.print(this);
        return this;
    }

    /** Ends the line. */
    public TextSink newline() {
        return send("\n");
    }

    /** Ends the line if something stands on it. */
    public TextSink endLine() {
        return lineOpen ? newline() : this;
    }

    private TextSink send(String text) {
        if (text.isEmpty()) {
            return this;
        }
        try {
            target.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException problem) {
            throw Failure.localFile("the output could not be written: " + problem.getMessage(), problem);
        }
        lineOpen = text.charAt(text.length() - 1) != '\n';
        return this;
    }
}
