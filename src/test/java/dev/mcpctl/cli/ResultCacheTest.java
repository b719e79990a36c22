package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.Call;
import dev.mcpctl.mcp.Freshness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --cache}: what a server says is fresh and public is not asked for again. */
class ResultCacheTest {

    private static final Call TOOLS = Call.of("tools/list");
    private static final String KEPT = "not asked again, a fresh answer was kept";

    @TempDir
    private Path directory;

    private Instant now = Instant.parse("2026-11-26T12:00:00Z");

    private ResultFiles files(String server) {
        return new ResultFiles(directory, server, () -> now);
    }

    private List<Path> written() throws IOException {
        Path results = directory.resolve("results");
        if (!Files.isDirectory(results)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(results)) {
            return files.toList();
        }
    }

    @Test
    void a_result_is_kept_for_its_time_its_server_and_its_call() {
        files("a").keep(TOOLS, Json.object().put("x", 1), new Freshness(60_000, true));
        assertThat(files("a").recall(TOOLS)).isEqualTo(Json.object().put("x", 1));
        assertThat(files("b").recall(TOOLS)).isNull();
        assertThat(files("a").recall(new Call("tools/list", Json.object().put("cursor", ""))))
                .isNull();
        now = now.plusMillis(60_000);
        assertThat(files("a").recall(TOOLS)).isNull();
    }

    @Test
    void what_is_private_or_stale_at_once_is_never_written() throws IOException {
        files("a").keep(TOOLS, Json.object(), new Freshness(60_000, false));
        files("a").keep(TOOLS, Json.object(), new Freshness(0, true));
        assertThat(written()).isEmpty();
    }

    @Test
    void only_the_owner_can_read_it() throws IOException {
        files("a").keep(TOOLS, Json.object(), new Freshness(60_000, true));
        assertThat(written()).hasSize(1);
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(written().get(0))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_file_that_is_broken_or_has_gone_costs_one_request() throws IOException {
        files("a").keep(TOOLS, Json.object(), new Freshness(60_000, true));
        Files.writeString(written().get(0), "{");
        assertThat(files("a").recall(TOOLS)).isNull();
    }

    @Test
    void a_list_is_asked_for_once_with_the_option_and_each_time_without() {
        CliRun.Result first = list("modern", "--cache");
        CliRun.Result second = list("modern", "--cache");
        assertThat(first.err()).doesNotContain(KEPT);
        assertThat(second.says(KEPT).out()).isEqualTo(first.out());
        assertThat(list("modern").err()).doesNotContain(KEPT);
        CliRun.of("cache", "clear")
                .with("MCPCTL_CACHE_HOME", directory.toString())
                .run()
                .says("kept results removed");
        assertThat(list("modern", "--cache").err()).doesNotContain(KEPT);
        list("legacy", "--cache");
        assertThat(list("legacy", "--cache").err()).doesNotContain(KEPT);
    }

    @Test
    void a_resource_is_read_once_with_the_option_in_every_form() {
        CliRun.Result first = read("--cache", "-o", "json");
        CliRun.Result second = read("--cache", "-o", "json");
        assertThat(first.err()).doesNotContain(KEPT);
        assertThat(second.says(KEPT).out()).isEqualTo(first.out());
        assertThat(read("--cache").says(KEPT).out()).isEqualTo(read().out()).isNotEmpty();
        assertThat(read().err()).doesNotContain(KEPT);
    }

    private CliRun.Result read(String... more) {
        return run(Stream.concat(Stream.of("read", "demo", "demo://readme.md", "-v"), Stream.of(more)));
    }

    private CliRun.Result list(String era, String... more) {
        return run(Stream.concat(Stream.of("list", "demo", "tools", "-v", "--protocol", era), Stream.of(more)));
    }

    private CliRun.Result run(Stream<String> words) {
        return CliRun.of(words.toArray(String[]::new))
                .with("MCPCTL_CACHE_HOME", directory.toString())
                .run()
                .exits(0);
    }
}
