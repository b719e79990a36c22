package dev.mcpctl.config.catalog;

import dev.mcpctl.config.client.ConfigFile;
import dev.mcpctl.config.client.Importer;
import dev.mcpctl.config.client.Where;
import dev.mcpctl.config.entry.Format;
import dev.mcpctl.config.entry.Mistake;
import dev.mcpctl.config.entry.Place;
import dev.mcpctl.config.entry.Problem;
import dev.mcpctl.config.entry.Reading;
import dev.mcpctl.config.entry.Source;
import dev.mcpctl.config.entry.Texts;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the file of one program, always afresh. Whatever is wrong with it is a finding and no failure. */
final class ListReader {

    /** Larger files are no lists of servers, whatever else they are. */
    static final int LARGEST = 32 << 20;

    private static final String DENIED = "it may not be read: permission denied";

    private final Where where;

    ListReader(Where where) {
        this.where = where;
    }

    /**
     * What a file says.
     *
     * @param name only this server is of interest, so that a file which cannot name it need not be parsed; null for all
     * @return null when there is no such file, or it does not name the server
     */
    @Nullable
    Reading read(Importer importer, ConfigFile file, @Nullable String name) {
        File path = file.path().toFile();
        if (!path.isFile()) {
            return name == null ? absent(path) : null;
        }
        try {
            if (path.length() > LARGEST) {
                return broken("it is larger than 32 MiB and not read", Place.START);
            }
            if (file.level() == Source.Level.PROJECT && !Ownership.isOurs(file.path(), where.home())) {
                return broken("it belongs to somebody else and is not read", Place.START);
            }
            return parse(importer, file, name, bytes(path));
        } catch (IOException unreadable) {
            return broken(reason(path, unreadable), Place.START);
        }
    }

    /** Nothing is there, or something that cannot be read as a file. */
    private static @Nullable Reading absent(File path) {
        if (path.exists()) {
            return broken(path.isDirectory() ? "it is a directory" : "it is no regular file", Place.START);
        }
        if (Files.isSymbolicLink(path.toPath())) {
            return broken("it is a symbolic link that leads nowhere", Place.START);
        }
        File directory = path.getParentFile();
        return directory != null && directory.isDirectory() && !directory.canExecute()
                ? broken("its directory may not be read: permission denied", Place.START)
                : null;
    }

    /** What keeps a folder of lists from being looked into, or null. */
    static @Nullable Problem folderProblem(ConfigFile folder) {
        File path = folder.path().toFile();
        if (!path.exists() || path.list() != null) {
            return null;
        }
        return new Problem(path.isDirectory() ? DENIED : "it is no directory", Place.START);
    }

    private @Nullable Reading parse(Importer importer, ConfigFile file, @Nullable String name, byte[] bytes)
            throws IOException {
        String text;
        try {
            text = text(bytes);
        } catch (CharacterCodingException binary) {
            return broken("it is no UTF-8 text", Place.START);
        }
        if (name != null && !mayName(text, name, file.format())) {
            return null;
        }
        try {
            return importer.read(Texts.read(file.format(), text, importer.wanted(where)), file, where);
        } catch (Mistake mistake) {
            byte[] again = bytes(file.path().toFile());
            // Its program may have been in the middle of writing it.
            return Arrays.equals(again, bytes)
                    ? new Reading(List.of(), List.of(mistake.problem()))
                    : parse(importer, file, name, again);
        } catch (StackOverflowError tooDeep) {
            return broken("it nests too deeply", Place.START);
        }
    }

    private static byte[] bytes(File path) throws IOException {
        try (FileInputStream stream = new FileInputStream(path)) {
            byte[] bytes = stream.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IOException("it is larger than 32 MiB and not read");
            }
            return bytes;
        }
    }

    private static String text(byte[] bytes) throws CharacterCodingException {
        int start = bytes.length > 2 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf
                ? 3
                : 0;
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes, start, bytes.length - start))
                .toString();
    }

    /** Whether the name can stand in the text: as it is, or with letters written by their numbers. */
    private static boolean mayName(String text, String name, Format format) {
        if (text.contains(name) || text.contains("\\u") || text.contains("\\x") || text.contains("\\U")) {
            return true;
        }
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            boolean escapable = letter < '.' || letter == '/' || letter == '\\' || letter > '~';
            if (escapable && letter != '-' && (format != Format.TOML || letter != '+')) {
                return true;
            }
        }
        return false;
    }

    private static Reading broken(String message, Place place) {
        return new Reading(List.of(), List.of(new Problem(message, place)));
    }

    private static String reason(File path, IOException problem) {
        if (!path.canRead()) {
            return DENIED;
        }
        String message = problem.getMessage();
        return message == null ? "it cannot be read" : message;
    }
}
