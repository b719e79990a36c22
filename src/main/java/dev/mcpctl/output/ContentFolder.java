package dev.mcpctl.output;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.failure.FileReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes all received contents into the directory the user gave with {@code --save}, under names that are ours. */
public final class ContentFolder {

    /**
     * One content.
     *
     * @param name what the server calls it, a name or URI; untrusted, only its last segment is used as a hint
     * @param mediaType what the server says it is; untrusted
     */
    public record Content(@Nullable String name, @Nullable String mediaType, ByteSource bytes) {}

    private static final int MOST_ATTEMPTS = 10_000;

    private ContentFolder() {}

    /**
     * Writes the contents in their order; files that exist stay as they are.
     *
     * @param directory the user's word; made when it does not exist
     * @return the files, in the same order
     * @throws Failure local_file, when one cannot be written; those before it stay
     */
    public static List<Path> save(String directory, List<Content> contents) {
        Path folder = folder(directory);
        int digits = Integer.toString(contents.size()).length();
        List<Path> files = new ArrayList<>(contents.size());
        for (int i = 0; i < contents.size(); i++) {
            String number = Integer.toString(i + 1);
            String index = "0".repeat(digits - number.length()) + number;
            files.add(create(folder, index, contents.get(i)));
        }
        return files;
    }

    private static Path folder(String directory) {
        try {
            Path folder = Path.of(directory);
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
            }
            return folder;
        } catch (IOException problem) {
            throw Failure.localFile(
                    "the directory '" + directory + "' could not be made: " + FileReason.of(problem), problem);
        } catch (InvalidPathException wrong) {
            throw Failure.localFile("'" + directory + "' is no path: " + wrong.getReason(), wrong);
        }
    }

    private static Path create(Path folder, String index, Content content) {
        FileName name = FileName.of(index, content.name(), content.mediaType());
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            Path file = folder.resolve(name.attempt(attempt));
            if (ContentFile.createNew(file, content.bytes())) {
                return file;
            }
        }
        throw Failure.localFile("no free name like '" + name.attempt(1) + "' is left in '" + folder + "'", null);
    }
}
