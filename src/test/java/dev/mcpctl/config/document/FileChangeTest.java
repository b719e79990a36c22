package dev.mcpctl.config.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.mcpctl.config.entry.Format;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileChangeTest {

    @TempDir
    Path directory;

    private Path state() {
        return directory.resolve("state");
    }

    private FileChange change(Path file) {
        return new FileChange(file, state());
    }

    private static SourceText entry(TargetFile file, String name) {
        return DocumentEdit.of(Document.read(file.text(), Format.JSON))
                .put(List.of("mcpServers"), name, Json.object().put("command", "x"));
    }

    @Test
    void a_missing_file_is_made_with_its_directory_for_its_owner_alone() throws IOException {
        Path file = directory.resolve("a/b/servers.json");

        FileChange.Done done = change(file).apply(found -> entry(found, "one"));

        assertThat(done.backup()).isNull();
        assertThat(Files.readString(file))
                .isEqualTo("{\n  \"mcpServers\": {\n    \"one\": {\n      \"command\": \"x\"\n    }\n  }\n}\n");
        assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void an_old_file_keeps_its_permissions_and_its_content_as_a_backup() throws IOException {
        assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
        Path file = Files.writeString(directory.resolve("servers.json"), "{ } // mine");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        FileChange.Done done = change(file).apply(found -> entry(found, "one"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r--r--");
        assertThat(done.backup()).hasContent("{ } // mine");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(done.backup())))
                .isEqualTo("rw-------");
        assertThat(others()).isEmpty();
    }

    @Test
    void the_last_ten_backups_are_kept() throws IOException {
        Path file = Files.writeString(directory.resolve("servers.json"), "0");
        for (int i = 1; i <= 14; i++) {
            String text = String.valueOf(i);
            change(file).apply(found -> SourceText.of(text));
        }

        try (Stream<Path> kept = Files.walk(state().resolve("backups"))) {
            assertThat(kept.filter(Files::isRegularFile).map(FileChangeTest::read))
                    .containsExactlyInAnyOrder("4", "5", "6", "7", "8", "9", "10", "11", "12", "13");
        }
    }

    @Test
    void without_a_state_directory_the_backup_stands_beside_the_file() throws IOException {
        Path file = Files.writeString(directory.resolve("servers.json"), "{}");

        new FileChange(file, null).apply(found -> entry(found, "one"));
        FileChange.Done done = new FileChange(file, null).apply(found -> SourceText.of("2"));

        assertThat(done.backup()).isEqualTo(directory.resolve("servers.json.mcpctl-backup"));
        assertThat(read(done.backup())).contains("\"one\"");
    }

    @Test
    void links_stay_links_and_what_they_lead_to_is_changed() throws IOException {
        Path real = Files.writeString(
                Files.createDirectory(directory.resolve("dotfiles")).resolve("real.json"), "{}");
        Path middle = Files.createSymbolicLink(directory.resolve("middle"), Path.of("dotfiles"));
        Path link = Files.createSymbolicLink(directory.resolve("servers.json"), Path.of("middle/real.json"));

        change(link).apply(found -> entry(found, "one"));

        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(Files.isSymbolicLink(middle)).isTrue();
        assertThat(read(real)).contains("\"one\"");

        Path dangling = Files.createSymbolicLink(directory.resolve("new.json"), Path.of("dotfiles/new.json"));
        change(dangling).apply(found -> entry(found, "two"));
        assertThat(read(directory.resolve("dotfiles/new.json"))).contains("\"two\"");
    }

    @Test
    void links_in_a_circle_and_other_things_that_are_no_files() throws IOException {
        Path one = directory.resolve("one");
        Path two = directory.resolve("two");
        Files.createSymbolicLink(one, two);
        Files.createSymbolicLink(two, one);

        refused(one, "could not be read: its symbolic links lead nowhere");
        refused(directory, "could not be read: it is a directory");
        if (Files.exists(Path.of("/dev/zero"))) {
            refused(Path.of("/dev/zero"), "could not be read: it is no regular file");
        }
        refused(Files.writeString(directory.resolve("file"), "").resolve("servers.json"), "could not be");
    }

    @Test
    void a_file_of_fifty_megabytes_is_not_even_read() throws IOException {
        Path file = directory.resolve("large.json");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(50_000_000);
        }

        assertThatThrownBy(() -> change(file).apply(found -> entry(found, "one")))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(Failure.Kind.CONFIGURATION);
                    assertThat(failure.message()).contains("large.json' cannot be used: it is larger than 8 MiB");
                });
        assertThat(file).hasSize(50_000_000);
    }

    @Test
    void a_change_by_another_program_in_between_is_seen_and_kept() throws IOException {
        Path file = Files.writeString(directory.resolve("servers.json"), "{}");

        assertThatThrownBy(() -> change(file).apply(found -> {
                    write(file, "{\"theirs\": 1}");
                    return entry(found, "one");
                }))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(Failure.Kind.LOCAL_FILE);
                    assertThat(failure.code()).isEqualTo("file_changed");
                });
        assertThat(read(file)).isEqualTo("{\"theirs\": 1}");

        Path fresh = directory.resolve("fresh.json");
        assertThatThrownBy(() -> change(fresh).apply(found -> {
                    write(fresh, "theirs");
                    return entry(found, "one");
                }))
                .isInstanceOf(Failure.class);
        assertThat(read(fresh)).isEqualTo("theirs");
        assertThat(others()).isEmpty();
    }

    @Test
    void a_directory_that_takes_no_file() throws IOException {
        Path proc = Path.of("/proc/self");
        if (Files.exists(proc)) {
            refused(proc.resolve("servers.json"), "could not be written: ");
        }
        Path closed = Files.createDirectory(directory.resolve("closed"));
        Path file = Files.writeString(closed.resolve("servers.json"), "{}");
        // Root may write everywhere.
        if (closed.toFile().setWritable(false) && !Files.isWritable(closed)) {
            refused(file, "could not be written: permission denied");
        }
        assertThat(read(file)).isEqualTo("{}");
    }

    @Test
    void what_cannot_be_kept_as_a_backup_is_not_changed() throws IOException {
        Path file = Files.writeString(directory.resolve("servers.json"), "{}");
        for (String place : List.of("locks", "backups")) {
            Files.createDirectories(state());
            Path inTheWay = Files.writeString(state().resolve(place), "no directory");
            refused(file, "('" + inTheWay);
            assertThat(read(file)).isEqualTo("{}");
            assertThat(others()).isEmpty();
            Files.delete(inTheWay);
        }
        change(file).apply(found -> entry(found, "one"));
        assertThat(read(file)).contains("\"one\"");
    }

    @Test
    void nothing_is_written_when_nothing_changes() throws IOException {
        Path file = Files.writeString(directory.resolve("servers.json"), "{}");
        Object before = Files.getAttribute(file, "unix:ino");

        FileChange.Done done = change(file).apply(TargetFile::text);

        assertThat(done.changed()).isFalse();
        assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(before);
    }

    @Test
    void changes_at_the_same_moment_are_all_made() throws InterruptedException, ExecutionException {
        Path file = directory.resolve("servers.json");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<FileChange.Done>> changes = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                String name = "server-" + i;
                changes.add(() -> change(file).apply(found -> entry(found, name)));
            }
            for (Future<FileChange.Done> each : threads.invokeAll(changes)) {
                assertThat(each.get().changed()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(Json.parse(read(file)).get("mcpServers")).hasSize(24);
    }

    private void refused(Path file, String reason) {
        assertThatThrownBy(() -> change(file).apply(found -> entry(found, "one")))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(Failure.Kind.LOCAL_FILE);
                    assertThat(failure.message()).contains("'" + file + "'").contains(reason);
                });
    }

    /** What is left lying about. */
    private List<Path> others() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(each -> each.toString().endsWith(".tmp")).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
