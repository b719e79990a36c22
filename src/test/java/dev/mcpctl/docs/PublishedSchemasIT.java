package dev.mcpctl.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.mcpctl.testing.CommandResult;
import dev.mcpctl.testing.Distribution;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents of the packaged program against the schemas that we publish, with a validator that is not ours. */
class PublishedSchemasIT {

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(strings = {"auto", "legacy", "2024-11-05", "modern"})
    void info_fits_its_schema(String protocol) throws Exception {
        CommandResult result =
                run("info", "demo", "--protocol", protocol, "-o", "json").exitsWith(0);
        assertThat(problems("info-1", result.out())).as(result::evidence).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "modern"})
    void every_line_of_a_recording_fits_its_schema(String protocol) throws Exception {
        Path file = home.resolve("recording.jsonl");
        run("call", "demo", "add", "a:=1", "b:=2", "--protocol", protocol, "--record", file.toString());
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSizeGreaterThan(5);
        for (String line : lines) {
            assertThat(problems("recording-1", line)).as(line).isEmpty();
        }
        assertThat(problems("recording-1", "{\"kind\":\"message\"}")).isNotEmpty();
        assertThat(problems("recording-1", "{\"mcpctl\":\"recording\",\"format\":2}"))
                .isNotEmpty();
    }

    @Test
    void version_fits_its_schema() throws Exception {
        CommandResult result = run("version", "-o", "json").exitsWith(0);
        assertThat(problems("version-1", result.out())).as(result::evidence).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"demo, 0", "http://127.0.0.1:1/mcp, 4"})
    void doctor_fits_its_schema(String server, int exit) throws Exception {
        CommandResult result = run("doctor", server, "-o", "json").exitsWith(exit);
        assertThat(problems("doctor-1", result.out())).as(result::evidence).isEmpty();
    }

    @Test
    void lists_of_servers_fit_their_schemas() throws Exception {
        furnish();
        CommandResult list = run("servers", "list", "-o", "json").exitsWith(0);
        assertThat(problems("servers-1", list.out())).as(list::evidence).isEmpty();
        assertThat(list.json().path("servers")).hasSizeGreaterThan(8);
        assertThat(list.json().path("problems")).hasSize(2);
        CommandResult show = run("servers", "show", "mcpctl/all", "-o", "json").exitsWith(0);
        String alone = "{\"servers\":[" + show.out() + "],\"problems\":[]}";
        assertThat(problems("servers-1", alone)).as(show::evidence).isEmpty();
        CommandResult doctor = run("doctor", "-o", "json").exitsWith(1);
        assertThat(problems("doctor-entries-1", doctor.out()))
                .as(doctor::evidence)
                .isEmpty();
        assertThat(doctor.json().path("servers").toString()).contains("\"fail\"", "\"warn\"");
    }

    /** Entries of every kind: broken, disabled, shadowed, the same, contradicting each other, with every member. */
    private void furnish() throws Exception {
        file(".config/mcpctl/servers.json", """
                {"mcpServers": {
                  "all": {"command": "sh", "args": ["~/x"], "env": {"A": "b", "C": "${D}"}, "envFile": ".env", "cwd": "..",
                    "timeout": "1500ms", "startTimeout": "1m", "protocol": "legacy", "roots": ["."], "answers": "a.yaml",
                    "auth": "never", "allowedTools": ["a*"], "blockedTools": ["b"], "disabled": true},
                  "url": {"type": "sse", "url": "https://u:p@h.example/?token=t", "headers": {"X": "y"}},
                  "twice": {"command": "x"}}, "slip": 1}
                """);
        file(".cursor/mcp.json", """
                {"mcpServers": {"broken": {"command": 7}, "both": {"command": "x", "url": "http://x"},
                  "same": {"command": "x"}, "twice": {"command": "y"}, "against": {"command": "a", "args": ["--token", "t"]}}}
                """);
        file(".lmstudio/mcp.json", """
                {"mcpServers": {"same": {"command": "x"}, "against": {"command": "b"}}}
                """);
        file(".codex/config.toml", "[mcp_servers.named]\ncommand = 'x'\nenv_vars = ['A']\n");
        file(".kiro/settings/mcp.json", "{");
    }

    private Path file(String name, String text) throws Exception {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void changes_of_lists_fit_their_schema() throws Exception {
        Path project = Files.createDirectories(home.resolve("project"));
        file("project/.mcp.json", "{\"mcpServers\": {\"p\": {\"command\": \"x\"}}}");
        for (String line : List.of(
                "servers add one --env A=b -- x",
                "servers add one --replace https://h.example/mcp",
                "servers install one --into codex --yes",
                "servers install one --into codex --yes",
                "servers uninstall one --from codex --yes",
                "servers trust p",
                "servers import claude-code/p",
                "servers remove p")) {
            int command = line.indexOf(" -- ");
            String words = command < 0 ? line + " -o json" : line.replace(" -- ", " -o json -- ");
            CommandResult result = Distribution.at(home)
                    .run(List.of(words.split(" ", -1)))
                    .with("CI", "true")
                    .in(project)
                    .run()
                    .exitsWith(0);
            assertThat(problems("servers-change-1", result.out()))
                    .as(result::evidence)
                    .isEmpty();
            assertThat(result.json().path("action").asText()).isEqualTo(line.split(" ", -1)[1]);
        }
    }

    @Test
    void what_add_writes_and_every_own_list_fit_their_schema() throws Exception {
        run("servers", "add", "one", "--env", "A=b", "--cwd", ".", "--", "x").exitsWith(0);
        CommandResult schema = run("servers", "schema").exitsWith(0);
        assertThat(schema.json()).isEqualTo(json("servers-file-1"));
        String written = Files.readString(home.resolve(".config/mcpctl/servers.json"));
        assertThat(problems("servers-file-1", written)).isEmpty();
        assertThat(problems("servers-file-1", "{\"mcpServers\":{\"a\":{\"command\":\"x\",\"comand\":1}}}"))
                .isNotEmpty();
    }

    @Test
    void replay_fits_its_schema() throws Exception {
        Path file = home.resolve("recording.jsonl");
        run("call", "demo", "add", "a:=1", "b:=2", "--record", file.toString()).exitsWith(0);
        CommandResult same =
                run("replay", file.toString(), "demo", "-o", "json").exitsWith(0);
        assertThat(problems("replay-1", same.out())).as(same::evidence).isEmpty();
        Files.writeString(
                file,
                Files.readString(file).replace("\"sum\\\":3", "\"sum\\\":4").replace("\"sum\":3", "\"sum\":4"));
        CommandResult different =
                run("replay", file.toString(), "demo", "-o", "json").exitsWith(1);
        assertThat(problems("replay-1", different.out()))
                .as(different::evidence)
                .isEmpty();
        assertThat(different.json().path("different").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "modern"})
    void an_event_of_watch_fits_its_schema(String protocol) throws Exception {
        CommandResult result = run(
                        "watch", "demo", "demo://clock", "--count", "1", "--protocol", protocol, "-o", "jsonl")
                .exitsWith(0);
        assertThat(problems("watch-1", result.out())).as(result::evidence).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "jsonl"})
    void results_of_a_batch_fit_their_schema(String form) throws Exception {
        Path file = home.resolve("lines.jsonl");
        Files.writeString(file, """
                {"tool":"add","arguments":{"a":1,"b":2},"id":1}
                {"tool":"fail","id":null}
                {"tool":"refuse"}
                {"tool":"echo","arguments":{"message":1}}
                nonsense
                {"method":"notifications/any"}
                """);
        CommandResult result = run("batch", "demo", file.toString(), "-o", form, "--parallel", "3")
                .exitsWith(1);
        CommandResult stopped =
                run("batch", "demo", file.toString(), "-o", form, "--fail-fast").exitsWith(5);
        for (CommandResult each : List.of(result, stopped)) {
            List<String> documents = form.equals("json")
                    ? List.of(each.out())
                    : each.out().lines().toList();
            assertThat(documents).hasSize(form.equals("json") ? 1 : each == result ? 6 : 2);
            for (String document : documents) {
                assertThat(problems("batch-1", document)).as(each::evidence).isEmpty();
            }
        }
        assertThat(problems("batch-1", "{\"line\":1,\"ok\":false}")).isNotEmpty();
        assertThat(problems("batch-1", "{\"results\":[{\"line\":0,\"ok\":true}],\"done\":1,\"failed\":0}"))
                .isNotEmpty();
        assertThat(problems("batch-1", "{\"line\":1,\"ok\":true,\"error\":{\"code\":\"x\",\"message\":\"y\"}}"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "usage, 2, frobnicate",
        "usage, 2, list demo --frobnicate",
        "usage, 2, call demo weather --city Oslo --days nine",
        "unknown_server, 2, list nowhere",
        "unknown_tool, 2, call demo wether",
        "unknown_prompt, 2, prompt demo gret",
        "unknown_name, 2, describe demo nothing",
        "jq, 2, list demo --jq .tools.x",
        "expectation_failed, 1, list demo tools --expect false",
        "command_not_found, 4, list --stdio no-such-program-anywhere",
        "server_exited, 4, list --stdio false",
        "tool_error, 5, call demo fail",
        "remote_error, 6, call demo refuse",
        "read_only, 8, call demo delete_everything --read-only",
        "not_confirmed, 8, call demo delete_everything --confirm",
        "not_answered, 8, call demo elicit_form",
        "local_file, 74, read demo demo://logo.png -O /nowhere/at/all.png"
    })
    void a_failure_fits_the_schema_of_errors(String code, int exit, String line) throws Exception {
        CommandResult result = run((line + " -o json").split(" ", -1)).exitsWith(exit);
        JsonNode failure = result.failure();
        assertThat(failure.at("/error/code").asText()).as(result::evidence).isEqualTo(code);
        assertThat(problems("error-1", failure.toString())).as(result::evidence).isEmpty();
    }

    @Test
    void the_schemas_refuse_what_they_should() throws Exception {
        assertThat(problems("error-1", "{\"error\":{\"code\":\"never_heard_of\",\"message\":\"x\"}}"))
                .hasSize(1);
        assertThat(problems("info-1", "{\"name\":\"x\",\"protocol\":{},\"capabilities\":{}}"))
                .hasSize(3);
        assertThat(problems("version-1", "{}")).hasSize(4);
        assertThat(problems("doctor-1", "{\"server\":\"x\",\"usable\":true,\"steps\":[]}"))
                .hasSize(1);
    }

    @Test
    void every_published_schema_refuses_an_empty_object_or_says_of_everything_what_it_is() throws Exception {
        for (String schema : List.of("servers-1", "servers-change-1", "doctor-entries-1", "replay-1")) {
            assertThat(problems(schema, "{}")).as(schema).isNotEmpty();
        }
        assertThat(problems("servers-1", "{\"servers\":[{\"name\":\"x\"}],\"problems\":[]}"))
                .hasSize(9);
    }

    private CommandResult run(String... words) {
        return Distribution.at(home).run(List.of(words)).with("CI", "true").run();
    }

    private static JsonNode json(String schema) throws Exception {
        return dev.mcpctl.json.Json.parse(
                Files.readString(Path.of("src/main/resources/dev/mcpctl/schemas", schema + ".json")));
    }

    private static List<com.networknt.schema.Error> problems(String schema, String json) throws Exception {
        String text = Files.readString(Path.of("src/main/resources/dev/mcpctl/schemas", schema + ".json"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text, InputFormat.JSON)
                .validate(json, InputFormat.JSON);
    }
}
