package dev.mcpctl.config.document;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps what files held before they were changed, the last ten of each, in our own directory; else one beside the file. */
final class Backups {

    private static final int KEPT = 10;

    private final @Nullable Path state;

    Backups(@Nullable Path state) {
        this.state = state;
    }

    /** Keeps the content; returns where. */
    Path keep(TargetFile file) throws IOException {
        if (state == null) {
            Path beside = file.path().resolveSibling(file.path().getFileName() + ".mcpctl-backup");
            Files.deleteIfExists(beside);
            return store(beside, file.bytes());
        }
        Path directory = state.resolve("backups").resolve(folder(file.path()));
        OwnerOnly.createDirectories(directory);
        List<Path> kept = kept(directory);
        long next = kept.isEmpty() ? 1 : number(kept.get(kept.size() - 1)) + 1;
        Path backup = store(directory.resolve(next + "-" + file.path().getFileName()), file.bytes());
        for (int i = 0; i <= kept.size() - KEPT; i++) {
            Files.deleteIfExists(kept.get(i));
        }
        return backup;
    }

    /** As owner-only as temporary files are, because the content may hold secrets. */
    private static Path store(Path backup, byte[] bytes) throws IOException {
        Path parent = backup.getParent();
        Path fresh = Files.createTempFile(parent == null ? Path.of(".") : parent, ".mcpctl", ".tmp");
        try {
            Files.write(fresh, bytes, StandardOpenOption.WRITE);
            return Files.move(fresh, backup, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** A readable name for the directory of one file's backups, which differs for files of one name. */
    private static String folder(Path file) {
        StringBuilder name = new StringBuilder();
        String path = file.toString();
        for (int i = 0; i < path.length(); i++) {
            char next = path.charAt(i);
            name.append(Character.isLetterOrDigit(next) || next == '.' || next == '-' ? next : '_');
        }
        int tooLong = Math.max(0, name.length() - 100);
        return name.substring(tooLong) + "." + Integer.toHexString(path.hashCode());
    }

    private static List<Path> kept(Path directory) throws IOException {
        List<Path> kept = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                if (number(file) > 0) {
                    kept.add(file);
                }
            }
        }
        Collections.sort(kept, (one, other) -> Long.compare(number(one), number(other)));
        return kept;
    }

    private static long number(Path backup) {
        String name = String.valueOf(backup.getFileName());
        int end = name.indexOf('-');
        try {
            return end < 0 ? 0 : Long.parseLong(name.substring(0, end));
        } catch (NumberFormatException another) {
            return 0;
        }
    }
}
