package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers by name, through the whole command line. */
class ServersTest {

    private static final String ECHO =
            Path.of("src/test/bench/echo-server.sh").toAbsolutePath().toString();

    @TempDir
    private Path home;

    private Path project;

    @BeforeEach
    void furnish() throws IOException {
        project = Files.createDirectories(home.resolve("project"));
        Files.createDirectories(project.resolve(".git"));
    }

    private void write(String file, String... servers) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "{\"mcpServers\":{\n" + String.join(",\n", servers) + "\n}}");
    }

    private CliRun line(String... words) {
        return CliRun.of(words)
                .in(project)
                .with("HOME", home.toString())
                .with("MCPCTL_STATE_HOME", home.resolve("state").toString());
    }

    private static String echo(String name) {
        return "\"" + name + "\":{\"command\":\"" + ECHO + "\"}";
    }

    /** A server that writes its variables and its directory beside it, and echoes. */
    private String witness(String name, String more) throws IOException {
        Path script = home.resolve("witness.sh");
        Files.writeString(
                script,
                "env > '" + home + "/seen.env'\npwd > '" + home + "/seen.dir'\necho \"$@\" > '" + home
                        + "/seen.args'\nexec " + ECHO + "\n");
        return "\"" + name + "\":{\"command\":\"sh\",\"args\":[\"" + script + "\",\"ARG\"]" + more + "}";
    }

    private List<String> seenVariables() throws IOException {
        List<String> names = new ArrayList<>();
        for (String line : Files.readAllLines(home.resolve("seen.env"))) {
            names.add(line.substring(0, Math.max(0, line.indexOf('='))));
        }
        return names;
    }

    @Test
    void a_name_an_origin_with_a_name_and_the_option_lead_to_the_same_server() throws IOException {
        write(".cursor/mcp.json", echo("e"), echo("with space"));
        line("list", "e", "-o", "name").run().exits(0).prints("tool/echo\n");
        line("list", "cursor/e", "tools", "-o", "name").run().exits(0).prints("echo\n");
        line("list", "--server", "with space", "tools", "-o", "name")
                .run()
                .exits(0)
                .prints("echo\n");
        line("call", "e", "echo", "message=hi").run().exits(0);
    }

    @Test
    void names_that_nothing_or_too_much_has_are_told() throws IOException {
        write(".cursor/mcp.json", echo("github"));
        write(".lmstudio/mcp.json", "\"github\":{\"command\":\"other\"}");
        line("info", "githb").run().refusedAs("unknown server 'githb'").says("did you mean 'github'?");
        line("info", "cursor/githb").run().refusedAs("of Cursor").says("did you mean 'cursor/github'?");
        line("info", "curser/github").run().refusedAs("unknown server").says("did you mean 'cursor/github'?");
        line("info", "zed/github")
                .run()
                .refusedAs("unknown server 'github' of Zed")
                .says("no server of Zed was found");
        line("info", "github")
                .run()
                .refusedAs("several different servers are named 'github'")
                .says("cursor/github")
                .says("lmstudio/github")
                .says("it runs: other");
        assertThat(line("info", "github", "-o", "json")
                        .run()
                        .exits(2)
                        .error()
                        .path("code")
                        .asText())
                .isEqualTo("ambiguous_server");
        line("info", "github").with("MCPCTL_IMPORTS", "cursor").run().exits(0);
        line("info", "github").with("MCPCTL_IMPORTS", "none").run().refusedAs("unknown server 'github'");
        line("info", "github").with("MCPCTL_IMPORTS", "cursr").run().refusedAs("did you mean 'cursor'?");
        line("list", "@work").run().refusedAs("there is no background session '@work'");
    }

    @Test
    void demo_is_ours_whatever_a_list_says() throws IOException {
        write(".config/mcpctl/servers.json", "\"demo\":{\"command\":\"never\"}");
        line("info", "demo", "--jq", ".name").run().exits(0);
    }

    @Test
    void nothing_of_a_project_is_used_before_it_is_trusted() throws IOException {
        write("project/.mcp.json", witness("w", ",\"env\":{\"K\":\"${NOT_SET}\"}"));
        CliRun.Result refused = line("list", "w").run().exits(8);
        refused.says("is not trusted")
                .says("it runs: sh " + home.resolve("witness.sh"))
                .says("mcpctl servers trust");
        assertThat(line("list", "w", "-o", "json").run().error().path("code").asText())
                .isEqualTo("not_trusted");
        line("list", "claude-code/w").run().exits(8);
        assertThat(home.resolve("seen.env")).doesNotExist();

        line("list", "w", "--trust-project").run().refusedAs("the variable 'NOT_SET' is not set");
        line("list", "w", "--trust-project").with("NOT_SET", "1").run().exits(0);
        line("list", "w").with("NOT_SET", "1").run().exits(8);
        line("servers", "trust", "w").run().exits(0).says("trusted from now on: claude-code/w");
        line("list", "w").with("NOT_SET", "1").run().exits(0);
        write("project/.mcp.json", witness("w", ",\"env\":{\"K\":\"changed\"}"));
        line("list", "w").run().exits(8);
    }

    @Test
    void the_users_server_is_used_where_a_project_has_one_of_that_name() throws IOException {
        write("project/.mcpctl.json", "\"e\":{\"command\":\"foreign\"}");
        write(".config/mcpctl/servers.json", echo("e"));
        line("list", "e", "tools", "-o", "name").run().exits(0).prints("echo\n").says("which is not trusted");
        line("servers", "trust", "e").run().exits(0);
        line("list", "e").run().exits(4).says("command 'foreign'");
    }

    @Test
    void an_entry_gets_the_safe_variables_and_what_it_names() throws IOException {
        write(".cursor/mcp.json", witness("w", ",\"env\":{\"MINE\":\"${FROM_OURS}\"},\"cwd\":\"" + project + "\""));
        line("list", "w")
                .with("FROM_OURS", "value")
                .with("SECRET_OF_SHELL", "no")
                .with("LC_TIME", "C")
                .with("https_proxy", "http://127.0.0.1:1")
                .run()
                .exits(0);
        assertThat(seenVariables())
                .contains("PATH", "HOME", "MINE", "LC_TIME", "https_proxy")
                .doesNotContain("SECRET_OF_SHELL", "FROM_OURS", "MCPCTL_STATE_HOME");
        assertThat(Files.readString(home.resolve("seen.dir")).strip()).isEqualTo(project.toString());

        line("list", "w", "--inherit-env", "--env", "MORE=1", "--cwd", "..")
                .with("FROM_OURS", "value")
                .with("SECRET_OF_SHELL", "yes")
                .run()
                .exits(0);
        assertThat(seenVariables()).contains("SECRET_OF_SHELL", "FROM_OURS", "MORE", "MINE");
        assertThat(Files.readString(home.resolve("seen.dir")).strip()).isEqualTo(home.toString());
    }

    @Test
    void a_command_of_the_line_gets_everything() throws IOException {
        witness("w", "");
        line("list", "--", "sh", home.resolve("witness.sh").toString())
                .with("SECRET_OF_SHELL", "yes")
                .run()
                .exits(0);
        assertThat(seenVariables()).contains("SECRET_OF_SHELL");
    }

    @Test
    void the_line_wins_over_the_environment_and_that_over_the_entry() throws IOException {
        write(
                ".config/mcpctl/servers.json",
                "\"p\":{\"command\":\"" + ECHO + "\",\"protocol\":\"2025-06-18\"}",
                "\"bad\":{\"command\":\"" + ECHO + "\",\"protocol\":\"yesterday\"}");
        assertThat(version(line("info", "p"))).isEqualTo("asked for: 2025-06-18");
        line("info", "p").with("MCPCTL_PROTOCOL", "2025-03-26").run().exits(6).says("does not speak 2025-03-26");
        assertThat(version(line("info", "p", "--protocol", "2025-06-18").with("MCPCTL_PROTOCOL", "2025-03-26")))
                .isEqualTo("asked for: 2025-06-18");
        line("info", "p", "--protocol", "2024-11-05").run().exits(6).says("does not speak 2024-11-05");
        line("info", "bad").run().refusedAs("yesterday");
    }

    private static String version(CliRun run) {
        return run.run()
                .exits(0)
                .out()
                .lines()
                .filter(line -> line.contains("asked for: "))
                .map(line -> line.substring(line.indexOf("asked for: ")).strip())
                .findFirst()
                .orElse("nothing was asked for");
    }

    @Test
    void values_from_commands_and_files_reach_the_server_and_no_message() throws IOException {
        Files.writeString(home.resolve("key.txt"), "file-s3cr3t\n");
        write(
                ".config/mcpctl/servers.json",
                witness("w", ",\"env\":{\"A\":\"${cmd:echo cmd-s3cr3t}\",\"B\":\"${file:~/key.txt}\"}")
                        .replace("ARG", "--token-from=${env:TOKEN}"));
        CliRun.Result result =
                line("list", "w", "-v").with("TOKEN", "env-s3cr3t").run().exits(0);
        assertThat(result.toString()).doesNotContain("s3cr3t");
        assertThat(Files.readString(home.resolve("seen.env"))).contains("A=cmd-s3cr3t", "B=file-s3cr3t");
        assertThat(Files.readString(home.resolve("seen.args"))).contains("--token-from=env-s3cr3t");
        CliRun.Result doctor =
                line("doctor", "w").with("TOKEN", "env-s3cr3t").run().exits(0);
        assertThat(doctor.toString()).doesNotContain("s3cr3t");

        write(".config/mcpctl/servers.json", witness("w", ",\"env\":{\"A\":\"${cmd:false}\"}"));
        line("list", "w").run().refusedAs("the command 'false' of a ${cmd:...} ended");
        write(".config/mcpctl/servers.json", witness("w", ",\"env\":{\"A\":\"${cmd:no-such-program-anywhere}\"}"));
        line("list", "w").run().exits(4).says("no-such-program-anywhere");
    }

    @Test
    void last_words_of_a_server_are_told_without_its_secrets() throws IOException {
        Files.writeString(home.resolve("dies.sh"), "echo \"$A and $B and $C of $HOME\" >&2\nexit 7\n");
        write(
                ".config/mcpctl/servers.json",
                "\"d\":{\"command\":\"sh\",\"args\":[\"" + home.resolve("dies.sh")
                        + "\"],\"env\":{\"A\":\"${cmd:echo plainword}\",\"B\":\"env-s3cr3t\",\"C\":\"${HOME}\"}}");
        for (String verbosity : List.of("-q", "-v")) {
            for (String form : List.of("human", "json")) {
                CliRun.Result result =
                        line("list", "d", verbosity, "-o", form).run().exits(4);
                assertThat(result.err()).contains("••• and ••• and " + home + " of " + home);
                assertThat(result.toString()).doesNotContain("plainword and").doesNotContain("s3cr3t");
            }
        }
        CliRun.Result doctor = line("doctor", "d").run().exits(4);
        assertThat(doctor.out()).contains("••• and •••");
        assertThat(doctor.toString()).doesNotContain("plainword and").doesNotContain("s3cr3t");
    }

    @Test
    void an_entry_may_hide_tools() throws IOException {
        write(
                ".config/mcpctl/servers.json",
                "\"none\":{\"command\":\"" + ECHO + "\",\"allowedTools\":[\"other*\"]}",
                "\"but\":{\"command\":\"" + ECHO + "\",\"blockedTools\":[\"e*o\"]}",
                "\"all\":{\"command\":\"" + ECHO + "\",\"allowedTools\":[\"ec*\"]}");
        line("list", "none", "tools", "-o", "name").run().exits(0).prints("");
        line("list", "but", "tools", "-o", "name").run().exits(0).prints("");
        line("list", "all", "tools", "-o", "name").run().exits(0).prints("echo\n");
        line("call", "none", "echo", "message=hi").run().refusedAs("unknown tool 'echo'");
        line("call", "all", "echo", "message=hi").run().exits(0);
    }

    @Test
    void an_input_that_nobody_can_type_ends_with_8() throws IOException {
        Path file = home.resolve(".config/Code/User/mcp.json");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                "{\"inputs\":[{\"id\":\"key\",\"type\":\"promptString\"}],\"servers\":{"
                        + witness("w", ",\"env\":{\"K\":\"${input:key}\"}") + "}}");
        line("list", "w").run().exits(8).says("wants 'key' to be typed in");
        assertThat(home.resolve("seen.env")).doesNotExist();
    }

    @Test
    void the_list_shows_everything_with_its_place_and_hides_values() throws IOException {
        write(
                ".cursor/mcp.json",
                "\"local\":{\"command\":\"run\",\"args\":[\"--api-key\",\"k-s3cr3t\"],\"env\":{\"K\":\"e-s3cr3t\",\"R\":\"${R}\"}}",
                "\"remote\":{\"url\":\"https://u:p-s3cr3t@h.example/mcp?token=q-s3cr3t\",\"headers\":{\"A\":\"Bearer h-s3cr3t\"}}");
        write("project/.mcp.json", "\"local\":{\"command\":\"other\"}");
        Files.createDirectories(home.resolve(".lmstudio"));
        Files.writeString(home.resolve(".lmstudio/mcp.json"), "{\n\"mcpServers\": oops}");
        for (String form : List.of("human", "json", "jsonl", "yaml", "table", "wide")) {
            CliRun.Result result = line("servers", "list", "-o", form).run().exits(0);
            assertThat(result.toString()).doesNotContain("s3cr3t");
            assertThat(result.out()).contains("remote");
        }
        JsonNode json = line("list", "-o", "json").run().exits(0).json();
        JsonNode local = json.path("servers").get(1);
        assertThat(local.path("origin").asText()).isEqualTo("cursor");
        assertThat(local.path("line").asInt()).isEqualTo(2);
        assertThat(local.path("env").toString()).isEqualTo("{\"K\":\"•••\",\"R\":\"${R}\"}");
        assertThat(json.path("servers").get(0).path("trusted").asBoolean()).isFalse();
        assertThat(json.path("problems").get(0).path("line").asInt()).isEqualTo(2);
        assertThat(line("servers").run().out()).contains("lmstudio/mcp.json:2:").contains("not trusted");
        assertThat(line("list", "-o", "name").run().exits(0).out()).isEqualTo("local\nremote\n");
        for (String name : List.of("cursor/local", "cursor/remote")) {
            CliRun.Result shown = line("servers", "show", name).run().exits(0);
            assertThat(shown.toString()).doesNotContain("s3cr3t");
            assertThat(shown.out()).contains("what looks like a credential").contains(".cursor/mcp.json:");
        }
    }

    @Test
    void the_list_says_how_entries_of_one_name_stand_to_each_other() throws IOException {
        write(".config/mcpctl/servers.json", echo("ours"));
        write(
                ".cursor/mcp.json",
                "\"ours\":{\"command\":\"x\"}",
                "\"same\":{\"command\":\"y\"}",
                "\"off\":{\"command\":\"z\",\"disabled\":true}",
                "\"against\":{\"command\":\"a\"}");
        write(".lmstudio/mcp.json", "\"same\":{\"command\":\"y\"}", "\"against\":{\"url\":\"http://localhost:1/mcp\"}");
        write("project/.cursor/mcp.json", "\"new\":{\"command\":7}");
        List<String> rows = new ArrayList<>();
        for (String row : line("servers", "list").run().exits(0).out().split("\n", -1)) {
            rows.add(row.replaceAll(" {2,}", "|"));
        }
        String cursor = home.resolve(".cursor/mcp.json").toString();
        String studio = home.resolve(".lmstudio/mcp.json").toString();
        assertThat(rows)
                .contains(
                        "ours|mcpctl|stdio|ok|" + ECHO + "|" + home.resolve(".config/mcpctl/servers.json") + ":2",
                        "ours|cursor|stdio|shadowed by mcpctl|x|" + cursor + ":2",
                        "same|cursor|stdio|same as lmstudio|y|" + cursor + ":3",
                        "off|cursor|stdio|disabled|z|" + cursor + ":4",
                        "against|cursor|stdio|conflicts with lmstudio|a|" + cursor + ":5",
                        "against|lmstudio|http|conflicts with cursor|http://localhost:1/mcp|" + studio + ":3")
                .anyMatch(row ->
                        row.startsWith("new|cursor|?|broken: command must be a text, not a number, not trusted|"));
    }

    private static String demo(String name, String more) {
        List<String> words = new ArrayList<>();
        for (String word : List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Path.of(dev.mcpctl.testing.ContractServer.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath())
                        + java.io.File.pathSeparator
                        + System.getProperty("java.class.path"),
                "dev.mcpctl.cli.Main",
                "demo")) {
            words.add("\"" + word + "\"");
        }
        return "\"" + name + "\":{\"command\":" + words.get(0) + ",\"args\":["
                + String.join(",", words.subList(1, words.size())) + "]" + more + "}";
    }

    @Test
    void what_an_entry_says_of_how_to_talk_is_done() throws IOException {
        write(
                "lists/mine.json",
                demo("patient", ",\"timeout\":\"300ms\",\"roots\":[\"here\"],\"answers\":\"a.yaml\""),
                "\"slow\":{\"command\":\"sleep\",\"args\":[\"60\"],\"startTimeout\":\"200ms\"}");
        Files.writeString(
                home.resolve("lists/a.yaml"),
                "answers:\n- when: {ask: form}\n  reply: {name: From the entry, email: a@b.example}\n");
        String list = home.resolve("lists/mine.json").toString();

        line("call", "patient", "roots", "--config", list)
                .run()
                .refusedAs("the server's entry, roots: '" + home.resolve("lists/here") + "' is no directory");
        Files.createDirectories(home.resolve("lists/here"));
        assertThat(line("call", "patient", "roots", "--config", list).run().out())
                .contains(home.resolve("lists/here").toString());
        assertThat(line("call", "patient", "elicit_form", "--config", list)
                        .run()
                        .exits(0)
                        .out())
                .contains("From the entry");
        line("call", "patient", "slow", "seconds=20", "--config", list).run().exits(7);
        line("call", "patient", "slow", "seconds=0.5", "--config", list, "--timeout", "20s")
                .run()
                .exits(0);
        line("list", "slow", "--config", list).run().exits(4);
    }

    @Test
    void without_a_home_there_is_nothing_and_no_mistake() {
        CliRun.of("list")
                .run()
                .exits(0)
                .prints("no servers are configured; start one without: mcpctl list -- COMMAND\n");
    }

    @Test
    void another_file_can_be_named_as_ours() throws IOException {
        write("lists/mine.json", echo("e"));
        line("list", "e", "tools", "-o", "name", "--config", "../lists/mine.json")
                .run()
                .exits(0)
                .prints("echo\n");
        line("list", "e", "tools", "-o", "name")
                .with("MCPCTL_CONFIG", home.resolve("lists/mine.json").toString())
                .run()
                .exits(0)
                .prints("echo\n");
    }

    @Test
    void headers_of_an_entry_stay_off_plain_http() throws IOException {
        write(".cursor/mcp.json", "\"r\":{\"url\":\"http://h.invalid/mcp\",\"headers\":{\"X-Key\":\"v-s3cr3t\"}}");
        CliRun.Result result = line("list", "r").run();
        assertThat(result.code()).isNotZero();
        result.says("--allow-http h.invalid");
        assertThat(result.toString()).doesNotContain("s3cr3t");
    }

    @Test
    void what_an_action_does_not_know_is_a_usage_error() {
        line("servers", "lst").run().refusedAs("unknown action 'lst'").says("did you mean 'list'?");
        line("servers", "show").run().refusedAs("NAME is missing");
        line("servers", "trust").run().refusedAs("NAME is missing");
        line("servers", "list", "x").run().refusedAs("unexpected word 'x'");
        line("servers", "show", "nothing").run().refusedAs("unknown server 'nothing'");
    }

    @Test
    void the_doctor_looks_at_all_entries_and_starts_none() throws IOException {
        write(
                ".cursor/mcp.json",
                witness("fine", ""),
                "\"home\":{\"command\":\"sh\",\"args\":[\"~/x\"]}",
                "\"relative\":{\"command\":\"sh\",\"args\":[\"./x\"]}",
                "\"variable\":{\"command\":\"sh\",\"env\":{\"A\":\"${NOT_SET_HERE}\"}}",
                "\"missing\":{\"command\":\"no-such-program-anywhere\"}",
                "\"shape\":{\"command\":\"sh\",\"url\":\"http://x\"}",
                "\"line\":{\"command\":\"sh -c true\"}");
        JsonNode json = line("doctor", "-o", "json").run().exits(1).json();
        assertThat(steps(json, "fine")).isEmpty();
        assertThat(steps(json, "home")).containsExactly("home:warn");
        assertThat(steps(json, "relative")).containsExactly("paths:warn");
        assertThat(steps(json, "variable")).containsExactly("variables:fail");
        assertThat(steps(json, "missing")).containsExactly("program:fail");
        assertThat(steps(json, "shape")).containsExactly("shape:fail");
        assertThat(steps(json, "line")).contains("shape:warn");
        assertThat(home.resolve("seen.env")).doesNotExist();
        line("doctor").run().exits(1).says("entries or files cannot be used");
    }

    private static List<String> steps(JsonNode json, String name) {
        List<String> steps = new ArrayList<>();
        for (JsonNode server : json.path("servers")) {
            if (server.path("name").asText().equals(name)) {
                server.path("findings")
                        .forEach(finding -> steps.add(finding.path("step").asText() + ":"
                                + finding.path("result").asText()));
            }
        }
        return steps;
    }

    @Test
    void the_doctor_shows_the_variables_of_one_server() throws IOException {
        write(".cursor/mcp.json", witness("w", ",\"env\":{\"MINE\":\"v-s3cr3t\"}"));
        CliRun.Result result = line("doctor", "w").with("SHELL_ONLY", "1").run().exits(0);
        assertThat(result.out()).contains("environment").contains("given: MINE").contains("PATH");
        assertThat(result.toString()).doesNotContain("SHELL_ONLY").doesNotContain("s3cr3t");
        write(".cursor/mcp.json", "\"w\":{\"command\":\"sh\",\"args\":[\"~/x\"],\"env\":{\"A\":\"${NOT_SET_HERE}\"}}");
        CliRun.Result broken = line("doctor", "w").run().exits(2);
        assertThat(broken.out()).contains("variables").contains("NOT_SET_HERE").contains("home");
    }
}
