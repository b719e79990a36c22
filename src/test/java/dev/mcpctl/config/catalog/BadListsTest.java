package dev.mcpctl.config.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.config.client.Importers;
import dev.mcpctl.config.client.Where;
import dev.mcpctl.config.entry.Place;
import dev.mcpctl.config.entry.Problem;
import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.process.Platform;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists that are broken in every way, beside one that is not and must not suffer. */
class BadListsTest {

    private static final String GOOD = "{\"mcpServers\":{\"good\":{\"command\":\"good\"}}}";

    @TempDir
    private Path home;

    private Path cursor;

    @BeforeEach
    void furnish() throws IOException {
        cursor = home.resolve(".cursor/mcp.json");
        Files.createDirectories(cursor.getParent());
        Files.createDirectories(home.resolve(".lmstudio"));
        Files.writeString(home.resolve(".lmstudio/mcp.json"), GOOD);
    }

    private Catalog.Contents contents() {
        Catalog.Contents contents = new Catalog(
                        new Where(Platform.LINUX, home, Map.of(), List.of()), Importers.ALL, entry -> false)
                .contents();
        assertThat(contents.entries())
                .as("the list that is not broken")
                .anyMatch(listed -> listed.entry().name().equals("good"));
        return contents;
    }

    private Problem problem() {
        List<Broken> broken = contents().broken();
        assertThat(broken).hasSize(1);
        return broken.get(0).problem();
    }

    private Problem problemOf(String text) throws IOException {
        Files.writeString(cursor, text);
        return problem();
    }

    @Test
    void one_that_is_empty() throws IOException {
        assertThat(problemOf("")).isEqualTo(new Problem("it is empty", Place.START));
        assertThat(problemOf("  // nothing\n").message()).isEqualTo("it is empty");
    }

    @Test
    void one_that_is_half_written() throws IOException {
        Problem problem = problemOf("{\n  \"mcpServers\": {\n    \"a\": {\"command\": \"x\"");
        assertThat(problem.message()).contains("unexpected end-of-input");
        assertThat(problem.place().line()).isEqualTo(3);
    }

    @Test
    void a_mistake_is_told_with_its_place() throws IOException {
        Problem problem = problemOf("{\n  \"mcpServers\": {\n    \"a\": {command: \"x\"}\n  }\n}");
        assertThat(problem.place()).isEqualTo(new Place(3, 11));
    }

