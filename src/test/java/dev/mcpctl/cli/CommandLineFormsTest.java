package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.testing.MisbehavingServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a command line may be written. */
class CommandLineFormsTest {

    private static String quotedCommand(String... faults) {
        List<String> words = new ArrayList<>();
        for (String word : MisbehavingServer.command(faults)) {
            words.add("'" + word + "'");
        }
        return String.join(" ", words);
    }

    private static String[] words(String line) {
        return line.isEmpty() ? new String[0] : line.split(" ", -1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "call demo echo message=hi -o json --jq .content[0].text",
                "call demo -o json echo --jq .content[0].text message=hi",
                "-o json --jq .content[0].text call demo echo message=hi",
                "call -ojson demo --jq=.content[0].text echo message=hi",
                "call --output=json demo echo --jq .content[0].text --message hi",
                "call --output json --server demo echo --message=hi --jq .content[0].text",
                "call --server=demo echo --jq .content[0].text -a message=hi"
            })
    void an_option_means_the_same_wherever_it_stands(String line) {
        CliRun.run(words(line)).exits(0).prints("hi\n");
    }

    @Test
    void a_server_is_a_command_after_two_dashes_one_quoted_word_or_an_option() {
        List<String> dashes = new ArrayList<>(List.of("call", "echo", "text=hi", "--"));
        dashes.addAll(MisbehavingServer.command());
        CliRun.of(dashes).run().exits(0).prints("hi\n");
        CliRun.run("call", quotedCommand(), "echo", "text=hi").exits(0).prints("hi\n");
        CliRun.run("call", "--stdio", quotedCommand(), "echo", "text=hi")
                .exits(0)
                .prints("hi\n");
        CliRun.run("call", "echo", "text=hi", "--stdio=" + quotedCommand())
                .exits(0)
                .prints("hi\n");
    }

    @Test
    void what_stands_after_two_dashes_is_the_servers_alone() {
        List<String> words = new ArrayList<>(List.of("list", "tools", "-o", "name", "--"));
        words.addAll(List.of("/bin/sh", "-c", "echo \"$@\" >&2; exit 3", "sh", "-o", "json", "--help", "--", "-v"));
        CliRun.of(words).run().exits(4).prints("").says("  | -o json --help -- -v\n");
    }

    @ParameterizedTest
    @CsvSource({
        "tools, tools",
        "tool, tools",
        "resources, resources",
        "resource, resources",
        "templates, resourceTemplates",
        "template, resourceTemplates",
        "prompts, prompts",
        "prompt, prompts"
    })
    void a_kind_may_be_singular(String word, String key) {
        CliRun.Result result = CliRun.run("list", "demo", word, "-o", "json").exits(0);
        assertThat(result.json().fieldNames()).toIterable().containsExactly(key);
    }

    @Test
    void a_kind_is_the_only_word_when_the_server_stands_after_two_dashes() {
        List<String> words = new ArrayList<>(List.of("list", "prompts", "-o", "json", "--"));
        words.addAll(MisbehavingServer.command());
        CliRun.of(words).run().exits(0).prints("{\"prompts\":[]}\n").says("the server does not offer prompts");
    }

    @Test
    void a_server_that_is_named_twice_is_a_usage_error() {
        CliRun.run("list", "demo", "tools", "--", "true")
                .refusedAs("'tools' is a word too many: the server is the command after '--' already")
                .says("leave out 'demo'");
        CliRun.run("list", "demo", "--", "true").refusedAs("unknown kind 'demo'");
        CliRun.run("call", "--stdio", "true", "demo", "weather")
                .refusedAs("'weather' is a word too many: the server is named by an option already");
        CliRun.run("list", "--stdio", "true", "--server", "demo").refusedAs("the server is named twice");
        CliRun.run("list", "--stdio", "true", "--", "true").refusedAs("the server is named twice");
    }

