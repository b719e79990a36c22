package dev.mcpctl.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("history");
    }

    @Test
    void lines_come_back_as_they_were_typed() {
        List<String> lines = List.of("call echo message=hi", "call echo {\"a\":\n\"b\\n\\\\\"}", "x \\n y");
        lines.forEach(new HistoryFile(file)::add);
        assertThat(new HistoryFile(file).load()).isEqualTo(lines);
    }

    @Test
    void only_the_owner_can_read_it() throws Exception {
        new HistoryFile(file).add("list");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void secrets_and_lines_behind_a_blank_are_not_written() throws Exception {
        HistoryFile history = new HistoryFile(file);
        List.of("list", " list prompts", "call login password=x", "").forEach(history::add);
        assertThat(Files.readString(file)).isEqualTo("list\n");
    }

    @Test
    void the_oldest_lines_are_forgotten() throws Exception {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < HistoryFile.MOST + 10; i++) {
            many.add("line " + i);
        }
        Files.write(file, many);
        assertThat(new HistoryFile(file).load()).hasSize(HistoryFile.MOST).startsWith("line 10");
        assertThat(Files.readAllLines(file)).hasSize(HistoryFile.MOST);
    }

    @Test
    void a_file_that_cannot_be_read_is_no_history() throws Exception {
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(new HistoryFile(file).load()).isEmpty();
        assertThat(new HistoryFile(directory).load()).isEmpty();
    }
}
