package dev.mcpctl.config.document;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes directories that nobody else may look into, where the file system knows owners: files in them may hold secrets. */
public final class OwnerOnly {

    private OwnerOnly() {}

    /**
     * Makes the directory and what is missing above it; one that is there stays as it is.
     *
     * @throws IOException when it cannot be made
     */
    public static void createDirectories(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(directory);
        }
    }
}
