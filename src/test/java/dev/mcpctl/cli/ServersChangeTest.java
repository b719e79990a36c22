package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.mcpctl.config.document.Document;
import dev.mcpctl.config.document.SourceText;
import dev.mcpctl.config.entry.Format;
import dev.mcpctl.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code servers add|remove|import|install|uninstall}, as a user runs them. */
class ServersChangeTest {

    @TempDir
    Path home;

    private CliRun run(String... words) {
        return CliRun.of(words)
                .with("HOME", home.toString())
                .with("XDG_CONFIG_HOME", home.resolve(".config").toString())
                .with("MCPCTL_STATE_HOME", home.resolve("state").toString())
                .with("MCPCTL_CONFIG", own().toString())
                .in(home);
    }

    private Path own() {
        return home.resolve("servers.json");
    }

    private Path file(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void a_server_that_was_added_can_be_shown_used_and_removed() throws IOException {
        run("servers", "add", "two", "https://x.example/mcp", "--header", "X-Key: ${env:KEY}", "--transport", "http")
                .run()
                .exits(0)
                .prints("")
                .says("written: " + own());
        String before = Files.readString(own());
        run("servers", "add", "one", "--env", "A=b", "--env", "PATH", "--", "npx", "-y", "x y")
                .run()
                .exits(0);

        assertThat(Files.readString(own())).isEqualTo("""
                {
                  "mcpServers": {
                    "two": {
                      "type": "http",
                      "url": "https://x.example/mcp",
                      "headers": {
                        "X-Key": "${KEY}"
                      }
                    },
                    "one": {
                      "command": "npx",
                      "args": ["-y", "x y"],
                      "env": {
                        "A": "b",
                        "PATH": "${PATH:-}"
                      }
                    }
                  }
                }
                """);
        assertThat(run("servers", "show", "one").run().exits(0).out()).contains("npx");
        run("servers", "remove", "one").run().exits(0).says("as it was: " + home.resolve("state"));
        assertThat(own()).hasContent(before);
        run("servers", "remove", "one").run().exits(2).says("no server 'one'");
    }

    @Test
    void comments_order_and_unknown_members_of_our_list_stay() throws IOException {
        String text =
                "// mine\r\n{\r\n\t\"mcpServers\": {\r\n\t\t\"a\": {\"command\": \"x\"}, // one\r\n\t},\r\n\t\"odd\": 1\r\n}";
        Files.writeString(own(), text);

        run("servers", "add", "b", "--", "y").run().exits(0);
        assertThat(Files.readString(own()))
                .isEqualTo(text.replace(
                        "// one\r\n",
                        "// one\r\n\t\t\"b\": {\r\n\t\t\t\"command\": \"y\",\r\n\t\t\t\"args\": []\r\n\t\t},\r\n"));
        run("servers", "remove", "b").run().exits(0);
        assertThat(Files.readString(own())).isEqualTo(text);
    }

    @Test
    void any_programs_snippet_can_be_pasted() throws IOException {
        snippet("{\"mcpServers\": {\"other\": {\"command\": \"x\", \"args\": [\"a\"]}}}", "x a");
        snippet("\"other\": {\"command\": \"x\", \"args\": [\"a\"]}, ", "x a");
        snippet("{\"command\": \"x\", \"args\": [\"a\"], /* why */ }", "x a");
        snippet("{\"servers\": {\"o\": {\"type\": \"http\", \"url\": \"https://u.example/\"}}}", "https://u.example/");
        snippet("{\"mcp\": {\"o\": {\"type\": \"local\", \"command\": [\"x\", \"a\"]}}}", "x a");
        snippet("{\"mcpServers\": {\"o\": {\"serverUrl\": \"https://u.example/\"}}}", "https://u.example/");
        snippet(
                "{\"context_servers\": {\"o\": {\"source\": \"custom\", \"command\": \"x\", \"args\": [\"a\"]}}}",
                "x a");
        snippet("[mcp_servers.o]\ncommand = \"x\"\nargs = [\"a\"]\n", "x a");
        snippet("extensions:\n  o:\n    type: stdio\n    cmd: x\n    args: [a]\n", "x a");
        snippet("mcpServers:\n  - name: o\n    command: x\n    args: [a]\n", "x a");
        refusedSnippet("{\"a\": {\"command\": \"x\"}, \"b\": {\"command\": \"y\"}}", "no server 'new' but a, b");
        refusedSnippet("{\"command\": \"x\", \"url\": \"https://u.example\"}", "both a command and a URL");
        refusedSnippet("{\"type\": \"pigeon\", \"url\": \"https://u.example\"}", "the transport 'pigeon' is not known");
        refusedSnippet("{\"command\": ", "cannot be read");
        refusedSnippet("{\"command\": [1], \"args\": {}}", "the snippet's server cannot be used");
        refusedSnippet("[]", "");
        refusedSnippet("{\"mcpServers\": " + "[".repeat(100_000), "");
    }

    private void snippet(String text, String shown) throws IOException {
        Files.deleteIfExists(own());
        run("servers", "add", "new", "--json", "-").stdin(text).run().exits(0);
        JsonNode entry = Json.parse(Files.readString(own())).get("mcpServers").get("new");
        String command = entry.path("command").asText();
        for (JsonNode word : entry.path("args")) {
            command += " " + word.asText();
        }
        assertThat(entry.has("url") ? entry.get("url").asText() : command).isEqualTo(shown);
    }

    private void refusedSnippet(String text, String reason) throws IOException {
        Files.deleteIfExists(own());
        run("servers", "add", "new", "--json", "-").stdin(text).run().refusedAs(reason);
        assertThat(own()).doesNotExist();
    }

    @Test
    void what_add_writes_is_valid_by_the_published_schema() throws IOException {
        run("servers", "add", "a", "--env", "A=1", "--cwd", "d", "--env-file", "f", "--", "./x")
                .run()
                .exits(0);
        run("servers", "add", "b", "https://x.example/?k=${K}", "--header", "H: v", "--transport", "sse")
                .run()
                .exits(0);
        run("servers", "add", "c", "--json", "{\"httpUrl\":\"https://x.example\",\"timeout\":5,\"trust\":true}")
                .run()
                .exits(0);
        file(
                ".codex/config.toml",
                "[mcp_servers.d]\ncommand='x'\nenv_vars=['Y']\nstartup_timeout_sec=1.5\nenabled_tools=['t']\n");
        run("servers", "import", "codex/d").run().exits(0);

        String schema = run("servers", "schema").run().exits(0).out();
        var validator = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema, InputFormat.JSON);
        assertThat(validator.validate(Files.readString(own()), InputFormat.JSON))
                .isEmpty();
        assertThat(Json.parse(Files.readString(own())).get("mcpServers")).hasSize(4);
    }