    @Test
    void a_variable_is_named_where_its_value_is_wrong_and_does_not_count_when_it_is_empty() {
        CliRun.of("list", "demo")
                .with("MCPCTL_TIMEOUT", "soon")
                .run()
                .refusedAs("MCPCTL_TIMEOUT is no duration: 'soon'");
        CliRun.of("list", "demo").with("MCPCTL_MAX_MESSAGE", "x").run().refusedAs("MCPCTL_MAX_MESSAGE is no size: 'x'");
        CliRun.of("list", "demo", "--timeout", "soon")
                .with("MCPCTL_TIMEOUT", "3s")
                .run()
                .refusedAs("--timeout is no duration: 'soon'");
        CliRun.of("list", "demo", "prompts", "-o", "name")
                .with("MCPCTL_TIMEOUT", "")
                .with("MCPCTL_PROTOCOL", "")
                .with("MCPCTL_OUTPUT", "")
                .run()
                .exits(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "call demo weather",
                "call demo weather city=Oslo",
                "call ./server.py weather --city Oslo",
                "call demo --retry weather --city=Oslo",
                "prompt demo greet name=Ada",
                "describe demo weather",
                "read demo demo://readme.md",
                "complete demo greet name A",
                "info demo"
            })
    void a_word_for_a_server_that_stands_after_two_dashes_already_is_refused_before_it_is_started(String line) {
        List<String> words = new ArrayList<>(List.of(words(line)));
        words.addAll(List.of("--", "/bin/sh", "-c", "echo started >&2"));
        CliRun.Result result = CliRun.of(words).run().refusedAs("a word too many");
        assertThat(result.err()).doesNotContain("started");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "list --|no command after '--'",
                "info|SERVER is missing",
                "--nope|the command's name is missing; got only '--nope'",
                "--protocol legacy|the command's name is missing; got only '--protocol'",
                "list demo --expect=|--expect needs an expression",
                "list --stdio true --cwd=|--cwd needs a path",
                "list --stdio true --env-file=|--env-file needs a path",
                "list --stdio=|the server's command line is empty",
                "read demo demo://readme.md --save=|--save needs a path",
                "read demo demo://readme.md -O=|--output-file needs a path",
                "call demo|TOOL is missing",
                "read demo|URI is missing",
                "describe demo|NAME is missing",
                "complete demo greet|ARG is missing",
                "raw demo|METHOD is missing",
                "list demo tools prompts|unexpected word 'prompts'",
                "list demo tols|did you mean 'tools'?",
                "version now|unexpected word 'now'",
                "lst|did you mean 'list'?",
                "nothing-like-it|unknown command 'nothing-like-it'",
                "pom.xml -v list|the command comes first: mcpctl list pom.xml",
                "demo list|the command comes first: mcpctl list demo",
                "call weather --city Oslo|after its name: mcpctl call SERVER TOOL [ARGUMENTS...]",
                "call demo weather city:=Oslo|for a text write 'city=Oslo'",
                "list nowhere --config no.json|there is no file 'no.json', which --config names",
                "list demo --jsno|unknown option '--jsno'",
                "list demo --protocl legacy|did you mean '--protocol'?",
                "call --city Oslo|options of the tool itself go after its name",
                "list demo -x|unknown option '-x'",
                "list demo -o|option '-o' needs a value",
                "list demo -o jsonn|did you mean '-o json'?",
                "list demo -o text|-o text does not apply to 'list'",
                "list demo --timeout soon|--timeout is no duration: 'soon'",
                "list demo --timeout -3|--timeout is no duration: '-3'",
                "list demo --max-message lots|--max-message is no size: 'lots'",
                "list demo --protocol 2020-01-01|2020-01-01",
                "list demo --jq .[|--jq",
                "list demo --expect .[|--expect",
                "list nowhere|unknown server 'nowhere'",
                "list demoo|did you mean 'demo'?",
                "list pom.xml|to start that file write ./pom.xml",
                "list @work|there is no background session '@work'",
                "list demo --meta nothing|--meta needs KEY=VALUE",
                "list demo --meta k:={|--meta k is no JSON",
                "list demo --meta io.modelcontextprotocol/x=1|the protocol sets it itself",
                "list demo --env =x|--env needs NAME=VALUE or NAME",
                "list demo --env UNHEARD_OF_HERE|the variable is not set here",
                "list demo --env-file no.env|there is no file",
                "raw demo tools/list {|PARAMS is no JSON",
                "raw demo tools/list [1]|PARAMS must be a JSON object",
                "raw demo tools/list @no-such-file|there is no file 'no-such-file'"
            })
    void what_cannot_be_meant_is_a_usage_error_that_says_so(String line, String words) {
        CliRun.run(words(line)).refusedAs(words);
    }

    /** Whoever wrote both waits for something that would not come. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "read demo demo://readme.md -O x --jq .contents|--jq and -O exclude each other",
                "call demo echo message=x --save x --jq .content|--jq and --save exclude each other",
                "show none.jsonl --html x --jq .kind|--jq and --html exclude each other",
                "show none.jsonl --export har --jq .kind|--jq and --export exclude each other",
                "list demo -o yaml --jq .tools|--jq and -o yaml exclude each other",
                "call demo echo --template -O x|--template calls nothing, so that -O has no use",
                "call demo echo --template --edit|--template calls nothing, so that --edit has no use",
                "call demo job --detach --save x|--detach does not wait for the result, so that --save has nothing to write",
                "raw demo notifications/x --expect .|a notification has no answer that --expect could look at",
                "raw demo notifications/x --jq .|a notification has no answer that --jq could look at"
            })
    void options_that_undo_each_other_are_refused(String line, String words, @TempDir Path directory) {
        CliRun.of(words(line)).in(directory).run().refusedAs(words);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void a_form_from_the_environment_gives_way_to_a_filter() {
        CliRun.of("list", "demo", "prompts", "--jq", ".prompts[0].name")
                .with("MCPCTL_OUTPUT", "yaml")
                .run()
                .exits(0)
                .prints("greet\n");
        CliRun.run("list", "demo", "prompts", "-o", "jsonl", "--jq", ".prompts[0].name")
                .exits(0)
                .prints("greet\n");
    }

    @Test
    void options_about_servers_may_stand_before_the_command() {
        CliRun.run("--config", "none.json", "--elicit", "decline", "list", "demo", "-o", "name")
                .exits(0);
        CliRun.run("--meta", "a=b", "--expect", "true", "call", "demo", "echo", "message=x")
                .exits(0)
                .prints("x\n");
    }

    @Test
    void what_went_into_a_file_is_judged_all_the_same(@TempDir Path directory) {
        for (String option : List.of("-O", "--save")) {
            CliRun run = CliRun.of("call", "demo", "echo", "message=x", option, "out" + option, "--expect", ".isError")
                    .in(directory);
            run.run().exits(1).prints("").says("--expect does not hold");
        }
        CliRun.of("read", "demo", "demo://readme.md", "-O", "readme", "--expect", ".contents|length==1")
                .in(directory)
                .run()
                .exits(0)
                .prints("");
        assertThat(directory.resolve("readme")).isNotEmptyFile();
    }

    @Test
    void with_json_a_usage_error_is_one_line_too_wherever_the_form_was_asked_for() {
        for (CliRun run : List.of(
                CliRun.of("info", "-o", "json"),
                CliRun.of("info", "-o", "JSON"),
                CliRun.of("-ojson", "info"),
                CliRun.of("lst", "--output=jsonl"),
                CliRun.of("list", "demo", "--bogus", "-o", "json"),
                CliRun.of("info").with("MCPCTL_OUTPUT", "json"))) {
            CliRun.Result result = run.run().exits(2).prints("");
            assertThat(result.error().path("code").asText())
                    .as(result.toString())
                    .isEqualTo("usage");
            assertThat(result.err().lines()).hasSize(1);
        }
    }

    @Test
    void help_is_asked_for_or_shown_for_want_of_a_command() {
        String screen = CliRun.run("help").exits(0).out();
        assertThat(screen).startsWith("mcpctl: ").contains("Usage: mcpctl COMMAND", "mcpctl call demo weather");
        CliRun.run("--help").exits(0).prints(screen);
        CliRun.run("-h").exits(0).prints(screen);
        CliRun.of().run().exits(2).prints(screen);
        String call = CliRun.run("help", "call").exits(0).out();
        assertThat(call).contains("Usage: mcpctl call SERVER TOOL [ARGUMENTS...]", "--read-only");
        CliRun.run("call", "--help").exits(0).prints(call);
        CliRun.run("help", "cal").refusedAs("did you mean 'call'?");
    }

    @Test
    void the_help_of_a_tool_is_its_own() {
        String usage = CliRun.run("call", "demo", "weather", "--help").exits(0).out();
        assertThat(usage).contains("--city TEXT", "metric|imperial").doesNotContain("--max-message");
    }
}
