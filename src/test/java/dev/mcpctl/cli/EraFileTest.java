package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.config.Program;
import dev.mcpctl.mcp.ProtocolVersion.Generation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EraFileTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @TempDir
    private Path state;

    private EraFile file(String key, Duration later) {
        return new EraFile(state, key, InstantSource.fixed(NOW.plus(later)));
    }

    private Path only() throws IOException {
        try (var files = Files.list(state.resolve("eras"))) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    @ParameterizedTest
    @CsvSource({"MODERN,167h", "LEGACY,23h"})
    void a_verdict_holds_for_its_time_and_not_longer(Generation generation, String hours) {
        Duration held = Options.duration("test", hours);
        file("server", Duration.ZERO).remember(generation);
        assertThat(file("server", held).recall()).isEqualTo(generation);
        assertThat(file("server", held.plusHours(1)).recall()).isNull();
        assertThat(file("server", Duration.ofHours(-1)).recall()).isNull();
    }

    @Test
    void each_server_has_a_verdict_of_its_own_and_the_newest_counts() {
        file("one", Duration.ZERO).remember(Generation.LEGACY);
        assertThat(file("two", Duration.ZERO).recall()).isNull();
        file("one", Duration.ZERO).remember(Generation.MODERN);
        assertThat(file("one", Duration.ZERO).recall()).isEqualTo(Generation.MODERN);
        file("one", Duration.ZERO).forget();
        assertThat(file("one", Duration.ZERO).recall()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "legacy", "legacy soon server", "legacy 99999999999999999999 server"})
    void what_is_no_verdict_is_not_believed_and_replaced(String text) throws IOException {
        file("server", Duration.ZERO).remember(Generation.LEGACY);
        Files.writeString(only(), text);
        assertThat(file("server", Duration.ZERO).recall()).isNull();
        file("server", Duration.ZERO).remember(Generation.LEGACY);
        assertThat(file("server", Duration.ZERO).recall()).isEqualTo(Generation.LEGACY);
    }

    @Test
    void the_key_of_a_command_tells_commands_apart_and_holds_none_of_their_words() {
        Path here = Path.of("/here");
        String key = EraKey.of(new Program(List.of("npx", "srv", "--token", "s3cret"), "srv"), here);
        assertThat(key)
                .doesNotContain("s3cret", "npx")
                .isEqualTo(EraKey.of(new Program(List.of("npx", "srv", "--token", "s3cret"), "srv"), here))
                .isNotEqualTo(EraKey.of(new Program(List.of("npx", "srv", "--token", "s3creT"), "srv"), here))
                .isNotEqualTo(
                        EraKey.of(new Program(List.of("npx", "srv", "--token", "s3cret"), "srv"), Path.of("/there")));
    }

    @Test
    void a_verdict_about_another_server_with_the_same_hash_is_not_believed() throws IOException {
        file("server", Duration.ZERO).remember(Generation.LEGACY);
        String text = Files.readString(only());
        Files.writeString(only(), text.replace("server", "other"));
        assertThat(file("server", Duration.ZERO).recall()).isNull();
    }

    @Test
    void only_the_owner_may_read_it() throws IOException {
        file("server with a secret", Duration.ZERO).remember(Generation.LEGACY);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(only())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve("eras"))))
                .isEqualTo("rwx------");
    }

    @Test
    void a_place_that_cannot_be_written_is_no_trouble() throws IOException {
        Path plain = Files.writeString(state.resolve("file"), "no directory");
        EraFile era = new EraFile(plain, "server", InstantSource.fixed(NOW));
        era.remember(Generation.LEGACY);
        assertThat(era.recall()).isNull();
        era.forget();
        assertThat(plain).hasContent("no directory");
    }
}
