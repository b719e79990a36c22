package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import dev.mcpctl.mcp.model.Content;
import dev.mcpctl.mcp.model.ResourceContents;
import dev.mcpctl.output.Base64Source;
import dev.mcpctl.output.ByteSource;
import dev.mcpctl.output.ContentFile;
import dev.mcpctl.output.ContentFolder;
import dev.mcpctl.output.MediaFacts;
import dev.mcpctl.output.Style;
import dev.mcpctl.output.TextSink;
import dev.mcpctl.rpc.LongText;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A content that can be printed or written to a file, wherever in a result it stood.
 *
 * @param name what the server calls it, a hint for file names, or null
 * @param mediaType what the server says it is, or null
 * @param data a text node: the text itself, or Base64
 * @param binary whether {@code data} is Base64
 */
record Received(@Nullable String name, @Nullable String mediaType, JsonNode data, boolean binary) {

    static Received of(ResourceContents contents) {
        return new Received(contents.uri(), contents.mimeType(), contents.data(), contents.binary());
    }

    /** The block's content, or null for blocks that only point somewhere or that mcpctl does not know. */
    static @Nullable Received of(Content content) {
        return switch (content.kind()) {
            case TEXT -> new Received(null, "text/plain", ((Content.Text) content).text(), false);
            case IMAGE -> {
                Content.Image image = (Content.Image) content;
                yield new Received(null, image.mimeType(), image.data(), true);
            }
            case AUDIO -> {
                Content.Audio audio = (Content.Audio) content;
                yield new Received(null, audio.mimeType(), audio.data(), true);
            }
            case EMBEDDED_RESOURCE -> of(((Content.Embedded) content).contents());
            case RESOURCE_LINK, UNKNOWN -> null;
        };
    }

    /** The bytes: decoded when binary, UTF-8 otherwise; streamed when long. */
    ByteSource bytes() {
        return binary ? Base64Source.of(utf8()) : utf8();
    }

    private ByteSource utf8() {
        if (data instanceof LongText text) {
            return text::openUtf8;
        }
        return () -> new ByteArrayInputStream(data.textValue().getBytes(StandardCharsets.UTF_8));
    }

    /** About how many bytes it has, without decoding it. */
    private long size() {
        long length = data instanceof LongText text
                ? text.literalBytes()
                : data.textValue().length();
        return binary ? length / 4 * 3 : length;
    }

    /** For people: text as a block, a picture where the terminal can show it, anything else described. */
    void print(TextSink out) {
        print(out, "");
    }

    /**
     * The same.
     *
     * @param hint what to say behind a description at a terminal; on a pipe each has one of its own
     */
    void print(TextSink out, String hint) {
        if (!binary) {
            printText(out);
            return;
        }
        String kind = mediaType == null ? "binary" : mediaType;
        String facts;
        try {
            if (isPicture()) {
                out.picture(bytes());
            }
            facts = MediaFacts.of(bytes());
        } catch (Failure broken) {
            // What comes after it may be whole; whoever wants these bytes in a file gets the failure.
            out.label(Style.FAINT, "[" + kind + ": " + broken.message() + "]").newline();
            return;
        }
        String what = kind + (facts == null ? "" : ", " + facts);
        if (out.terminal()) {
            out.label(Style.FAINT, "[" + what + ", " + rounded(size()) + hint + "]")
                    .newline();
            return;
        }
        out.label("[" + what).ours(", about " + size() + " bytes; write it with -O FILE or --save DIR]\n");
    }

    private static String rounded(long bytes) {
        double thousands = bytes / 1_000.0;
        return thousands < 1
                ? bytes + " bytes"
                : thousands < 1_000
                        ? String.format(Locale.ROOT, "%.1f kB", thousands)
                        : String.format(Locale.ROOT, "%.1f MB", thousands / 1_000);
    }

    boolean isPicture() {
        return binary && mediaType != null && mediaType.startsWith("image/");
    }

    /** On a terminal JSON is indented and Markdown rendered, by what the text is rather than by what it looks like. */
    private void printText(TextSink out) {
        String kept = out.terminal() && !(data instanceof LongText) ? data.textValue() : null;
        if (kept == null) {
            out.block(utf8());
        } else if (isMarkdown()) {
            out.markdown(kept);
        } else {
            JsonNode json = json(kept);
            if (json == null) {
                out.block(utf8());
            } else {
                out.json(json);
            }
        }
    }

    private boolean isMarkdown() {
        return mediaType != null && (mediaType.equals("text/markdown") || mediaType.startsWith("text/markdown;"));
    }

    /** The object or array that the whole text is, or null; a text that is a number or a word stays one. */
    static @Nullable JsonNode json(String text) {
        int first = 0;
        while (first < text.length() && text.charAt(first) <= ' ') {
            first++;
        }
        if (first == text.length() || (text.charAt(first) != '{' && text.charAt(first) != '[')) {
            return null;
        }
        try {
            return Json.parse(text);
        } catch (JsonProblem noJson) {
            return null;
        }
    }

    /** Writes the only content to the user's file. */
    static void write(Run run, String target, List<Received> contents) {
        if (contents.size() != 1) {
            throw Failure.usage("-O writes one content and the result has " + contents.size())
                    .hint(contents.isEmpty() ? "see it with -o json" : "write all of them with --save DIR");
        }
        Path path = target.equals("-") ? null : run.context().directory().resolve(target);
        long size = ContentFile.write(
                path == null ? "-" : path.toString(), contents.get(0).bytes(), run.console());
        if (path != null) {
            run.console().verbose(1, "wrote " + size + " bytes to " + target);
        }
    }

    /** Writes all contents into the user's directory and names the files on stderr. */
    static void save(Run run, String directory, List<Received> contents) {
        List<ContentFolder.Content> files = new ArrayList<>();
        for (Received content : contents) {
            files.add(new ContentFolder.Content(content.name(), content.mediaType(), content.bytes()));
        }
        for (Path file :
                ContentFolder.save(run.context().directory().resolve(directory).toString(), files)) {
            run.console().note("wrote " + file);
        }
    }

    /** Does what {@code -O} and {@code --save} ask for; false when neither was given. */
    static boolean deliver(Run run, List<Received> contents) {
        String file = run.options().path("--output-file");
        String directory = run.options().path("--save");
        if (directory != null) {
            save(run, directory, contents);
        }
        if (file != null) {
            write(run, file, contents);
        }
        return file != null || directory != null;
    }

    /** Whether the line asks for files, so that messages may have any length. */
    static boolean wantsFiles(Run run) {
        return run.options().path("--output-file") != null || run.options().path("--save") != null;
    }
}
