package dev.mcpctl.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.config.client.Dialect;
import dev.mcpctl.config.client.EntryReader;
import dev.mcpctl.config.entry.Format;
import dev.mcpctl.config.entry.Place;
import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.config.entry.Source;
import dev.mcpctl.config.entry.Texts;
import dev.mcpctl.config.entry.Wanted;
import dev.mcpctl.process.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What works in a terminal and not in a desktop program, on each platform. */
class EntryDoctorTest {

    @TempDir
    private Path home;

    private List<Finding> examine(String origin, String json, Platform platform, Map<String, String> environment) {
        Source source = new Source(origin, home.resolve("list.json"), Source.Level.USER, home, new Place(1, 1));
        ServerEntry entry =
                new EntryReader(Dialect.USUAL, List.of()).read("x", Texts.read(Format.JSON, json, Wanted.ALL), source);
        return EntryDoctor.examine(entry, new EntrySurroundings(platform, environment, home));
    }

    private List<String> steps(String origin, String json) {
        return steps(examine(origin, json, Platform.LINUX, Map.of("PATH", "/usr/bin:/bin", "SET", "1")));
    }

    private static List<String> steps(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.step() + ":" + finding.mark().word())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'command':'sh'}|",
                "{'command':'sh','args':['./x']}|paths:warn",
                "{'command':'sh','args':['..']}|paths:warn",
                "{'command':'sh','cwd':'nowhere'}|paths:fail",
                "{'command':'sh','args':['~/x']}|home:warn",
                "{'command':'sh','args':['--root=~/x']}|home:warn",
                "{'command':'sh','env':{'A':'~/x'}}|home:warn",
                "{'command':'sh','cwd':'~'}|home:warn",
                "{'command':'no-such-program-anywhere'}|program:fail",
                "{'command':'${HERE}/x'}|variables:fail",
                "{'command':'sh','env':{'A':'${NOT_SET}'}}|variables:fail",
                "{'command':'sh','env':{'A':'${NOT_SET:-x}'}}|",
                "{'command':'sh','env':{'A':'${SET}'}}|variables:warn",
                "{'command':'sh','url':'http://x'}|shape:fail",
                "{'command':'sh','args':7}|shape:warn",
                "{'command':'sh','args':['--token','abcdef']}|credentials:warn",
                "{'url':'https://h.example/?api_key=abc'}|credentials:warn",
                "{'url':'http://h.example/','headers':{'A':'b'}}|credentials:warn",
                "{'url':'https://h.example/','headers':{'A':'${SET}'}}|variables:warn",
                "{'type':'pigeon','url':'https://h.example/'}|shape:fail",
                "{'command':'sh','disabled':true}|shape:ok"
            })
    void one_thing_that_is_wrong_is_found(String json, String found) {
        assertThat(String.join(" ", steps("cursor", json.replace('\'', '"')))).isEqualTo(found == null ? "" : found);
    }

    @Test
    void a_whole_line_as_command_is_told_with_what_to_write() {
        List<Finding> findings =
                examine("cursor", "{\"command\":\"sh -c true\"}", Platform.LINUX, Map.of("PATH", "/bin"));
        assertThat(steps(findings)).containsExactlyInAnyOrder("program:fail", "shape:warn");
        assertThat(findings).anySatisfy(finding -> assertThat(finding.next()).contains("the rest into args"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"node", "uv"})
    void a_program_that_the_desktop_does_not_find_is_told(String name) throws IOException {
        Path directory = Files.createDirectories(home.resolve(".tools/bin"));
        Path program = Files.writeString(directory.resolve(name), "#!/bin/sh\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Map<String, String> environment = Map.of("PATH", directory + ":/usr/bin:/bin");
        String json = "{\"command\":\"" + name + "\"}";

        List<Finding> findings = examine("claude-desktop", json, Platform.MAC, environment);
        assertThat(steps(findings)).containsExactly("program:warn");
        assertThat(findings.get(0).next()).contains(program.toString());

        assertThat(examine("codex", json, Platform.MAC, environment))
                .as("a command line")
                .isEmpty();
        assertThat(examine(
                        "cursor",
                        "{\"command\":\"" + name + "\",\"env\":{\"PATH\":\"/x\"}}",
                        Platform.LINUX,
                        environment))
                .isEmpty();
        assertThat(examine("cursor", "{\"command\":\"" + program + "\"}", Platform.LINUX, environment))
                .isEmpty();
    }

    static Stream<String> batch_files() {
        return Stream.of("npx", "npm", "pnpm", "yarn", "bunx");
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.MethodSource("batch_files")
    void on_windows_batch_files_want_cmd(String name) {
        String json = "{\"command\":\"" + name + "\",\"args\":[\"-y\",\"x\"]}";
        List<Finding> findings = examine("cursor", json, Platform.WINDOWS, Map.of());
        assertThat(steps(findings)).contains("batch-file:warn");
        assertThat(findings).anySatisfy(finding -> assertThat(finding.next()).contains("/c " + name));
        assertThat(steps(examine("cursor", json, Platform.LINUX, Map.of("PATH", "/bin"))))
                .doesNotContain("batch-file:warn");
        String wrapped = "{\"command\":\"cmd\",\"args\":[\"/c\",\"npx\",\"-y\",\"x\"]}";
        assertThat(steps(examine("cursor", wrapped, Platform.WINDOWS, Map.of())))
                .doesNotContain("batch-file:warn");
    }

    @Test
    void our_own_list_knows_home_and_no_desktop() {
        assertThat(steps("mcpctl", "{\"command\":\"sh\",\"args\":[\"~/x\"],\"env\":{\"A\":\"${SET}\"}}"))
                .isEmpty();
    }
}
