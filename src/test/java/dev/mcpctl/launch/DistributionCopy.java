package dev.mcpctl.launch;

import dev.mcpctl.testing.CommandRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** The packaged program at a place where a test may break it, or at its own. */
final class DistributionCopy {

    private final Path home;

    private DistributionCopy(Path home) {
        this.home = home;
    }

    /** The one that was built; only to be run. */
    static DistributionCopy original() {
        return new DistributionCopy(Path.of(System.getProperty("mcpctl.distribution", "target/mcpctl"))
                .toAbsolutePath()
                .normalize());
    }

    /** A copy with the file times kept, as an archive unpacks it; without the start-up archives, which know their place. */
    DistributionCopy to(Path target) {
        try {
            Files.walkFileTree(home, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                        throws IOException {
                    Files.createDirectories(
                            target.resolve(home.relativize(directory).toString()));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.copy(
                            file, target.resolve(home.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
                    return FileVisitResult.CONTINUE;
                }
            });
            return new DistributionCopy(target.toRealPath()).withoutArchives();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private DistributionCopy withoutArchives() throws IOException {
        for (Path archive : archives()) {
            Files.delete(archive);
        }
        return this;
    }

    /** The start-up archives beside the jar. */
    List<Path> archives() {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(home.resolve("lib"), "*.{jsa,aot}")) {
            files.forEach(found::add);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return found;
    }

    Path home() {
        return home;
    }

    Path launcher() {
        return home.resolve("bin").resolve("mcpctl");
    }

    Path jar() {
        return home.resolve("lib").resolve("mcpctl.jar");
    }

    /** A run with the Java that runs this test and nothing else: no HOME, no PATH beyond the system's. */
    CommandRun run(String... words) {
        return run(launcher().toString(), List.of(words));
    }

    /** The same with the launcher named another way. */
    static CommandRun run(String launcher, List<String> words) {
        List<String> command = new ArrayList<>();
        command.add(launcher);
        command.addAll(words);
        return CommandRun.of(command)
                .with("PATH", "/usr/bin:/bin")
                .with("MCPCTL_JAVA_HOME", System.getProperty("java.home"))
                // Nothing may be made behind a test's back; the ones that want an archive make it.
                .with("CI", "true");
    }
}
