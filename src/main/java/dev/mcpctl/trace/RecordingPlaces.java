package dev.mcpctl.trace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads single events of a recording, which therefore needs not fit into memory. Thread-safe. */
public final class RecordingPlaces implements AutoCloseable {

    private static final int STEP = 8 << 10;

    private final String name;
    private final RandomAccessFile file;

    private RecordingPlaces(String name, RandomAccessFile file) {
        this.name = name;
        this.file = file;
    }

    /**
     * Opens a file.
     *
     * @throws Failure usage, when it is not there, a pipe or the like; local file
     */
    public static RecordingPlaces open(Path path) {
        String name = path.toString();
        if (Files.notExists(path)) {
            throw RecordingReader.unreadable(name, new NoSuchFileException(name));
        }
        if (!Files.isRegularFile(path)) {
            throw Failure.usage("'" + name + "' is no file in which to look here and there")
                    .hint("write the recording into a file first");
        }
        try {
            return new RecordingPlaces(name, new RandomAccessFile(path.toFile(), "r"));
        } catch (IOException problem) {
            throw RecordingReader.unreadable(name, problem);
        }
    }

    /** The file. */
    public String name() {
        return name;
    }

    /**
     * The event at a place that {@link RecordingReader#position} named.
     *
     * @param before when it happened if it does not say so
     * @throws Failure local file, also when there is no such event any more
     */
    public RecordedEvent event(long place, Instant before) {
        try {
            byte[] line = line(place);
            if (line != null && Json.tolerant(line) instanceof ObjectNode members) {
                return RecordedEvent.of(members, before, 0);
            }
            throw changed(null);
        } catch (JsonProblem other) {
            throw changed(other);
        } catch (IOException problem) {
            throw Failure.localFile(
                    "the recording '" + name + "' cannot be read any more: " + problem.getMessage(), problem);
        }
    }

    private Failure changed(@Nullable Throwable cause) {
        return Failure.localFile("the recording '" + name + "' was changed while it was read", cause);
    }

    private synchronized byte @Nullable [] line(long place) throws IOException {
        file.seek(place);
        InputStream from = new InputStream() {
            @Override
            public int read() throws IOException {
                return file.read();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return file.read(bytes, offset, length);
            }
        };
        RecordingLines lines = new RecordingLines(from, place, STEP);
        return lines.next();
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException closed) {
            // It was only read.
            return;
        }
    }
}
