package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names of servers in the shell's completion. */
class ServerNamesTest {

    @TempDir
    Path home;

    private void file(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private CliRun.Result completed(String prefix) {
        return CliRun.of("__complete", "--words", "list", prefix)
                .in(home.resolve("project"))
                .with("HOME", home.toString())
                .run()
                .exits(0);
    }

    @Test
    void names_of_all_lists_are_offered_and_nothing_is_started_or_trusted() throws IOException {
        file(".cursor/mcp.json", "{\"mcpServers\":{\"github\":{\"command\":\"touch\",\"args\":[\"started\"]}}}");
        file("project/.git/config", "");
        file("project/.mcpctl.json", "{\"mcpServers\":{\"weather\":{\"command\":\"touch\",\"args\":[\"started\"]}}}");
        assertThat(completed("").out()).contains("demo\t", "github\t", "weather\t");
        assertThat(completed("g").out()).isEqualTo("github\t\n");
        assertThat(home.resolve("project/started")).doesNotExist();
    }

    @Test
    void an_option_that_takes_a_name_is_completed_in_both_its_forms() throws IOException {
        file(".cursor/mcp.json", "{\"mcpServers\":{\"github\":{\"command\":\"x\"},\"gitlab\":{\"command\":\"y\"}}}");
        file("project/.git/config", "");
        CliRun run = CliRun.of("__complete", "--words", "list", "--server", "gith")
                .in(home.resolve("project"))
                .with("HOME", home.toString());
        assertThat(run.run().exits(0).out()).isEqualTo("github\t\n");
        assertThat(completed("--server=gi").out()).isEqualTo("--server=github\t\n--server=gitlab\t\n");
    }

    @Test
    void a_broken_list_hides_no_other() throws IOException {
        file(".cursor/mcp.json", "{\"mcpServers\":{\"github\":");
        file("project/.mcpctl.json", "{\"mcpServers\":{\"weather\":{\"command\":\"x\"}}}");
        assertThat(completed("w").out()).isEqualTo("weather\t\n");
    }
}