    @Test
    void names_that_mean_something_else_are_refused() {
        for (String name : List.of("demo", "a b", "./x", "cursor/x", "@x", "https://x", "localhost", "a\nb")) {
            run("servers", "add", name, "--", "x").run().exits(2).prints("");
        }
        for (String name : List.of("a.b", "größe", "a/b", "x_1", "日本")) {
            run("servers", "add", name, "--", "x").run().exits(0);
            run("servers", "show", name).run().exits(0);
        }
    }

    @Test
    void lines_that_do_not_fit() {
        run("servers", "add", "x").run().refusedAs("what is 'x'?");
        run("servers", "add", "x", "https://u.example", "--", "y").run().refusedAs("in more than one way");
        run("servers", "add", "x", "--").run().refusedAs("no command after '--'");
        run("servers", "add", "x", "ftp://u").run().exits(2);
        run("servers", "add", "x", "https://u.example", "--env", "A=b").run().refusedAs("--env does not go with a URL");
        run("servers", "list", "--yes").run().refusedAs("--yes does not go with 'servers list'");
        run("servers", "show", "x", "--", "y").run().refusedAs("takes no command and no URL");
        run("servers", "install", "x").run().refusedAs("--into is missing");
        run("servers", "install", "x", "--into", "curser").run().refusedAs("did you mean 'cursor'?");
        run("servers", "uninstall", "x", "--from", "cursor").run().refusedAs("there is no server 'x' in Cursor's list");
        run("servers", "add", "x", "--", "y").run().exits(0);
        run("servers", "add", "x", "--", "z").run().refusedAs("there is a server 'x' already");
        run("servers", "add", "x", "--replace", "--", "z").run().exits(0);
        run("servers", "install", "x", "--into", "vscode", "--project").run().refusedAs("there is no project here");
    }

