package dev.mcpctl.output;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Prints documents to stdout in the form that was asked for, and flushes. Not thread-safe.
 *
 * <p>Everything here throws {@link PipeClosed} when the reader has gone and a {@link Failure} when stdout cannot be
 * written.
 */
public final class Printer {

    private static final int CHUNK = 1 << 16;

    private final Console console;
    private final boolean terminal;

    /** A printer on a console's stdout. */
    public Printer(Console console) {
        this.console = console;
        this.terminal = console.traits().terminals().stdout();
    }

    /**
     * Prints a document.
     *
     * @throws Failure usage, when the form does not apply to the document
     */
    public void print(Document document, OutputFormat format) {
        switch (format) {
            case HUMAN -> document.human(console.out());
            case JSON -> json(document);
            case JSONL -> lines(document);
            case YAML -> write(YamlText.of(document.json()));
            case TABLE -> document.table().print(console.out());
            case WIDE -> document.wide(console.out());
            case TEXT -> document.text(console.out());
            case NAME -> names(document);
        }
        console.flush();
    }

    /**
     * Prints what a jq expression makes of a document: strings raw, all else compact, one a line.
     *
     * @throws Failure usage, when the expression fails
     */
    public void print(Document document, JqProgram program) {
        program.run(document.json(), this::value);
        console.flush();
    }

    /** Prints what a jq expression makes of one value of many; flushing is the caller's. */
    public void each(JsonNode value, JqProgram program) {
        program.run(value, this::value);
    }

    /** Prints one event of a stream as a line of its own, and flushes, so that a reader sees it now. */
    public void event(JsonNode event) {
        compact(event);
        console.flush();
    }

    /** Prints one line for people, which is harmless already, and flushes. */
    public void line(String safe) {
        write(safe + "\n");
        console.flush();
    }

    /**
     * Writes received bytes as they are.
     *
     * @throws Failure usage, when stdout is a terminal, which arbitrary bytes would garble
     */
    public void binary(ByteSource content) {
        if (terminal) {
            throw Failure.usage("binary content is not written to a terminal")
                    .hint("use -O FILE to save it, or redirect stdout");
        }
        copy(content, console.bytes());
        console.flush();
    }

    private void json(Document document) {
        if (terminal) {
            console.out().json(document.json());
            return;
        }
        ByteSource raw = document.raw();
        if (raw == null) {
            compact(document.json());
        } else if (copy(raw, console.bytes()) != '\n') {
            write("\n");
        }
    }

    private void lines(Document document) {
        for (JsonNode line : document.lines()) {
            compact(line);
        }
    }

    private void names(Document document) {
        for (String name : document.names()) {
            write(Neutraliser.line(name) + "\n");
        }
    }

    private void value(JsonNode value) {
        if (value.isTextual()) {
            write((terminal ? Neutraliser.text(value.textValue()) : value.textValue()) + "\n");
        } else {
            compact(value);
        }
    }

    private void compact(JsonNode value) {
        compact(value, "\n");
    }

    /** The value on one line, and what of ours stands behind it. */
    void compact(JsonNode value, String end) {
        if (terminal) {
            write(Visible.escaped(Json.compact(value)) + end);
            return;
        }
        try (Utf8Writer writer = new Utf8Writer(console.bytes())) {
            Json.write(value, writer);
            writer.write(end);
        } catch (IOException problem) {
            throw Failure.localFile("stdout could not be written: " + problem.getMessage(), problem);
        }
    }

    /** Text that is harmless already. */
    void write(String text) {
        try {
            console.bytes().write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException problem) {
            throw Failure.localFile("stdout could not be written: " + problem.getMessage(), problem);
        }
    }

    /** Copies all bytes and says which one was the last, -1 for none. */
    private static int copy(ByteSource source, OutputStream target) {
        int last = -1;
        try (InputStream input = source.open()) {
            byte[] chunk = new byte[CHUNK];
            int count;
            while ((count = input.read(chunk)) >= 0) {
                target.write(chunk, 0, count);
                last = count == 0 ? last : chunk[count - 1];
            }
            return last;
        } catch (IOException problem) {
            throw Failure.localFile("received content could not be read back: " + problem.getMessage(), problem);
        }
    }
}
