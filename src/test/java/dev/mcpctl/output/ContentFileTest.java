package dev.mcpctl.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mcpctl.failure.Failure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentFileTest {

    @TempDir
    Path folder;

    private static ByteSource of(String text) {
        return () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Gives some bytes and then breaks, as a server that sent bad content does. */
    private static ByteSource breaking(RuntimeException problem) {
        return () -> new InputStream() {
            private int given;

            @Override
            public int read() {
                if (given++ < 100_000) {
                    return 'x';
                }
                throw problem;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                target[offset] = (byte) read();
                return 1;
            }
        };
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void the_file_the_user_named_is_written_and_replaced() throws IOException {
        Path file = folder.resolve("logo.png");
        Console console = Screen.pipe().console();
        assertThat(ContentFile.write(file.toString(), of("first and longer"), console))
                .isEqualTo(16);
        ContentFile.write(file.toString(), of("second"), console);
        assertThat(file).hasContent("second");
        assertThat(files()).containsExactly("logo.png");
    }

    @Test
    void a_dash_is_stdout() {
        Screen screen = Screen.pipe();
        ContentFile.write("-", of("bytes"), screen.console());
        assertThat(screen.out()).isEqualTo("bytes");
    }

    @Test
    void content_that_breaks_leaves_the_old_file_and_nothing_else() throws IOException {
        Path file = folder.resolve("old");
        Files.writeString(file, "old");
        Failure bad = Failure.protocol("bad content");
        Failure failure = catchThrowableOfType(
                Failure.class,
                () -> ContentFile.write(
                        file.toString(), breaking(bad), Screen.pipe().console()));
        assertThat(failure).isSameAs(bad);
        assertThat(file).hasContent("old");
        assertThat(files()).containsExactly("old");
    }

    @Test
    void a_link_stays_a_link_and_permissions_stay() throws IOException {
        Path file = folder.resolve("real");
        Files.writeString(file, "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        ContentFile.write(link.toString(), of("new"), Screen.pipe().console());
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void a_device_is_written_as_it_is_and_a_full_one_is_a_local_file_failure() {
        assumeTrue(Files.exists(Path.of("/dev/full")), "a system with /dev/full");
        Console console = Screen.pipe().console();
        assertThat(ContentFile.write("/dev/null", of("x"), console)).isEqualTo(1);
        assertThat(Path.of("/dev/null")).isNotEqualTo(Files.isRegularFile(Path.of("/dev/null")));
        Failure failure = catchThrowableOfType(Failure.class, () -> ContentFile.write("/dev/full", of("x"), console));
        assertThat(failure.kind()).isEqualTo(Failure.Kind.LOCAL_FILE);
        assertThat(failure.message()).startsWith("'/dev/full' could not be written: ");
    }

    @Test
    void a_missing_directory_and_a_directory_are_named() {
        Console console = Screen.pipe().console();
        String missing = folder.resolve("none/file").toString();
        assertThat(catchThrowableOfType(Failure.class, () -> ContentFile.write(missing, of("x"), console))
                        .message())
                .isEqualTo("'" + missing + "' could not be written: there is no such directory");
        Failure directory =
                catchThrowableOfType(Failure.class, () -> ContentFile.write(folder.toString(), of("x"), console));
        assertThat(directory.message()).isEqualTo("'" + folder + "' is a directory");
        assertThat(directory.hint()).contains("--save");
    }

    @Test
    void saved_files_have_names_of_ours_and_never_replace_others() throws IOException {
        List<ContentFolder.Content> contents = List.of(
                new ContentFolder.Content("file:///etc/../../../home/user/.bashrc", "text/plain", of("1")),
                new ContentFolder.Content(null, "image/png", of("2")),
                new ContentFolder.Content("demo://logo.png?size=1/2", "image/png; charset=x", of("3")));
        String target = folder.resolve("out/deep").toString();
        List<Path> first = ContentFolder.save(target, contents);
        assertThat(first.stream().map(file -> file.getFileName().toString()))
                .containsExactly("1-bashrc.txt", "2.png", "3-logo.png");
        List<Path> second = ContentFolder.save(target, contents);
        assertThat(second.stream().map(file -> file.getFileName().toString()))
                .containsExactly("1-bashrc-2.txt", "2-2.png", "3-logo-2.png");
        assertThat(first.get(2)).hasContent("3");
        assertThat(first).allMatch(file -> Path.of(target).equals(file.getParent()));
    }

    @Test
    void a_directory_that_cannot_be_made_says_why() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "");
        assertThatThrownBy(() -> ContentFolder.save(file.toString(), List.of()))
                .hasMessage("the directory '" + file + "' could not be made: there is a file of that name");
    }

    @Test
    void a_link_that_lies_in_the_way_is_not_followed() throws IOException {
        Path victim = folder.resolve("victim");
        Files.createSymbolicLink(folder.resolve("1-a.txt"), victim);
        List<Path> saved = ContentFolder.save(
                folder.toString(), List.of(new ContentFolder.Content("a.txt", "text/plain", of("x"))));
        assertThat(saved).containsExactly(folder.resolve("1-a-2.txt"));
        assertThat(victim).doesNotExist();
    }

    @Test
    void saved_content_that_breaks_leaves_no_part_behind() throws IOException {
        Failure bad = Failure.protocol("bad content");
        Failure failure = catchThrowableOfType(
                Failure.class,
                () -> ContentFolder.save(
                        folder.toString(), List.of(new ContentFolder.Content("a", null, breaking(bad)))));
        assertThat(failure).isSameAs(bad);
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "logo.png, image/png, 1-logo.png",
                "photo.jpeg, image/jpeg, 1-photo.jpeg",
                "run.exe, image/png, 1-run.exe.png",
                "notes.md, text/plain, 1-notes.md",
                "data, application/vnd.x+json, 1-data.json",
                "data, application/x-unknown, 1-data.bin",
                "../.., null, 1.bin",
                "con, text/plain, 1-con.txt",
                "C:\\dir\\report.PDF, application/pdf, 1-report.PDF",
                "a b\u202egnp.exe, null, 1-a-b-gnp.exe",
                "....hidden.txt...., null, 1-hidden.txt",
                "'', text/html, 1.html",
                "naïve-東京.csv, text/csv, 1-naïve-東京.csv",
                "x.averyveryverylongextension, null, 1-x.averyveryverylongextension.bin",
            })
    void a_name_keeps_only_what_is_harmless(String name, String type, String file) {
        assertThat(FileName.of("1", name, type).attempt(1)).isEqualTo(file);
    }

    @Test
    void a_long_name_is_cut() {
        assertThat(FileName.of("1", "n".repeat(500) + ".png", "image/png").attempt(1))
                .isEqualTo("1-" + "n".repeat(60) + ".png");
    }
}
