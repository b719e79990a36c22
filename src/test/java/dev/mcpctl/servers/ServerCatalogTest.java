package dev.mcpctl.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCatalogTest {

    @TempDir
    private Path directory;

    private ServerCatalog catalog(String json) throws IOException {
        Files.writeString(directory.resolve("servers.json"), json);
        return ServerCatalog.in(directory, "servers.json");
    }

    @Test
    void servers_that_are_not_installed_are_a_failure_that_names_the_command() {
        assertThatThrownBy(() -> ServerCatalog.in(directory, "servers.json"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("run: src/test/servers/install " + directory);
    }

    @Test
    void a_broken_list_is_a_failure_that_names_the_command() {
        assertThatThrownBy(() -> catalog("{"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("run: src/test/servers/install");
    }

    @Test
    void an_entry_is_its_command_and_its_environment() throws IOException {
        ServerCatalog catalog = catalog("{\"time\":{\"command\":[\"/bin/x\",\"-v\"],\"env\":{\"A\":\"b\"}}}");
        assertThat(catalog.names()).containsExactly("time");
        assertThat(catalog.entry("time"))
                .isEqualTo(new ServerCatalog.Entry(List.of("/bin/x", "-v"), Map.of("A", "b"), ""));
    }

    @Test
    void an_unknown_server_is_a_failure_that_lists_the_known_ones() {
        assertThatThrownBy(() -> catalog("{\"time\":{\"command\":[\"x\"]}}").entry("tim"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no server 'tim' among [time]");
    }
}
