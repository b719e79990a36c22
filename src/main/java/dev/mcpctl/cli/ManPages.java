package dev.mcpctl.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the man pages of the distribution; the build runs it with the jar that it has just made. */
public final class ManPages {

    private ManPages() {}

    /** Writes a page for the program and one for each command into the directory. */
    public static void main(String[] arguments) throws IOException {
        Path directory = Files.createDirectories(Path.of(arguments[0]));
        Files.writeString(directory.resolve("mcpctl.1"), ManPage.ofProgram());
        for (Commands.Entry entry : Commands.all()) {
            Files.writeString(directory.resolve("mcpctl-" + entry.name() + ".1"), ManPage.of(entry));
        }
    }
}
