package dev.mcpctl.config.document;

import dev.mcpctl.config.entry.Mistake;
import dev.mcpctl.config.entry.Place;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.failure.FileReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A file that is to be changed, as it was found. Immutable; the file itself may change at any time. */
public final class TargetFile {

    private final Path path;
    private final byte @Nullable [] content;

    private TargetFile(Path path, byte @Nullable [] content) {
        this.path = path;
        this.content = content;
    }

    /**
     * Looks at a file, which may be missing. Symbolic links are followed, so that what is written later goes where they lead.
     *
     * @throws Failure local file, when it is there and cannot be read; configuration, when it is too large
     */
    static TargetFile at(Path named) {
        try {
            Path path = followed(named);
            return new TargetFile(path, read(path));
        } catch (IOException problem) {
            throw unreadable(named, problem);
        }
    }

    /** Where the links lead, also when nothing is there yet. */
    private static Path followed(Path named) throws IOException {
        Path path = named.toAbsolutePath();
        for (int i = 0; i < MOST_LINKS && Files.isSymbolicLink(path); i++) {
            Path parent = path.getParent();
            Path next = Files.readSymbolicLink(path);
            path = parent == null ? next : parent.resolve(next).normalize();
        }
        if (Files.isSymbolicLink(path)) {
            throw new FileSystemException(named.toString(), null, "its symbolic links lead nowhere");
        }
        return path;
    }

    private static final int MOST_LINKS = 40;

    private static byte @Nullable [] read(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new FileSystemException(path.toString(), null, "it is a directory");
        }
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(path)) {
            // A pipe would keep us waiting, and a device has no end.
            throw new FileSystemException(path.toString(), null, "it is no regular file");
        }
        try (InputStream bytes = Files.newInputStream(path)) {
            return bytes.readNBytes(SourceText.MOST_BYTES + 1);
        } catch (NoSuchFileException missing) {
            return null;
        }
    }

    private static Failure unreadable(Path named, IOException problem) {
        return Failure.localFile("the file '" + named + "' could not be read: " + FileReason.of(problem), problem);
    }

    /** The file itself, links followed. */
    public Path path() {
        return path;
    }

    /** Whether there is such a file. */
    public boolean exists() {
        return content != null;
    }

    /** What it holds; empty when it is missing. */
    byte[] bytes() {
        return content == null ? new byte[0] : content;
    }

    /** Whether the file still holds what was found, or is still missing. */
    boolean isUnchanged() throws IOException {
        byte[] now = read(path);
        return Arrays.equals(now, content);
    }

    /**
     * What it holds as text; empty when it is missing.
     *
     * @throws Failure configuration, when it is no text
     */
    public SourceText text() {
        try {
            return SourceText.of(bytes());
        } catch (Mistake mistake) {
            throw unusable(mistake);
        }
    }

    /** What stops a command when the file's text is wrong. */
    public Failure unusable(Mistake mistake) {
        Place place = mistake.problem().place();
        String where = place.equals(Place.START) ? "" : " (line " + place.line() + ", column " + place.column() + ")";
        return Failure.of(
                        Failure.Kind.CONFIGURATION,
                        "bad_file",
                        "the file '" + path + "' cannot be used: "
                                + mistake.problem().message() + where)
                .detail("file", path.toString())
                .detail("line", place.line())
                .detail("column", place.column())
                .hint("nothing was changed; mend the file first");
    }
}