    @Test
    void a_server_that_is_not_in_the_list_is_told_with_where_it_may_be() throws IOException {
        Path project = Files.createDirectories(home.resolve("work"));
        run("servers", "add", "github", "--", "x").run().exits(0);
        run("servers", "add", "here", "--project", "--", "x").in(project).run().exits(0);
        file(".cursor/mcp.json", "{\"mcpServers\": {\"theirs\": {\"command\": \"x\"}}}");

        run("servers", "remove", "githb").run().refusedAs("in your list").says("did you mean 'github'?");
        run("servers", "remove", "here").in(project).run().exits(2).says("add --project");
        run("servers", "remove", "github", "--project")
                .in(project)
                .run()
                .exits(2)
                .says("leave out --project");
        run("servers", "remove", "mcpctl/github").run().exits(2).says("leave out 'mcpctl/'");
        run("servers", "uninstall", "their", "--from", "cursor")
                .run()
                .refusedAs("in Cursor's list")
                .says("did you mean 'theirs'?");
        run("servers", "uninstall", "x", "--from", "lmstudio", "--project")
                .in(project)
                .run()
                .refusedAs("has no files in projects");
    }

    @Test
    void a_variable_that_is_passed_on_is_passed_on_by_other_programs_too() throws IOException {
        run("servers", "add", "gh", "--env", "TOKEN", "--", "npx", "gh").run().exits(0);
        for (String client : List.of("cursor", "gemini", "opencode", "codex", "vscode")) {
            CliRun.Result result = run("servers", "install", "gh", "--into", client, "--yes")
                    .run()
                    .exits(0);
            assertThat(result.err()).doesNotContain("note:");
        }
        assertThat(Files.readString(home.resolve(".cursor/mcp.json"))).contains("\"TOKEN\": \"${env:TOKEN}\"");
        assertThat(Files.readString(home.resolve(".codex/config.toml"))).contains("env_vars = [\"TOKEN\"]");
        run("servers", "install", "gh", "--into", "claude-desktop", "--yes")
                .run()
                .exits(0)
                .says("does not replace ${TOKEN:-}");
    }

    @Test
    void installing_shows_the_change_and_asks_for_yes() throws IOException {
        String text =
                "{\n  // theirs\n  \"mcpServers\": {\n    \"a\": {\"command\": \"x\", \"env\": {\"T\": \"theirs-1\"}}\n  }\n}\n";
        Path cursor = file(".cursor/mcp.json", text);
        run("servers", "add", "gh", "--env", "TOKEN=s3cret-value", "--env", "OTHER=${env:OTHER}", "--", "npx", "gh")
                .run()
                .exits(0);

        CliRun.Result shown = run("servers", "install", "gh", "--into", "cursor")
                .run()
                .exits(8)
                .prints("");
        assertThat(shown.err())
                .contains("+    \"gh\": {", "${env:OTHER}", "add --yes")
                .doesNotContain("s3cret", "theirs-1");
        assertThat(cursor).hasContent(text);

        run("servers", "install", "gh", "--into", "cursor", "--yes")
                .run()
                .exits(0)
                .says("written: " + cursor);
        assertThat(Files.readString(cursor)).contains("// theirs", "\"TOKEN\": \"s3cret-value\"", "theirs-1");
        run("servers", "uninstall", "gh", "--from", "cursor").run().exits(8);
        run("servers", "uninstall", "gh", "--from", "cursor", "--yes").run().exits(0);
        assertThat(Files.readString(cursor)).isEqualTo(text);
    }

    @Test
    void each_program_gets_its_own_file_and_loses_the_entry_again() throws IOException {
        run("servers", "add", "new", "--env", "A=bcd", "--", "npx", "x").run().exits(0);
        for (String client : dev.mcpctl.config.install.Installers.ids()) {
            run("servers", "install", "new", "--into", client, "--yes").run().exits(0);
            String listed = run("servers", "list", "-o", "json").run().exits(0).out();
            assertThat(Json.parse(listed).get("servers")).as(client).anySatisfy(server -> {
                assertThat(server.get("origin").asText()).isEqualTo(client);
                assertThat(server.get("name").asText()).isEqualTo("new");
            });
            run("servers", "uninstall", "new", "--from", client, "--yes").run().exits(0);
        }
        assertThat(Json.parse(run("servers", "list", "-o", "json").run().out()).get("servers"))
                .hasSize(1);
    }

