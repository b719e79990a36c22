package dev.mcpctl.config.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mcpctl.config.Program;
import dev.mcpctl.config.Website;
import dev.mcpctl.config.client.Importers;
import dev.mcpctl.config.client.Where;
import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.process.Platform;
import dev.mcpctl.secret.Secret;
import dev.mcpctl.transport.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** References in the texts of an entry, and paths that are relative to its file. */
class ResolutionTest {

    private static final String OWN = ".config/mcpctl/servers.json";
    private static final String GEMINI = ".gemini/settings.json";

    @TempDir
    private Path home;

    private final List<String> asked = new ArrayList<>();
    private final List<List<String>> ran = new ArrayList<>();

    private Resolved resolve(String file, String server) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(
                path, "{\"inputs\":[{\"id\":\"key\",\"password\":true}],\"mcpServers\":{\"x\":" + server + "}}");
        Where where = new Where(Platform.LINUX, home, Map.of(), List.of(home.resolve("project")));
        ServerEntry entry = new Catalog(where, Importers.ALL, any -> true)
                .contents().entries().stream()
                        .map(Listed::entry)
                        .filter(each -> each.source().file().equals(path))
                        .findFirst()
                        .orElseThrow();
        Means means = new Means(
                Platform.LINUX,
                Map.of("A", "one", "EMPTY", ""),
                home,
                home.resolve("elsewhere"),
                (from, input) -> {
                    asked.add(input.id());
                    return Secret.of("typed");
                },
                (command, directory) -> {
                    ran.add(command);
                    return Secret.of("printed");
                });
        return Resolution.of(entry, "x", means);
    }

    private String argument(String file, String text) throws IOException {
        Resolved resolved = resolve(file, "{\"command\":\"run\",\"args\":[\"" + text + "\"]}");
        return ((Program) resolved.target()).command().get(1);
    }

    private Failure failure(String file, String server) {
        return catchThrowableOfType(Failure.class, () -> resolve(file, server));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${A}|one",
                "${env:A}|one",
                "a-${A}-${A}-b|a-one-one-b",
                "${A:-two}|one",
                "${B:-two}|two",
                "${EMPTY:-two}|two",
                "${env:B:-two}|two",
                "${B:-}|''",
                "$${A}|${A}",
                "$A|$A",
                "cost: 5$|cost: 5$",
                "${input:key}|typed",
                "${cmd:pass show 'a b'}|printed"
            })
    void references_are_replaced(String text, String expanded) throws IOException {
        assertThat(argument(OWN, text)).isEqualTo(expanded);
    }

    @Test
    void paths_of_the_user_and_the_workspace_are_replaced() throws IOException {
        assertThat(argument(OWN, "~/x")).isEqualTo(home + "/x");
        assertThat(argument(OWN, "${userHome}/x")).isEqualTo(home + "/x");
        assertThat(argument(OWN, "${workspaceFolder}/x")).isEqualTo(home.resolve("elsewhere") + "/x");
        assertThat(argument("project/.mcpctl.json", "${workspaceFolder}/x")).isEqualTo(home.resolve("project") + "/x");
        Files.writeString(home.resolve("key.txt"), "from the file\n");
        assertThat(argument(OWN, "${file:~/key.txt}")).isEqualTo("from the file");
        Files.writeString(home.resolve(OWN).getParent().resolve("near.txt"), "beside");
        assertThat(argument(OWN, "${file:near.txt}")).isEqualTo("beside");
    }

    @Test
    void a_variable_may_begin_at_home_where_that_is_written() throws IOException {
        Resolved resolved = resolve(
                OWN,
                "{\"command\":\"run\",\"env\":{\"P\":\"~/x\",\"Q\":\"a~/x\",\"R\":\"${A:-~/x}\",\"S\":\"${B:-~/x}\"}}");
        assertThat(resolved.values())
                .containsEntry("P", Secret.of(home + "/x"))
                .containsEntry("Q", Secret.of("a~/x"))
                .containsEntry("R", Secret.of("one"))
                .containsEntry("S", Secret.of("~/x"));
    }

    @Test
    void words_that_only_some_programs_write() throws IOException {
        assertThat(argument("project/config/mcporter.json", "$env:A-x")).isEqualTo("one-x");
        assertThat(argument(OWN, "$env:A")).isEqualTo("$env:A");
        assertThat(argument("project/.mcpctl.json", "${workspaceFolderBasename}"))
                .isEqualTo("project");
        assertThat(argument("project/.mcpctl.json", "${cwd}${/}x${pathSeparator}"))
                .isEqualTo(home.resolve("elsewhere") + "/x/");
    }

    @Test
    void bare_variables_are_replaced_for_the_programs_that_mean_them() throws IOException {
        assertThat(argument(GEMINI, "$A-x")).isEqualTo("one-x");
        Failure failure = failure(GEMINI, "{\"command\":\"run\",\"args\":[\"$NOT_SET\"]}");
        assertThat(failure.message()).contains("the variable 'NOT_SET' is not set");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${NOPE}|unresolved_variable|args[0]: the variable 'NOPE' is not set",
                "${env:NOPE}|unresolved_variable|the variable 'NOPE' is not set",
                "${input:other}|bad_reference|there is no input with the id 'other'",
                "${file:nowhere.txt}|unresolved_file|there is no file 'nowhere.txt'",
                "${pigeon:x}|bad_reference|the reference '${pigeon:x}' is not known",
                "${NOPE|bad_reference|has no '}'",
                "${NOPE:-${A}}|bad_reference|a '${' stands inside another one"
            })
    void what_stands_for_nothing_is_named_and_never_passed_on(String text, String code, String words) {
        Failure failure = failure(OWN, "{\"command\":\"run\",\"args\":[\"" + text + "\"]}");
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.message()).contains(words).contains("server 'x'").contains(OWN + ":1");
    }

    @Test
    void a_file_that_is_there_and_cannot_be_read_is_no_mistake_of_the_entry() throws IOException {
        Files.createDirectories(home.resolve(OWN).getParent().resolve("folder"));
        Failure folder = failure(OWN, "{\"command\":\"run\",\"args\":[\"${file:folder}\"]}");
        assertThat(folder.kind()).isEqualTo(Failure.Kind.LOCAL_FILE);
        assertThat(folder.message())
                .contains("server 'x', args[0]: the file 'folder' could not be read: Is a directory")
                .contains(OWN + ":1");
        Files.write(home.resolve(OWN).getParent().resolve("binary"), new byte[] {'a', (byte) 0xff});
        Failure binary = failure(OWN, "{\"command\":\"run\",\"args\":[\"${file:binary}\"]}");
        assertThat(binary.kind()).isEqualTo(Failure.Kind.CONFIGURATION);
        assertThat(binary.message()).contains("the file 'binary' is no UTF-8 text");
    }

    @Test
    void commands_are_run_for_the_users_own_list_alone() {
        String server = "{\"command\":\"run\",\"env\":{\"K\":\"${cmd:pass show x}\"}}";
        assertThat(failure(GEMINI, server).message()).contains("${cmd:...} is for your own list only");
        assertThat(failure("project/.mcpctl.json", server).message()).contains("is for your own list only");
        assertThat(ran).isEmpty();
    }

    @Test
    void directories_are_relative_to_the_file_of_the_entry() throws IOException {
        assertThat(resolve("project/.mcpctl.json", "{\"command\":\"run\",\"cwd\":\"sub\"}")
                        .directory())
                .isEqualTo(home.resolve("project/sub"));
        assertThat(resolve("project/.cursor/mcp.json", "{\"command\":\"run\"}").directory())
                .isEqualTo(home.resolve("project"));
    }

    @Test
    void a_file_of_variables_comes_before_those_of_the_entry() throws IOException {
        Files.createDirectories(home.resolve("project"));
        Files.writeString(home.resolve("project/.env"), "# comment\nexport P='a b'\nQ=from file\n");
        Resolved resolved = resolve(
                "project/.mcpctl.json", "{\"command\":\"run\",\"envFile\":\".env\",\"env\":{\"Q\":\"from entry\"}}");
        assertThat(resolved.values()).isEqualTo(Map.of("P", Secret.of("a b"), "Q", Secret.of("from entry")));
        assertThat(failure("project/.mcpctl.json", "{\"command\":\"run\",\"envFile\":\"none.env\"}")
                        .message())
                .contains("envFile")
                .contains("none.env");
    }

    @Test
    void urls_and_headers_are_replaced_and_headers_hold_no_line_breaks() throws IOException {
        Resolved resolved =
                resolve(OWN, "{\"type\":\"sse\",\"url\":\"http://localhost/${A}\",\"headers\":{\"X\":\"k ${A}\"}}");
        Website site = (Website) resolved.target();
        assertThat(site.url()).hasToString("http://localhost/one");
        assertThat(site.way()).isEqualTo(Endpoint.Http.Way.SSE);
        assertThat(site.label()).isEqualTo("x");
        assertThat(resolved.values()).isEqualTo(Map.of("X", Secret.of("k one")));
        assertThat(failure(OWN, "{\"url\":\"http://localhost\",\"headers\":{\"X\":\"a\\nb\"}}")
                        .message())
                .contains("the value of 'X' holds a line break");
    }

    @Test
    void what_came_from_elsewhere_is_hidden_where_the_command_is_shown() throws IOException {
        Resolved resolved = resolve(OWN, "{\"command\":\"run\",\"args\":[\"${input:key}\"]}");
        assertThat(resolved.hidden()).contains(Secret.of("typed"));
        assertThat(asked).containsExactly("key");
    }
}
