package dev.mcpctl.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.failure.FileReason;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a recording event by event, however large it is. What cannot be read is skipped with a note: a last line that
 * was cut off, bytes that are no JSON. Of lines longer than memory should hold the beginning is read. Used by one thread.
 */
public final class RecordingReader implements AutoCloseable {

    private static final int MOST_NOTES = 20;
    private static final int LONGEST_FORMAT = 20;

    private final String name;
    private final RecordingLines lines;
    private final Recording.Header header;
    private final List<String> notes = new ArrayList<>();
    private long skipped;
    private Instant last;
    private boolean ended;

    /**
     * Opens a file and reads its first line.
     *
     * @throws Failure local file, when it cannot be read; usage, when it is not there, no recording or one of another version
     */
    public static RecordingReader open(Path file) {
        try {
            return new RecordingReader(Files.newInputStream(file), file.toString());
        } catch (IOException problem) {
            throw unreadable(file.toString(), problem);
        }
    }

    /**
     * Reads the first line of a stream that it owns from here.
     *
     * @param name of the recording in messages
     * @throws Failure as {@link #open}
     */
    public RecordingReader(InputStream bytes, String name) {
        this.name = name;
        this.lines = new RecordingLines(bytes);
        boolean good = false;
        try {
            this.header = header(readLine());
            this.last = header.started();
            good = true;
        } finally {
            if (!good) {
                close();
            }
        }
    }

    private Recording.Header header(byte @Nullable [] line) {
        JsonNode json = line == null || lines.overlong() ? null : parsed(line);
        if (json == null || !json.path(Recording.MARK).asText("").equals(Recording.MARK_VALUE)) {
            throw Failure.of(
                            Failure.Kind.USAGE,
                            "recording",
                            "'" + name + "' does not begin as a recording of mcpctl does")
                    .hint("recordings are made with --record FILE; their first line is"
                            + " {\"mcpctl\":\"recording\",\"format\":1}");
        }
        if (json.path("format").asInt(0) != Recording.FORMAT) {
            throw Failure.of(
                            Failure.Kind.USAGE,
                            "recording",
                            "'" + name + "' is a recording of format " + format(json.path("format"))
                                    + "; this mcpctl reads format " + Recording.FORMAT)
                    .hint("record it again, or use the mcpctl that made it");
        }
        return Recording.Header.read(json);
    }

    private static String format(JsonNode format) {
        if (!format.isValueNode()) {
            return "unknown";
        }
        String text = Json.compact(format);
        return text.length() <= LONGEST_FORMAT ? text : text.substring(0, LONGEST_FORMAT) + "…";
    }

    /** The first line. */
    public Recording.Header header() {
        return header;
    }

    /**
     * The next event, or null when there is none: at the end, or, of a file that still grows, for now. A later call
     * then goes on where this one stopped.
     *
     * @throws Failure local file
     */
    public @Nullable RecordedEvent next() {
        for (byte[] line = readLine(); line != null; line = readLine()) {
            RecordedEvent event = event(line);
            if (event != null) {
                ended |= event.is(RecordedEvent.END);
                return event;
            }
        }
        return null;
    }

    /** All events that are left; for short recordings only. */
    public List<RecordedEvent> all() {
        List<RecordedEvent> all = new ArrayList<>();
        for (RecordedEvent event = next(); event != null; event = next()) {
            all.add(event);
        }
        return all;
    }

    /** Whether the end of the recording was seen; if not, whoever wrote it was killed or still writes. */
    public boolean ended() {
        return ended;
    }

    /** What was not read, a sentence each; to be asked at the end. */
    public List<String> notes() {
        List<String> all = new ArrayList<>(notes);
        if (skipped > notes.size()) {
            all.add((skipped - notes.size()) + " more lines that could not be read");
        }
        if (lines.remainder() > 0) {
            all.add("the last line, " + lines.remainder() + " bytes, was cut off");
        }
        return all;
    }

    private @Nullable RecordedEvent event(byte[] line) {
        JsonNode json = lines.overlong() ? beginning(line) : line.length == 0 ? null : parsed(line);
        if (!(json instanceof ObjectNode members)) {
            return null;
        }
        RecordedEvent event = RecordedEvent.of(members, last, lines.number() - 1);
        last = event.at();
        return event;
    }

    private @Nullable JsonNode beginning(byte[] line) {
        ObjectNode beginning = LongLine.beginning(line);
        String read = beginning == null ? "was skipped" : "only its beginning was read";
        note("is longer than " + (RecordingLines.longest() >> 20) + " MiB: " + read
                + (RecordingLines.isShortOfMemory() ? "; " + Memory.hint() : ""));
        return beginning;
    }

    /** Where the event given last begins in the file. */
    public long position() {
        return lines.start();
    }

    private @Nullable JsonNode parsed(byte[] line) {
        try {
            JsonNode json = Json.tolerant(line);
            if (json.isObject()) {
                return json;
            }
            note("is no JSON object");
        } catch (JsonProblem problem) {
            note("is no JSON: " + problem.located());
        }
        return null;
    }

    private void note(String what) {
        skipped++;
        if (notes.size() < MOST_NOTES) {
            notes.add("line " + lines.number() + " " + what);
        }
    }

    private byte @Nullable [] readLine() {
        try {
            return lines.next();
        } catch (IOException problem) {
            throw unreadable(name, problem);
        }
    }

    static Failure unreadable(String name, IOException problem) {
        if (problem instanceof NoSuchFileException) {
            return Failure.usage("there is no recording '" + name + "'");
        }
        return Failure.localFile("the recording '" + name + "' cannot be read: " + FileReason.of(problem), problem);
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException ignored) {
            // All that was wanted has been read.
            skipped += 0;
        }
    }
}
