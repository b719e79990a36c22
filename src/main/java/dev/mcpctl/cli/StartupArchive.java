package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.process.OwnJvm;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The classes of this distribution as the JVM in use maps them at its start, kept in the user's cache directory.
 *
 * <p>The launcher alone names archives: the name holds the jar's digest and the Java's version, the directory the path of
 * the distribution. We only make what it looks for: an archive costs every run in proportion to what is in it, in time from 25
 * on and in memory everywhere, so that runs with a URL on their line have one of their own. Nothing here may delay or break the command that was asked for.
 */
final class StartupArchive {

    /** Result of {@link #warm()}. */
    enum Warmed {
        /** The next run finds a new archive. */
        MADE,
        /** Another process is making it at this moment. */
        BUSY
    }

    /** Action of {@code cache} that a child of ours runs. */
    static final String TRAIN = "train";

    /** The same with servers behind URLs. */
    static final String TRAIN_WITH_HTTP = "train-http";

    private static final int FIRST_WITH_AOT_CACHE = 25;
    private static final String HTTP_PART = "-http";
    private static final int TRAINING_SECONDS = 120;

    private final Path home;
    private final @Nullable Path used;
    private final @Nullable Path wanted;
    private final Map<String, String> environment;

    /**
     * The archive of one run.
     *
     * @param home directory of the distribution
     * @param used the archive that this JVM was started with, null for none
     * @param wanted where the launcher looks in the user's cache, null when there is no place for a cache
     * @param environment variables of this process
     */
    StartupArchive(Path home, @Nullable Path used, @Nullable Path wanted, Map<String, String> environment) {
        this.home = home;
        this.used = used;
        this.wanted = wanted;
        this.environment = environment;
    }

    /** Where archives of this distribution are kept; null when there is no place for one. */
    @Nullable
    Path directory() {
        return wanted == null ? null : wanted.getParent();
    }

    /** The archive in use, or else the one that the next run will find; null when there is neither. */
    @Nullable
    Path existing() {
        if (used != null) {
            return used;
        }
        return wanted != null && size(wanted) > 0 ? wanted : null;
    }

