package dev.mcpctl.output;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where the human form is printed. Everything that came from a server goes through {@link #label} or {@link #block};
 * {@link #ours} is for what mcpctl says itself. Not thread-safe.
 */
public final class TextSink {

    /** How the other end looks; on a pipe the width means nothing. */
    record View(
            boolean terminal,
            int width,
            boolean colour,
            @Nullable TerminalAbilities abilities) {}

    private static final int CHUNK = 1 << 14;
    private static final int LONGEST_LINK = 2_000;

    /** Narrower than this nothing can be read. */
    private static final int LEAST_COLUMNS = 10;

    /** OSC 8, which begins a link to what follows it and ends one when nothing does. */
    private static final String LINK = "\u001b]8;;";

    private static final String LINK_END = "\u001b\\";

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

    /** A paragraph of mcpctl itself: broken to the width on a terminal, one line on a pipe. */
    public TextSink paragraph(String text) {
        if (!view.terminal()) {
            return send(text).newline();
        }
        for (String line : DisplayWidth.wrap(text, view.width())) {
            send(line).newline();
        }
        return this;
    }

    /**
     * Something from a server that may be long, and the end of the line: on a terminal broken at blanks, with further lines
     * starting where this one does.
     *
     * @param column how much stands before it on the line
     */
    public TextSink hanging(int column, String untrusted) {
        String safe = Neutraliser.line(untrusted);
        int columns = view.width() - column;
        if (!view.terminal() || columns < LEAST_COLUMNS) {
            return send(safe).newline();
        }
        String margin = "";
        for (String line : DisplayWidth.wrap(safe, columns)) {
            send(margin).send(line).newline();
            margin = " ".repeat(column);
        }
        return this;
    }

    /**
     * A text from a server in sentences, such as a description: verbatim on a pipe. On a terminal it is harmless and what is too
     * long for a line is broken at blanks.
     */
    public TextSink prose(String untrusted) {
        if (!view.terminal()) {
            return block(untrusted);
        }
        for (String line : Neutraliser.text(untrusted).split("\n", -1)) {
            String flat = line.replace("\t", "    ");
            int margin = Math.min(margin(flat), view.width() / 2);
            send(flat.substring(0, margin)).hanging(margin, flat.substring(margin));
        }
        return this;
    }

    /** Where the words of a line begin: behind blanks and the sign of a list's item. */
    private static int margin(String line) {
        int at = 0;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        boolean item = at + 1 < line.length() && "-*•".indexOf(line.charAt(at)) >= 0 && line.charAt(at + 1) == ' ';
        return item ? at + 2 : at;
    }

    /** Text of mcpctl itself in a style. */
    public TextSink ours(Style style, String text) {
        return send(view.colour() && !text.isEmpty() ? style.on(text) : text);
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

    /** A Markdown text from a server: rendered on a terminal, verbatim on a pipe. */
    public TextSink markdown(String untrusted) {
        if (!view.terminal()) {
            return block(untrusted);
        }
        new MarkdownText(this).print(untrusted);
        return endLine();
    }

    /** A URI from a server, to be clicked where the terminal knows how to and the scheme is one that browsers open. */
    public TextSink link(String untrusted) {
        return link(untrusted, untrusted);
    }

    /** A text from a server that stands for a URI from a server. */
    TextSink link(String untrustedUri, String untrustedText) {
        boolean possible = view.abilities() != null && view.abilities().hyperlinks() && opens(untrustedUri);
        if (!possible) {
            return label(untrustedText);
        }
        return send(LINK + untrustedUri + LINK_END).label(untrustedText).send(LINK + LINK_END);
    }

    /** Printable ASCII alone, as a URI is: nothing in it can end the sequence. */
    private static boolean opens(String uri) {
        for (int i = 0; i < uri.length(); i++) {
            if (uri.charAt(i) <= ' ' || uri.charAt(i) > '~') {
                return false;
            }
        }
        return uri.length() <= LONGEST_LINK && (uri.startsWith("https://") || uri.startsWith("http://"));
    }

    /**
     * A picture from a server.
     *
     * @return false, with nothing printed, where the other end cannot show it
     */
    public boolean picture(ByteSource content) {
        TerminalAbilities abilities = view.abilities();
        if (abilities == null || abilities.pictures() == TerminalAbilities.Pictures.NONE) {
            return false;
        }
        String sequence = new InlinePicture(abilities.pictures(), view.width()).of(content);
        if (sequence == null) {
            return false;
        }
        send(sequence);
        return true;
    }

    /** The value over several lines; coloured where there is colour. */
    public TextSink json(JsonNode value) {
        JsonColour json = new JsonColour(view.colour());
        return send(json.pretty(value)).newline();
    }

    /** A failure among results, told as it would be on stderr. */
    public TextSink failure(ErrorLine line) {
        return send(line.human(view.colour(), view.terminal() ? view.width() : 0))
                .newline();
    }

    /** Rows and columns. */
    public TextSink table(Table table) {
        table.print(this);
        return this;
    }

    /** Things with a line about each. */
    public TextSink listing(Listing listing) {
        listing.print(this);
        return this;
    }

    /** What is known of one thing. */
    public TextSink facts(Facts facts) {
        facts.print(this);
        return this;
    }

    /** Words with explanations. */
    public TextSink definitions(Definitions definitions) {
        definitions.print(this);
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