    @Test
    void what_comes_with_a_project_is_not_copied_before_it_is_trusted() throws IOException {
        Path project = Files.createDirectories(home.resolve("work"));
        file(
                "work/.mcp.json",
                "{\"mcpServers\": {\"p\": {\"command\": \"evil\"}, \"q\": {\"command\": \"${cmd:evil}\"}}}");

        run("servers", "import", "claude-code/p").in(project).run().exits(8);
        run("servers", "install", "claude-code/p", "--into", "cursor", "--yes")
                .in(project)
                .run()
                .exits(8);
        run("servers", "import", "claude-code/p", "--trust-project")
                .in(project)
                .run()
                .exits(0);
        run("servers", "import", "claude-code/q", "--trust-project")
                .in(project)
                .run()
                .exits(2)
                .says("would run a command");
        assertThat(Files.readString(own())).contains("\"p\"").doesNotContain("cmd:");
    }

    @Test
    void a_server_of_the_project_goes_into_its_file() throws IOException {
        Path project = Files.createDirectories(home.resolve("work/deep"));
        Files.createDirectory(home.resolve("work/.git"));
        Files.writeString(project.resolve("server.py"), "");

        run("servers", "add", "p", "--project", "--", "python", "server.py")
                .in(project)
                .run()
                .exits(0);

        Path file = home.resolve("work/.mcpctl.json");
        assertThat(Files.readString(file)).contains(project.resolve("server.py").toString());
        run("servers", "install", "p", "--into", "vscode", "--project", "--yes")
                .in(project)
                .run()
                .exits(0);
        assertThat(Files.readString(home.resolve("work/.vscode/mcp.json"))).contains("\"type\": \"stdio\"");
        run("servers", "remove", "p", "--project").in(project).run().exits(0);
        assertThat(Files.readString(file)).isEqualTo("{\n  \"mcpServers\": {}\n}\n");
    }

    @Test
    void what_was_done_is_printed_as_json() throws IOException {
        Path project = Files.createDirectories(home.resolve("work"));
        file("work/.mcp.json", "{\"mcpServers\": {\n \"p\": {\"command\": \"x\"}}}");
        Path cursor = file(".cursor/mcp.json", "{\n  \"mcpServers\": {\n    \"a\": {\"command\": \"x\"}\n  }\n}\n");
        String[] add = {"servers", "add", "one", "--env", "T=s3cret-value", "-o", "json", "--", "x"};

        JsonNode added = run(add).run().exits(0).json();
        assertThat(told(added)).isEqualTo("add added one mcpctl " + own() + ":3");
        assertThat(added.has("backup")).isFalse();
        String before = Files.readString(own());
        String[] replace = {"servers", "add", "one", "--replace", "-o", "json", "--", "y", "--token", "s3cret"};
        JsonNode replaced = run(replace).run().exits(0).json();
        assertThat(told(replaced)).isEqualTo("add replaced one mcpctl " + own() + ":3");
        assertThat(Path.of(replaced.get("backup").asText())).hasContent(before);
        assertThat(replaced.get("notes")).hasSize(1);
        assertThat(told(run(replace).run().exits(0).json())).startsWith("add unchanged one");

        JsonNode installed = change("servers", "install", "one", "--into", "cursor", "--name", "b", "--yes");
        assertThat(told(installed)).isEqualTo("install added b cursor " + cursor + ":4");
        assertThat(installed.at("/from/name").asText()).isEqualTo("one");
        assertThat(installed.at("/from/line").asInt()).isEqualTo(3);
        assertThat(told(change("servers", "uninstall", "b", "--from", "cursor", "--yes")))
                .isEqualTo("uninstall removed b cursor " + cursor + ":4");
        JsonNode imported = change("servers", "import", "cursor/a");
        assertThat(told(imported)).startsWith("import added a mcpctl " + own() + ":");
        assertThat(imported.at("/from/origin").asText()).isEqualTo("cursor");
        assertThat(told(change("servers", "remove", "a"))).startsWith("remove removed a mcpctl " + own() + ":");

        String[] trust = {"servers", "trust", "p", "-o", "json"};
        assertThat(told(run(trust).in(project).run().exits(0).json()))
                .isEqualTo("trust trusted p claude-code " + project.resolve(".mcp.json") + ":2");
        assertThat(told(run(trust).in(project).run().exits(0).json())).startsWith("trust unchanged p claude-code");
        run("servers", "install", "one", "--into", "goose", "--yes", "-q", "-o", "name")
                .run()
                .exits(0)
                .prints("one\n");
        for (String form : List.of("table", "wide", "yaml", "jsonl", "human")) {
            run("servers", "install", "one", "--into", "goose", "--yes", "-o", form)
                    .run()
                    .exits(0);
        }
        assertThat(run("servers", "add", "one", "-o", "json", "--", "x")
                        .run()
                        .exits(2)
                        .prints("")
                        .error()
                        .path("message")
                        .asText())
                .contains("already");
    }

