package dev.mcpctl.output;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.failure.FileReason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes one received content to the path the user gave with {@code -O}. A regular file is replaced as a whole or not at
 * all; pipes and devices are written as they are.
 */
public final class ContentFile {

    private static final int CHUNK = 1 << 16;

    private ContentFile() {}

    /**
     * Writes the content.
     *
     * @param target the user's word; {@code -} is stdout
     * @return number of bytes
     * @throws Failure local_file, when the file cannot be written; nothing of it stays behind then
     * @throws PipeClosed when the target is stdout and its reader has gone
     */
    public static long write(String target, ByteSource content, Console console) {
        if (target.equals("-") || target.equals("/dev/stdout") || target.equals("/dev/fd/1")) {
            OutputStream stdout = console.bytes();
            long count = copy(content, stdout, "stdout");
            console.flush();
            return count;
        }
        Path path = path(target);
        if (Files.isDirectory(path)) {
            throw Failure.localFile("'" + target + "' is a directory", null).hint("use --save DIR to write into it");
        }
        boolean device = Files.exists(path) && !Files.isRegularFile(path);
        return device || target.startsWith("/dev/") || target.startsWith("/proc/")
                ? direct(path, target, content)
                : replace(path, target, content);
    }

    private static Path path(String target) {
        try {
            return Path.of(target);
        } catch (InvalidPathException wrong) {
            throw Failure.localFile("'" + target + "' is no path: " + wrong.getReason(), wrong);
        }
    }

    private static long direct(Path path, String target, ByteSource content) {
        try (OutputStream file =
                Files.newOutputStream(path, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            return copy(content, file, target);
        } catch (IOException problem) {
            throw unwritable(target, problem);
        }
    }

    private static long replace(Path path, String target, ByteSource content) {
        Path temporary = null;
        try {
            // A link stays a link: what it leads to is replaced.
            Path real = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
            temporary = real.resolveSibling("." + real.getFileName() + ".mcpctl-"
                    + ProcessHandle.current().pid());
            if (!Files.isWritable(real.getParent()) && Files.isWritable(real)) {
                // Only the file itself may be written, not its directory: then it cannot be replaced as a whole.
                return direct(real, target, content);
            }
            long count = create(temporary, target, content);
            permissions(real, temporary);
            move(temporary, real);
            temporary = null;
            return count;
        } catch (IOException problem) {
            throw unwritable(target, problem);
        } finally {
            remove(temporary);
        }
    }

    private static long create(Path file, String target, ByteSource content) throws IOException {
        Files.deleteIfExists(file);
        try (OutputStream output =
                Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            return copy(content, output, target);
        }
    }

    private static void permissions(Path existing, Path temporary) throws IOException {
        if (!Files.exists(existing)) {
            return;
        }
        try {
            Set<PosixFilePermission> same = Files.getPosixFilePermissions(existing);
            Files.setPosixFilePermissions(temporary, same);
        } catch (UnsupportedOperationException windows) {
            // There the directory decides.
            return;
        }
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Writes a new file, never over an existing one.
     *
     * @return false when the file exists already
     */
    static boolean createNew(Path file, ByteSource content) {
        boolean ours = false;
        try (OutputStream output =
                Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ours = true;
            copy(content, output, file.toString());
            ours = false;
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        } catch (IOException problem) {
            throw unwritable(file.toString(), problem);
        } finally {
            remove(ours ? file : null);
        }
    }

    private static void remove(@Nullable Path file) {
        if (file == null) {
            return;
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException alreadyFailing) {
            // The reason why there is something to remove is being reported.
            return;
        }
    }

    private static long copy(ByteSource content, OutputStream target, String name) {
        long total = 0;
        try (InputStream input = content.open()) {
            byte[] chunk = new byte[CHUNK];
            int count;
            while ((count = input.read(chunk)) >= 0) {
                put(target, chunk, count, name);
                total += count;
            }
            return total;
        } catch (IOException problem) {
            throw Failure.localFile("received content could not be read back: " + problem.getMessage(), problem);
        }
    }

    private static void put(OutputStream target, byte[] chunk, int count, String name) {
        try {
            target.write(chunk, 0, count);
        } catch (IOException problem) {
            throw unwritable(name, problem);
        }
    }

    private static Failure unwritable(String target, IOException problem) {
        return Failure.localFile("'" + target + "' could not be written: " + FileReason.of(problem), problem);
    }
}
