package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.mcpctl.testing.MisbehavingServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command in every form, and what must hold in all of them. */
class OutputFormsTest {

    private static final List<String> LINES = List.of(
            "list demo",
            "list demo tools",
            "list demo resources",
            "list demo templates",
            "list demo prompts",
            "describe demo weather",
            "call demo weather --city Oslo",
            "read demo demo://readme.md",
            "prompt demo greet --name Ada",
            "complete demo greet style f",
            "info demo",
            "raw demo tools/list",
            "version");

    @TempDir
    private Path directory;

    private static CliRun.Result run(String line, String... more) {
        List<String> words = new ArrayList<>(List.of(line.split(" ", -1)));
        words.addAll(List.of(more));
        return CliRun.of(words).run();
    }

    static List<String> lines() {
        return LINES;
    }

    static Stream<Arguments> cells() {
        return LINES.stream()
                .flatMap(line -> Stream.of("json", "jsonl", "yaml", "table", "text", "name")
                        .map(form -> Arguments.of(line, form)));
    }

    /** A form fits its definition, or is refused with the ones that apply. */
    @ParameterizedTest(name = "{0} -o {1}")
    @MethodSource("cells")
    void a_form_is_what_it_says(String line, String form) throws IOException {
        CliRun.Result result = run(line, "-o", form);
        if (result.code() == 2) {
            result.refusedAs("-o " + form + " does not apply to '" + line.split(" ", -1)[0] + "'; use human, json");
            assertThat(form).isIn("table", "text", "name");
            return;
        }
        result.exits(0);
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).endsWith("\n");
        switch (form) {
            case "json" -> assertThat(result.json().isObject()).isTrue();
            case "jsonl" -> assertThat(result.out().lines()).isNotEmpty().allSatisfy(OutputFormsTest::parse);
            case "yaml" ->
                assertThat(new YAMLMapper().readTree(result.out()))
                        .isEqualTo(run(line, "-o", "json").json());
            default -> assertThat(result.out()).doesNotContain("\u001b");
        }
    }

    private static JsonNode parse(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (IOException problem) {
            throw new AssertionError(line, problem);
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void being_told_more_never_changes_what_is_printed(String line) {
        String plain = run(line).exits(0).out();
        run(line, "-vv").exits(0).prints(plain);
        CliRun.Result quiet = run(line, "--quiet").exits(0).prints(plain);
        assertThat(quiet.err()).isEmpty();
    }

    @Test
    void the_names_of_one_kind_are_bare_and_of_all_kinds_have_it_in_front() {
        assertThat(run("list demo prompts -o name").exits(0).out().lines())
                .containsExactly("greet", "code_review", "picture", "interview");
        assertThat(run("list demo -o name").exits(0).out().lines())
                .contains("tool/weather", "resource/demo://logo.png", "prompt/greet")
                .allMatch(name -> name.contains("/"));
        assertThat(run("prompts demo -o name").exits(0).out())
                .isEqualTo(run("list demo prompts -o name").out());
    }

    @Test
    void a_list_of_everything_has_all_four_keys_and_pages_are_joined() {
        JsonNode all = run("list demo -o json").exits(0).json();
        assertThat(all.fieldNames()).toIterable().containsExactly("tools", "resources", "resourceTemplates", "prompts");
        assertThat(all.path("resources")).hasSize(23);
        List<String> words = new ArrayList<>(List.of("list", "-o", "json", "--jq", "keys, .prompts", "--"));
        words.addAll(MisbehavingServer.command());
        // This server has resources and does not know the method for templates.
        CliRun.of(words).run().exits(0).prints("[\"prompts\",\"resourceTemplates\",\"resources\",\"tools\"]\n[]\n");
    }

    @Test
    void lines_of_a_mixed_list_say_their_kind_and_those_of_one_kind_do_not() {
        assertThat(run("list demo -o jsonl").out().lines())
                .allSatisfy(line ->
                        assertThat(parse(line).path("kind").asText()).isIn("tool", "resource", "template", "prompt"));
        assertThat(run("list demo tools -o jsonl").out().lines())
                .allSatisfy(line -> assertThat(parse(line).has("kind")).isFalse());
    }

    @Test
    void a_call_in_lines_ends_with_its_result() {
        List<JsonNode> events = run("call demo slow seconds:=0.2 steps:=2 -o jsonl")
                .exits(0)
                .out()
                .lines()
                .map(OutputFormsTest::parse)
                .toList();
        assertThat(events)
                .extracting(event -> event.path("type").asText())
                .contains("progress")
                .last()
                .isEqualTo("result");
        assertThat(events.get(events.size() - 1).path("result").has("content")).isTrue();
    }

    @Test
    void jq_prints_texts_raw_and_the_rest_compact() {
        run("call demo weather --city Oslo --jq .structuredContent.city,.structuredContent.days[0].day")
                .exits(0);
        run("list demo prompts --jq .prompts[:2][]|.name").exits(0).prints("greet\ncode_review\n");
        run("list demo prompts --jq .prompts[0].arguments|map(.name)").exits(0).prints("[\"name\",\"style\"]\n");
    }

    @Test
    void an_expectation_decides_the_exit_code_and_shows_what_it_saw() {
        run("call demo echo message=3 --expect .content[0].text==\"3\"")
                .exits(0)
                .prints("3\n");
        run("call demo echo message=3 --expect .content[0].text==\"4\"")
                .exits(1)
                .prints("3\n")
                .says("false");
        run("list demo tools -o name --expect .tools|length>99").exits(1).says("--expect does not hold");
        run("info demo --expect .nothing").exits(1).says("null");
        run("prompt demo greet --name Ada --expect .messages[0].role==\"user\"").exits(0);
        CliRun.Result read = run("read demo demo://readme.md -o json --expect .contents|length==7")
                .exits(1);
        assertThat(read.error().path("code").asText()).isEqualTo("expectation_failed");
        assertThat(read.json().path("contents")).hasSize(1);
    }

    @Test
    void a_template_fits_and_is_printed_instead_of_calling() {
        JsonNode template = run("call demo weather --template").exits(0).json();
        assertThat(template.fieldNames()).toIterable().containsExactly("city");
        CliRun.run("call", "demo", "weather", "--args", template.toString()).exits(0);
    }

    @Test
    void arguments_that_are_fixed_already_narrow_a_completion() {
        run("complete demo demo://notes/{year}/{title} title -a year=2024").exits(0);
        run("complete demo demo://notes/{year}/{title} title --arg=nothing").refusedAs("nothing");
    }

    @Test
    void a_template_of_given_arguments_is_none() {
        run("call demo weather city=Oslo --template")
                .refusedAs("--template takes no arguments, and 'city=Oslo' is one");
    }

    @Test
    void structured_content_is_a_table_of_its_members_or_of_its_only_list() {
        assertThat(run("call demo weather --city Oslo -o table").exits(0).out().lines())
                .satisfiesExactly(
                        head -> assertThat(head).isEqualTo("NAME   VALUE"),
                        row -> assertThat(row).isEqualTo("city   Oslo"),
                        row -> assertThat(row).isEqualTo("units  metric"),
                        row -> assertThat(row).startsWith("days   [{\"day\":1,"));
        assertThat(run("call demo echo message=hi -o table").exits(0).out()).isEqualTo("TYPE  CONTENT\ntext  hi\n");
    }

    @Test
    void the_user_may_forbid_what_is_not_marked_harmless() {
        run("call demo echo message=hi --read-only").exits(0).prints("hi\n");
        run("call demo delete_everything").exits(0);
        run("call demo delete_everything --read-only").exits(8).prints("").says("is not marked read-only");
        run("call demo echo message=hi --confirm").exits(0).prints("hi\n");
        run("call demo delete_everything --confirm").exits(8).prints("").says("nobody is there to confirm it");
        CliRun.of("call", "demo", "delete_everything")
                .with("MCPCTL_READ_ONLY", "1")
                .run()
                .exits(8)
                .prints("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "call demo wether",
                "call demo weather",
                "call demo fail",
                "call demo refuse",
                "call demo elicit_form",
                "read demo demo://nowhere",
                "prompt demo nothing",
                "raw demo no/such/method",
                "list nowhere",
                "info -- /no/such/program",
                "list demo nothing"
            })
    void a_failure_in_json_is_one_last_line_and_what_is_printed_is_json(String line) {
        List<String> words = new ArrayList<>(List.of(line.split(" ", -1)));
        words.addAll(1, List.of("-o", "json"));
        CliRun.Result result = CliRun.of(words).run();
        assertThat(result.code()).as(result.toString()).isIn(2, 4, 5, 6, 8);
        assertThat(result.err().lines()).as(result.toString()).hasSize(1);
        assertThat(result.error().path("code").asText()).matches("[a-z_]+");
        assertThat(result.error().path("message").asText()).isNotBlank();
        if (!result.out().isEmpty()) {
            assertThat(result.json().path("isError").asBoolean())
                    .as(result.toString())
                    .isTrue();
        }
    }

    @Test
    void every_kind_of_thing_can_be_described_and_ambiguity_is_told() {
        assertThat(run("describe demo weather").exits(0).out()).startsWith("weather(");
        assertThat(run("describe demo demo://logo.png").exits(0).out()).contains("image/png");
        assertThat(run("describe demo demo://cities/{city}").exits(0).out()).contains("demo://cities/{city}");
        assertThat(run("describe demo greet").exits(0).out()).contains("style");
        assertThat(run("describe demo prompt/greet -o json")
                        .exits(0)
                        .json()
                        .path("name")
                        .asText())
                .isEqualTo("greet");
        CliRun.Result unknown = run("describe demo wether").exits(2);
        assertThat(unknown.err()).contains("wether", "weather");
    }

    @Test
    void completions_take_a_prefix_and_what_is_fixed_already() {
        run("complete demo greet style fr").exits(0).prints("friendly\n");
        run("complete demo prompt/greet style fr").exits(0).prints("friendly\n");
        run("complete demo demo://cities/{city} city Osl").exits(0).prints("Oslo\n");
        run("complete demo resource/demo://cities/{city} city Osl -o name")
                .exits(0)
                .prints("Oslo\n");
        run("complete demo greet style zzz").exits(0).prints("");
        run("complete demo greet nothing").exits(6).says("server error -32602");
    }

    @Test
    void raw_sends_what_it_is_told_and_does_not_wait_for_notifications() throws IOException {
        run("raw demo prompts/list --jq .prompts[0].name").exits(0).prints("greet\n");
        run("raw demo ping --protocol legacy -o json").exits(0).prints("{}\n");
        Path journal = directory.resolve("journal");
        List<String> words = new ArrayList<>(List.of("raw", "notifications/nothing", "{\"a\":1.0}", "--"));
        words.addAll(MisbehavingServer.command("journal=" + journal));
        CliRun.of(words).run().exits(0).prints("");
        assertThat(Files.readAllLines(journal))
                .anySatisfy(line ->
                        assertThat(line).contains("\"method\":\"notifications/nothing\"", "\"params\":{\"a\":1.0}"));
    }

    @Test
    void contents_go_to_files_byte_for_byte() throws IOException {
        Path file = directory.resolve("logo.png");
        CliRun.of("read", "demo", "demo://logo.png", "-O", "logo.png")
                .in(directory)
                .run()
                .exits(0)
                .prints("");
        assertThat(Files.readAllBytes(file)).startsWith(0x89, 'P', 'N', 'G');
        CliRun.of("call", "demo", "all_content", "--save", "all")
                .in(directory)
                .run()
                .exits(0)
                .prints("");
        try (Stream<Path> saved = Files.list(directory.resolve("all"))) {
            assertThat(saved).hasSizeGreaterThan(3);
        }
        CliRun.of("call", "demo", "all_content", "-O", "one")
                .in(directory)
                .run()
                .exits(2)
                .says("-O writes one content");
    }
}