    private JsonNode change(String... words) {
        String[] json = java.util.Arrays.copyOf(words, words.length + 2);
        json[words.length] = "-o";
        json[words.length + 1] = "json";
        return run(json).run().exits(0).json();
    }

    private static String told(JsonNode change) {
        assertThat(change.toString()).doesNotContain("s3cret-value");
        return change.get("action").asText() + " " + change.get("result").asText() + " "
                + change.get("name").asText() + " " + change.get("origin").asText() + " "
                + change.get("file").asText() + ":" + change.get("line").asInt();
    }

    @Test
    void broken_files_are_told_with_their_place_and_left_alone() throws IOException {
        broken("{\n  \"mcpServers\": {\n", 2, "line 3");
        broken("{\"mcpServers\": []}", 2, "'mcpServers' is no object");
        broken("{\"mcpServers\": {\"a\": 1}, \"mcpServers\": {}}", 2, "stands twice");
        broken("\"text\"", 2, "it holds no object");
        broken("{\"a\":" + "[".repeat(5000), 2, "nests deeper");
        Files.write(own(), new byte[] {'{', (byte) 0xe9, '}'});
        run("servers", "add", "x", "--", "y").run().exits(2).says("no UTF-8");
        Files.write(own(), "{}".getBytes(StandardCharsets.UTF_16));
        run("servers", "add", "x", "--", "y").run().exits(2).says("UTF-16");
        Files.delete(own());
        Files.createSymbolicLink(own(), own());
        run("servers", "add", "x", "--", "y").run().exits(74).says("lead nowhere");
        Files.delete(own());
        Files.createDirectory(own());
        run("servers", "add", "x", "--", "y").run().exits(74).says("it is a directory");
        CliRun.of("servers", "add", "x", "--", "y").in(home).run().exits(2).says("no home directory");
    }

    private void broken(String text, int code, String reason) throws IOException {
        Files.writeString(own(), text);
        run("servers", "add", "x", "--", "y").run().exits(code).prints("").says(reason);
        assertThat(Files.readString(own())).isEqualTo(text);
    }

    @Test
    void what_cannot_be_changed_safely_is_told_with_the_lines_to_paste() throws IOException {
        Path goose = file(".config/goose/config.yaml", "extensions: {a: {type: stdio, cmd: x}}\n");
        run("servers", "add", "x", "--env", "T=s3cret", "--", "y").run().exits(0);

        CliRun.Result result =
                run("servers", "install", "x", "--into", "goose", "--yes").run().exits(74);
        assertThat(result.err()).contains("cannot be changed safely", "cmd: \"y\"", "T: •••");
        assertThat(goose).hasContent("extensions: {a: {type: stdio, cmd: x}}\n");
    }

    @Test
    void two_at_the_same_moment_both_succeed() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<CliRun.Result>> runs = List.of(
                    () -> run("servers", "add", "one", "--", "x").run(),
                    () -> run("servers", "add", "two", "--", "x").run(),
                    () -> run("servers", "add", "three", "--", "x").run(),
                    () -> run("servers", "add", "four", "--", "x").run());
            for (Future<CliRun.Result> each : threads.invokeAll(runs)) {
                each.get().exits(0);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(Document.read(SourceText.of(Files.readString(own())), Format.JSON)
                        .tree()
                        .get("mcpServers"))
                .hasSize(4);
    }
}
