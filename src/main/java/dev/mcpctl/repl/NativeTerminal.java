package dev.mcpctl.repl;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Opens the terminal through the line editor's native library, and takes away the copy that it makes of that. */
final class NativeTerminal {

    private NativeTerminal() {}

    static Terminal open() throws IOException {
        Path directory = Files.createTempDirectory("mcpctl-terminal");
        System.setProperty("jline.tmpdir", directory.toString());
        try {
            return TerminalBuilder.builder()
                    .system(true)
                    .provider("jni")
                    .encoding(StandardCharsets.UTF_8)
                    .nativeSignals(true)
                    .build();
        } finally {
            remove(directory);
        }
    }

    /** A library that is loaded needs its file no more, except on Windows, where it stays until the system cleans up. */
    private static void remove(Path directory) {
        File[] files = directory.toFile().listFiles();
        for (File file : files == null ? new File[0] : files) {
            if (!file.delete()) {
                file.deleteOnExit();
            }
        }
        directory.toFile().delete();
    }
}
