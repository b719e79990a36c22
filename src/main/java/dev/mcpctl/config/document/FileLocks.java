package dev.mcpctl.config.document;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Lets one mcpctl at a time change a file. The locks lie in our own directory: beside the file they would be in the way. */
final class FileLocks {

    /** Locks of the system hold for processes, not for threads. */
    private static final Object IN_THIS_PROCESS = new Object();

    private final @Nullable Path state;

    FileLocks(@Nullable Path state) {
        this.state = state;
    }

    /** Work that reads and writes files. */
    interface Work<T> {
        T run() throws IOException;
    }

    /** Does the work when nobody else does such work on this file. Without a state directory only this process is kept out. */
    <T> T during(Path file, Work<T> work) throws IOException {
        synchronized (IN_THIS_PROCESS) {
            if (state == null) {
                return work.run();
            }
            Path directory = state.resolve("locks");
            OwnerOnly.createDirectories(directory);
            CRC32 name = new CRC32();
            name.update(file.toString().getBytes(StandardCharsets.UTF_8));
            Path lock = directory.resolve(Long.toHexString(name.getValue()));
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                return held.isValid() ? work.run() : during(file, work);
            }
        }
    }
}