    /**
     * Makes the archives by training runs in a child JVM, one to five seconds each, and replaces those that are there at once.
     *
     * @throws Failure local file: there is no place for it, or this Java cannot make one; an empty file then keeps
     *     {@link #startDetachedWarm} from trying again and again
     */
    Warmed warm() {
        Path target = wanted;
        if (target == null || target.getParent() == null) {
            throw Failure.localFile("no place for a start-up archive", null)
                    .hint("set MCPCTL_CACHE_HOME to a directory that can be written, and unset MCPCTL_NO_ARCHIVE");
        }
        Path directory = target.getParent();
        try {
            Files.createDirectories(directory);
            try (FileChannel channel = FileChannel.open(
                            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.tryLock()) {
                if (lock == null) {
                    return Warmed.BUSY;
                }
                for (Path each : siblings(target)) {
                    makeAlone(each, directory);
                }
                return Warmed.MADE;
            }
        } catch (IOException cause) {
            throw Failure.localFile("cannot write a start-up archive below '" + directory + "'", cause);
        }
    }

    /** Removes the archives of this distribution from the user's cache; false when there were none. */
    boolean clear() {
        Path directory = wanted == null ? null : wanted.getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            return false;
        }
        boolean removed = false;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.{jsa,aot,tmp,config}")) {
            for (Path file : files) {
                removed |= Files.deleteIfExists(file);
            }
            return removed;
        } catch (IOException cause) {
            throw Failure.localFile("cannot remove the start-up archives in '" + directory + "'", cause);
        }
    }

    /**
     * Starts {@code mcpctl cache warm} and forgets it, when this JVM had no archive and may well have one next time. For the
     * end of a run; never fails.
     */
    void startDetachedWarm() {
        Path target = wanted;
        if (used != null || target == null || isSet("CI") || isSet("MCPCTL_NO_ARCHIVE")) {
            return;
        }
        // One that is there and was not taken, such as the empty mark of a failure, would not be taken next time
        // either,
        // unless the jar has been replaced since.
        if ((Files.exists(target) && !isOlderThanJar(target)) || !isWritable(target)) {
            return;
        }
        try {
            new OwnJvm(javaHome(), Map.of()).start(child(List.of(), "cache", "warm"), null);
        } catch (IOException ignored) {
            // The next run tries again.
        }
    }

    /** The archive for runs without a URL first. */
    private static List<Path> siblings(Path target) {
        String name = target.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String plain = name.substring(0, dot).replace(HTTP_PART, "");
        String kind = name.substring(dot);
        return List.of(target.resolveSibling(plain + kind), target.resolveSibling(plain + HTTP_PART + kind));
    }

    private void makeAlone(Path target, Path directory) throws IOException {
        removeLeftovers(directory, target);
        Path fresh = directory.resolve(target.getFileName() + ".tmp");
        Path log = directory.resolve("train.log");
        boolean http = target.getFileName().toString().contains(HTTP_PART);
        int status = train(http ? TRAIN_WITH_HTTP : TRAIN, fresh, log);
        if (status != 0 || size(fresh) <= 0) {
            Files.deleteIfExists(fresh);
            Files.write(target, new byte[0]);
            throw Failure.localFile(
                            "this Java cannot make a start-up archive: the training run ended with status " + status,
                            null)
                    .hint("what it said is in '" + log + "'; mcpctl works without, only slower to start");
        }
        Files.deleteIfExists(log);
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private int train(String action, Path fresh, Path log) throws IOException {
        String making = Runtime.version().feature() < FIRST_WITH_AOT_CACHE ? "ArchiveClassesAtExit" : "AOTCacheOutput";
        List<String> options = List.of("-XX:" + making + "=" + fresh, "-Dmcpctl.exit=true");
        Process training =
                new OwnJvm(javaHome(), Map.of("MCPCTL_NO_ARCHIVE", "1")).start(child(options, "cache", action), log);
        try {
            if (training.waitFor(TRAINING_SECONDS, TimeUnit.SECONDS)) {
                return training.exitValue();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        training.descendants().forEach(ProcessHandle::destroyForcibly);
        training.destroyForcibly();
        return -1;
    }

    /** The launcher's own options: an archive is only taken by a JVM that was started like the one that made it. */
    private List<String> child(List<String> options, String... arguments) {
        List<String> words = new ArrayList<>(List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-Dpicocli.disable.closures=true",
                "-Dpicocli.converters.excludes=.*"));
        if (Runtime.version().feature() >= FIRST_WITH_AOT_CACHE) {
            words.add("-XX:+UseSerialGC");
            words.add("-Djdk.reflect.useNativeAccessorOnly=true");
        }
        words.add("-Dmcpctl.home=" + home);
        words.add("-Dmcpctl.archive.wanted=" + wanted);
        words.addAll(options);
        words.addAll(List.of("-cp", jar().toString(), "dev.mcpctl.cli.Main"));
        words.addAll(List.of(arguments));
        return words;
    }

    /** Halves of broken attempts, and archives of jars that are gone; those of other Javas stay. */
    private static void removeLeftovers(Path directory, Path target) throws IOException {
        String digest = digest(target);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.{jsa,aot,tmp,config}")) {
            for (Path file : files) {
                if (file.toString().endsWith(".tmp") || !digest(file).equals(digest)) {
                    deleteQuietly(file);
                }
            }
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException ignored) {
            // On Windows a JVM that still maps it.
        }
    }

    private static String digest(Path archive) {
        String name = archive.getFileName().toString();
        int dash = name.indexOf('-');
        return dash < 0 ? name : name.substring(0, dash);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException absent) {
            return -1;
        }
    }

    private boolean isOlderThanJar(Path file) {
        try {
            return Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(jar())) < 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private static boolean isWritable(Path file) {
        Path directory = file.getParent();
        while (directory != null && !Files.exists(directory)) {
            directory = directory.getParent();
        }
        return directory != null && Files.isWritable(directory);
    }

    private boolean isSet(String variable) {
        String value = environment.get(variable);
        return value != null && !value.isEmpty();
    }

    private Path jar() {
        return home.resolve("lib").resolve("mcpctl.jar");
    }

    private static Path javaHome() {
        return Path.of(System.getProperty("java.home"));
    }
}
