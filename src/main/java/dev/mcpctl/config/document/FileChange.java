package dev.mcpctl.config.document;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.failure.FileReason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Changes a file so that nothing of it can be lost: under a lock of ours, through a new file in the same directory that takes
 * the old one's place only when the old one is still what was read. The old content is kept as a backup.
 */
public final class FileChange {

    private final Path file;
    private final FileLocks locks;
    private final Backups backups;

    /**
     * A change of one file.
     *
     * @param file the file, which may be missing, or a symbolic link to it
     * @param state our state directory, for locks and backups, or null when there is none
     */
    public FileChange(Path file, @Nullable Path state) {
        this.file = file;
        this.locks = new FileLocks(state);
        this.backups = new Backups(state);
    }

    /**
     * What a change came to.
     *
     * @param path the file that was written
     * @param before what it held
     * @param after what it holds now; the same when nothing had to be written
     * @param backup where the old content is, or null when there was none to keep
     */
    public record Done(
            Path path,
            SourceText before,
            SourceText after,
            @Nullable Path backup) {

        /** Whether anything was written. */
        public boolean changed() {
            return !before.text().equals(after.text());
        }
    }

    /** The file as it is now. */
    public TargetFile look() {
        return TargetFile.at(file);
    }

    /**
     * Changes the file.
     *
     * @param edit makes the new text of the file; what it throws stops everything and leaves the file as it is
     * @throws Failure local file, when something cannot be written or another program changed the file meanwhile
     */
    public Done apply(Function<TargetFile, SourceText> edit) {
        Path path = look().path();
        try {
            return locks.during(path, () -> change(edit));
        } catch (IOException problem) {
            throw unwritable(problem);
        }
    }

    private Done change(Function<TargetFile, SourceText> edit) throws IOException {
        TargetFile before = look();
        SourceText old = before.text();
        SourceText wished = edit.apply(before);
        if (before.exists() && old.text().equals(wished.text())) {
            return new Done(before.path(), old, wished, null);
        }
        Path directory = before.path().getParent();
        if (directory == null) {
            throw new FileSystemException(file.toString(), null, "it has no directory");
        }
        OwnerOnly.createDirectories(directory);
        Path fresh = Files.createTempFile(directory, ".mcpctl", ".tmp");
        try {
            write(fresh, wished.bytes());
            takeOver(before, fresh);
            Path backup = before.exists() ? backups.keep(before) : null;
            exchange(before, fresh);
            return new Done(before.path(), old, wished, backup);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void write(Path fresh, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            // The name must not lead to the new file before its content is on the disk.
            channel.force(true);
        }
    }

    /** A new file is the owner's alone, as temporary files are; an old one keeps its permissions. */
    private static void takeOver(TargetFile before, Path fresh) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
        if (!before.exists() || view == null) {
            return;
        }
        PosixFileAttributes old = Files.readAttributes(before.path(), PosixFileAttributes.class);
        PosixFileAttributes now = view.readAttributes();
        if (!old.group().equals(now.group())) {
            view.setGroup(old.group());
        }
        if (!old.owner().equals(now.owner())) {
            view.setOwner(old.owner());
        }
        view.setPermissions(old.permissions());
    }

    private void exchange(TargetFile before, Path fresh) throws IOException {
        if (before.exists() && !Files.isWritable(before.path())) {
            throw new FileSystemException(file.toString(), null, "it is write-protected");
        }
        // Other programs know nothing of our lock.
        if (!before.isUnchanged()) {
            throw Failure.of(
                            Failure.Kind.LOCAL_FILE,
                            "file_changed",
                            "the file '" + file + "' was changed by another program at the same moment")
                    .hint("nothing was written; run the command again");
        }
        Files.move(fresh, before.path(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Failure unwritable(IOException problem) {
        String reason = FileReason.of(problem);
        if (problem instanceof FileSystemException named && named.getFile() != null && !isBeside(named.getFile())) {
            reason += " ('" + named.getFile() + "')";
        }
        return Failure.localFile("the file '" + file + "' could not be written: " + reason, problem)
                .hint("nothing was changed");
    }

    /** Whether a file stands in the directory of the one that is changed. */
    private boolean isBeside(String other) {
        return Objects.equals(
                Path.of(other).toAbsolutePath().getParent(),
                file.toAbsolutePath().getParent());
    }
}
