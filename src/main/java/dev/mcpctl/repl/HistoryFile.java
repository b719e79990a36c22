package dev.mcpctl.repl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines that were typed for one server, in a file that only its owner can read. What goes wrong with it costs no more than
 * old lines. Lines that seem to hold a secret, and those that begin with a blank, are never written.
 */
public final class HistoryFile {

    /** Lines that are kept. */
    static final int MOST = 2_000;

    private static final int LONGEST_LINE = 100_000;

    private final Path file;

    /** A file in a directory that is there already. */
    public HistoryFile(Path file) {
        this.file = file;
    }

    /** What is kept, the oldest first. */
    List<String> load() {
        List<String> lines = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                lines.add(several(line));
            }
        } catch (IOException unreadable) {
            return lines;
        }
        return lines.size() > MOST ? shortened(lines) : lines;
    }

    private static String several(String line) {
        StringBuilder text = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char next = line.charAt(i);
            if (next == '\\' && i + 1 < line.length()) {
                i++;
                next = line.charAt(i) == 'n' ? '\n' : line.charAt(i);
            }
            text.append(next);
        }
        return text.toString();
    }

    private List<String> shortened(List<String> lines) {
        List<String> newest = new ArrayList<>(lines.subList(lines.size() - MOST, lines.size()));
        try {
            Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "history", ".tmp");
            Files.write(fresh, newest.stream().map(HistoryFile::oneLine).toList());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            return newest;
        }
        return newest;
    }

    /** Adds a line, if it may be kept. */
    void add(String line) {
        boolean wanted = !line.isBlank() && !line.startsWith(" ") && line.length() <= LONGEST_LINE;
        if (!wanted || SecretLines.hold(line)) {
            return;
        }
        try {
            create();
            Files.writeString(file, oneLine(line) + "\n", StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            return;
        }
    }

    private void create() throws IOException {
        if (Files.exists(file)) {
            return;
        }
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    private static String oneLine(String line) {
        return line.replace("\\", "\\\\").replace("\n", "\\n");
    }
}