    @Test
    void one_that_is_no_utf_8() throws IOException {
        Files.write(cursor, new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'});
        assertThat(problem().message()).isEqualTo("it is no UTF-8 text");
    }

    @Test
    void one_with_a_byte_order_mark_is_read() throws IOException {
        Files.writeString(cursor, "\ufeff{\"mcpServers\":{\"marked\":{\"command\":\"x\"}}}");
        assertThat(Homes.entry(contents(), "marked").usable()).isTrue();
        assertThat(contents().broken()).isEmpty();
    }

    @Test
    void one_of_fifty_megabytes_is_not_read() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(cursor.toFile(), "rw")) {
            file.setLength(50L << 20);
        }
        assertThat(problem().message()).isEqualTo("it is larger than 32 MiB and not read");
    }

    @Test
    void one_that_may_not_be_read() throws IOException {
        Files.writeString(cursor, GOOD);
        if (cursor.toFile().setReadable(false) && !cursor.toFile().canRead()) {
            assertThat(problem().message()).contains("permission denied");
        }
    }

    @Test
    void one_that_breaks_while_it_is_read() throws IOException {
        // A file that everybody may open, and that ends with an error when it is read.
        Files.createSymbolicLink(cursor, Path.of("/proc/self/mem"));
        assertThat(problem().message()).containsIgnoringCase("input/output error");
    }

    @Test
    void one_of_a_project_that_belongs_to_somebody_else_is_not_read() throws IOException {
        Path project = Files.createDirectories(home.resolve("project"));
        Path file = Files.writeString(project.resolve(".mcp.json"), GOOD.replace("good", "foreign"));
        Path folder = Files.createDirectories(project.resolve(".continue/mcpServers"));
        Path inFolder = Files.writeString(folder.resolve("x.json"), GOOD.replace("good", "foreign"));
        giveAway(file);
        giveAway(inFolder);
        Catalog catalog =
                new Catalog(new Where(Platform.LINUX, home, Map.of(), List.of(project)), Importers.ALL, entry -> true);
        Catalog.Contents contents = catalog.contents();
        assertThat(contents.entries())
                .extracting(listed -> listed.entry().name())
                .containsExactly("good");
        assertThat(contents.broken())
                .containsExactly(
                        new Broken("claude-code", file, foreign()), new Broken("continue", inFolder, foreign()));
        assertThat(catalog.named("foreign").entries()).isEmpty();
        assertThat(catalog.named(Importers.named("claude-code"), "foreign")).isNull();
    }

    private static Problem foreign() {
        return new Problem("it belongs to somebody else and is not read", Place.START);
    }

    /** Another owner for the file; who may not do that gets a link to a file that another one owns. */
    private static void giveAway(Path file) throws IOException {
        if ("root".equals(System.getProperty("user.name"))) {
            Files.setAttribute(file, "unix:uid", 65_534);
        } else {
            Files.delete(file);
            Files.createSymbolicLink(file, Path.of("/etc/passwd"));
        }
    }

    @Test
    void one_of_the_users_may_belong_to_anybody() throws IOException {
        Files.writeString(cursor, GOOD.replace("good", "mine"));
        if ("root".equals(System.getProperty("user.name"))) {
            giveAway(cursor);
        }
        assertThat(Homes.entry(contents(), "mine").usable()).isTrue();
    }

    @Test
    void a_file_in_the_place_of_a_folder() throws IOException {
        Files.createDirectories(home.resolve(".continue"));
        Files.writeString(home.resolve(".continue/mcpServers"), "");
        assertThat(problem().message()).isEqualTo("it is no directory");
    }

    @Test
    void a_pipe_keeps_nobody_waiting() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", cursor.toString()).start().waitFor())
                .isZero();
        assertThat(problem().message()).isEqualTo("it is no regular file");
    }

    @Test
    void a_directory_in_its_place_and_a_link_that_leads_round() throws IOException {
        Files.createDirectories(cursor);
        assertThat(problem().message()).isEqualTo("it is a directory");
        Files.delete(cursor);
        Files.createSymbolicLink(cursor, cursor);
        assertThat(problem().message()).isEqualTo("it is a symbolic link that leads nowhere");
    }

    @Test
    void one_that_nests_without_end() throws IOException {
        Problem problem = problemOf("{\"mcpServers\":" + "[".repeat(100_000));
        assertThat(problem.message()).isEqualTo("it nests deeper than 1000 levels");
    }

    @Test
    void members_that_stand_twice() throws IOException {
        Files.writeString(
                cursor,
                "{\"mcpServers\":{\n\"a\":{\"command\":\"one\"},\n\"a\":{\"command\":\"two\",\"command\":\"three\"}}}");
        Catalog.Contents contents = contents();
        ServerEntry entry = Homes.entry(contents, "a");
        assertThat(entry.launch().command()).containsExactly("three");
        assertThat(entry.problems())
                .extracting(Problem::message)
                .containsExactly("'command' stands twice; the last one counts");
        assertThat(contents.broken())
                .extracting(broken -> broken.problem().message())
                .containsExactly("the server 'a' stands twice; the last one counts");
        assertThat(contents.broken().get(0).problem().place()).isEqualTo(new Place(2, 1));
    }

    @Test
    void values_of_wrong_types_spoil_their_own_entry_alone() throws IOException {
        Files.writeString(cursor, """
                {"mcpServers": {
                  "a": 7,
                  "b": {"command": 7},
                  "c": {"command": "x", "args": {"no": 1}, "env": [], "timeout": "soon"},
                  "d": {"url": ["http://x"]},
                  "e": {},
                  "f": {"command": "x", "url": "http://x"},
                  "g": {"type": "pigeon", "url": "http://x"},
                  "h": {"type": "http", "command": "x"},
                  "i": {"command": "fine"}
                }}
                """);
        Catalog.Contents contents = contents();
        assertThat(problems(contents, "a")).containsExactly("the entry must be an object, not a number");
        assertThat(problems(contents, "b"))
                .containsExactly("command must be a text, not a number", "its command is empty");
        assertThat(problems(contents, "c"))
                .containsExactly(
                        "env must be an object, not a list",
                        "args must be a list of texts, not an object",
                        "timeout is no duration; write for example \"30s\"");
        assertThat(problems(contents, "d")).containsExactly("url must be a text, not a list");
        assertThat(problems(contents, "e")).containsExactly("it has neither a command nor a URL");
        assertThat(problems(contents, "f")).containsExactly("it has both a command and a URL; which one is meant?");
        assertThat(problems(contents, "g"))
                .containsExactly("the transport 'pigeon' is not known; known are stdio, http and sse");
        assertThat(problems(contents, "h")).containsExactly("the transport is 'http', but there is a command");
        assertThat(problems(contents, "i")).isEmpty();
        assertThat(Homes.entry(contents, "g").problems().get(0).place()).isEqualTo(new Place(8, 17));
        assertThat(List.of("a", "b", "d", "e", "f", "g", "h"))
                .noneMatch(name -> Homes.entry(contents, name).usable());
    }

    private static List<String> problems(Catalog.Contents contents, String name) {
        return Homes.entry(contents, name).problems().stream()
                .map(Problem::message)
                .toList();
    }

    @Test
    void lists_of_wrong_types() throws IOException {
        assertThat(problemOf("[]").message()).isEqualTo("it must hold an object");
        assertThat(problemOf("{\"mcpServers\":[]}").message())
                .isEqualTo("mcpServers must be an object with a member for each server");
        assertThat(problemOf("{} {}").message()).isEqualTo("text after the end of the JSON value");
    }

    @Test
    void names_of_every_kind_can_be_looked_up() throws IOException {
        List<String> names =
                List.of("with space", "a/b", "dotted.name", "größe", "日本", "quote\\\"d", "-dash", "\\u0065scaped");
        StringBuilder text = new StringBuilder("{\"mcpServers\":{");
        for (String name : names) {
            text.append("\"").append(name).append("\":{\"command\":\"x\"},");
        }
        Files.writeString(cursor, text + "}}", StandardCharsets.UTF_8);
        Catalog catalog = new Catalog(Homes.plain(home), Importers.ALL, entry -> false);
        for (String name : List.of("with space", "a/b", "dotted.name", "größe", "日本", "quote\"d", "-dash", "escaped")) {
            assertThat(catalog.named(name).entries()).as(name).hasSize(1);
            assertThat(catalog.named(Importers.named("cursor"), name)).as(name).isNotNull();
        }
        assertThat(catalog.named("x").entries()).isEmpty();
    }

    @Test
    void mistakes_in_toml_and_yaml_are_told_with_their_place() throws IOException {
        Files.createDirectories(home.resolve(".codex"));
        Files.writeString(home.resolve(".codex/config.toml"), "[mcp_servers.a]\ncommand = \n");
        Files.createDirectories(home.resolve(".config/goose"));
        Files.writeString(home.resolve(".config/goose/config.yaml"), "extensions:\n  a: [1, 2\n  b: }\n");
        List<Broken> broken = contents().broken();
        assertThat(broken).hasSize(2);
        assertThat(broken.get(0).origin()).isEqualTo("codex");
        assertThat(broken.get(0).problem().place().line()).isEqualTo(2);
        assertThat(broken.get(1).origin()).isEqualTo("goose");
        assertThat(broken.get(1).problem().place().line()).isBetween(2, 3);
    }

    private List<Broken> goose(String text) throws IOException {
        Path file = home.resolve(".config/goose/config.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return contents().broken();
    }

    @Test
    void aliases_of_yaml_are_followed_as_far_as_they_have_an_end() throws IOException {
        assertThat(goose("""
                        base: &b
                          type: stdio
                          cmd: from-base
                          args: [x]
                        extensions:
                          merged:
                            <<: *b
                            cmd: own
                          whole: *b
                        """)).isEmpty();
        assertThat(Homes.entry(contents(), "merged").launch().command()).containsExactly("own", "x");
        assertThat(Homes.entry(contents(), "merged").problems()).isEmpty();
        assertThat(Homes.entry(contents(), "whole").launch().command()).containsExactly("from-base", "x");

        Problem itself = goose("extensions: &a\n  x: *a\n").get(0).problem();
        assertThat(itself).isEqualTo(new Problem("it contains itself: '*a'", new Place(2, 6)));
        assertThat(goose("extensions: *nowhere\n").get(0).problem().message())
                .isEqualTo("'*nowhere' stands for nothing");
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x]\n");
        for (int i = 1; i < 20; i++) {
            String below = "*a" + (i - 1);
            laughs.append("a%d: &a%d [%s, %s, %s, %s]%n".formatted(i, i, below, below, below, below));
        }
        assertThat(goose(laughs + "extensions: *a19\n").get(0).problem().message())
                .isEqualTo("with its aliases it says more than 100000 values");
    }

    @Test
    void yaml_and_toml_that_nest_without_end() throws IOException {
        assertThat(goose("extensions: " + "[".repeat(100_000)).get(0).problem().message())
                .contains("nest");
        Files.delete(home.resolve(".config/goose/config.yaml"));
        Files.createDirectories(home.resolve(".codex"));
        Files.writeString(home.resolve(".codex/config.toml"), "a = " + "[".repeat(100_000));
        assertThat(problem().message()).contains("nest");
    }

    @Test
    void large_lists_are_read_in_every_format() throws IOException {
        String much = "x".repeat(5 << 20);
        assertThat(goose("more: " + much + "\nextensions:\n  large-yaml:\n    type: stdio\n    cmd: x\n"))
                .isEmpty();
        Files.createDirectories(home.resolve(".codex"));
        Files.writeString(
                home.resolve(".codex/config.toml"), "more = '" + much + "'\n[mcp_servers.large-toml]\ncommand = 'x'\n");
        Files.writeString(cursor, "{\"more\":\"" + much + "\",\"mcpServers\":{\"large-json\":{\"command\":\"x\"}}}");
        for (String name : List.of("large-yaml", "large-toml", "large-json")) {
            assertThat(Homes.entry(contents(), name).usable()).isTrue();
        }
    }

    @Test
    void places_in_toml_however_it_is_written() throws IOException {
        Files.createDirectories(home.resolve(".codex"));
        Files.writeString(home.resolve(".codex/config.toml"), """
                model = "x"
                [mcp_servers.plain]
                command = 7
                [ mcp_servers . "with blank" ]
                command = "x"
                [mcp_servers.'a.b'.env]
                A = "1"
                [mcp_servers]
                inline = {command = "x"}
                dotted.command = "x"
                """);
        Catalog.Contents contents = contents();
        for (var expected : Map.of("plain", 2, "with blank", 4, "a.b", 6, "inline", 9, "dotted", 10)
                .entrySet()) {
            assertThat(Homes.entry(contents, expected.getKey()).source().place().line())
                    .as(expected.getKey())
                    .isEqualTo(expected.getValue());
        }
        assertThat(Homes.entry(contents, "plain").problems().get(0).place()).isEqualTo(new Place(3, 1));
    }

    @Test
    void a_file_that_was_being_written_is_read_again() throws Exception {
        Files.writeString(cursor, "{\"mcpServers\":{\"a\":{\"comm");
        Thread writer = new Thread(() -> {
            try {
                for (int i = 0; i < 200; i++) {
                    Files.writeString(cursor, i % 2 == 0 ? GOOD : "{\"mcpServers\":{\"a\":{\"comm");
                }
                Files.writeString(cursor, GOOD);
            } catch (IOException problem) {
                throw new AssertionError(problem);
            }
        });
        writer.start();
        for (int i = 0; i < 20; i++) {
            contents();
        }
        writer.join();
        assertThat(contents().broken()).isEmpty();
    }

    @Test
    void unknown_members_of_our_own_list_are_told_with_their_place() throws IOException {
        Files.createDirectories(home.resolve(".config/mcpctl"));
        Files.writeString(
                home.resolve(".config/mcpctl/servers.json"),
                "{\"mcpServers\": {\n  \"own\": {\"comand\": \"x\", \"command\": \"x\"},\n}, \"mcpServer\": {}}");
        List<Broken> broken = contents().broken();
        assertThat(broken)
                .extracting(each -> each.problem().message())
                .containsExactly(
                        "the member 'mcpServer' is not known; did you mean 'mcpServers'?",
                        "the member 'comand' of 'own' is not known; did you mean 'command'?");
        assertThat(broken.get(1).problem().place()).isEqualTo(new Place(2, 11));
    }
}
