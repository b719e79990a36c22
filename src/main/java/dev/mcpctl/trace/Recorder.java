package dev.mcpctl.trace;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.rpc.WireEvent;
import dev.mcpctl.rpc.WireListener;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Writes a recording while things happen. Each event is on its way to the file when it has been told, so that a killed
 * program leaves a recording behind. A file that takes no more never stops what is recorded. Thread-safe.
 */
public final class Recorder implements WireListener, AutoCloseable {

    private final String name;
    private final OutputStream file;
    private final InstantSource clock;
    private final EventLine line;
    private final AtomicLong connections = new AtomicLong();
    private long sequence;
    private long lost;
    private @Nullable String problem;
    private boolean closed;

    /**
     * Creates the file, readable by its owner only, or empties it, and writes the first line.
     *
     * @param clock of the event that ends the recording
     * @throws Failure local file, when that is not possible
     */
    public Recorder(Path path, Recording.Header header, Redaction redaction, InstantSource clock) {
        this.name = path.toString();
        this.clock = clock;
        try {
            this.file = create(path);
        } catch (IOException refused) {
            throw Failure.localFile("the recording '" + name + "' cannot be written: " + reason(refused), refused);
        }
        this.line = new EventLine(file, redaction);
        write(() -> line.header(header));
    }

    private static OutputStream create(Path path) throws IOException {
        if (!Files.exists(path)
                && path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        return Files.newOutputStream(path);
    }

    /** A listener for one more connection to the server; {@link #on} listens to the first. */
    public WireListener connection() {
        long number = connections.incrementAndGet();
        return new WireListener() {
            @Override
            public void on(WireEvent event) {
                record(number, event);
            }

            @Override
            public boolean detailed() {
                return true;
            }
        };
    }

    @Override
    public void on(WireEvent event) {
        record(1, event);
    }

    @Override
    public boolean detailed() {
        return true;
    }

    private synchronized void record(long connection, WireEvent event) {
        if (closed) {
            return;
        }
        sequence++;
        write(() -> line.event(sequence, connection, event));
    }

    private interface Writing {
        void run() throws IOException;
    }

    private synchronized void write(Writing writing) {
        if (problem != null) {
            lost++;
            return;
        }
        try {
            writing.run();
        } catch (IOException full) {
            problem = reason(full);
            lost++;
        } catch (Failure unreadable) {
            problem = unreadable.message();
            lost++;
        }
    }

    private static String reason(IOException problem) {
        String text = problem instanceof FileSystemException system ? system.getReason() : problem.getMessage();
        return text != null ? text : problem.getClass().getSimpleName();
    }

    /** Ends the recording. Idempotent. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        Instant now = clock.instant();
        sequence++;
        write(() -> line.end(sequence, now));
        closed = true;
        try {
            file.close();
        } catch (IOException full) {
            problem = problem == null ? reason(full) : problem;
        }
    }

    /** What is not in the file and why, in one sentence; null when all is. To be asked after {@link #close}. */
    public synchronized @Nullable String loss() {
        return problem == null
                ? null
                : "the recording '" + name + "' is incomplete: " + problem + "; the last "
                        + (lost == 1 ? "line is" : lost + " lines are") + " missing";
    }
}
