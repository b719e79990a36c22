package dev.mcpctl.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.mcpctl.testing.CommandResult;
import dev.mcpctl.testing.CommandRun;
import dev.mcpctl.testing.Distribution;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The packaged program against every real server. Each run also proves that it left nothing running.
 *
 * <p>Cases run side by side, since most of their time is spent waiting for servers to start.
 */
@Execution(ExecutionMode.CONCURRENT)
class RealServersIT {
    private static final ServerCatalog CATALOG = ServerCatalog.installed();
    private static final List<RealServer> SERVERS = RealServer.all(CATALOG);

    @TempDir
    private static Path home;

    private static Distribution mcpctl;

    @BeforeAll
    static void find_the_program() {
        mcpctl = Distribution.at(home);
    }

    private static CommandResult run(String server, List<String> words) {
        ServerCatalog.Entry entry = CATALOG.entry(server);
        List<String> line = new ArrayList<>(words);
        line.add("--");
        line.addAll(entry.command());
        CommandRun run = mcpctl.run(line).within(Duration.ofSeconds(90));
        entry.environment().forEach(run::with);
        return run.run().leavesNothingRunning();
    }

    private static CommandResult run(String server, String... words) {
        return run(server, List.of(words));
    }

    private static List<String> with(List<String> words, String... more) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of(more));
        return all;
    }

    static Stream<RealServer> servers() {
        return SERVERS.stream();
    }

    static Stream<Arguments> questions() {
        return servers()
                .flatMap(server -> server.questions().stream()
                        .flatMap(question -> Stream.of(Form.values()).map(form -> arguments(server, question, form))));
    }

    @ParameterizedTest(name = "{0}: {1} -o {2}")
    @MethodSource("questions")
    void every_command_has_every_form(RealServer server, Question question, Form form) {
        CommandResult result = run(server.name(), with(question.words(), "-o", form.word()));
        if (result.exitCode() == 2 && !form.isRequiredOf(question.command())) {
            result.prints("").explains("-o " + form.word());
        } else {
            form.check(result.exitsWith(0), question);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void without_a_form_it_is_the_human_one(RealServer server) {
        Form.HUMAN.check(run(server.name(), server.call().words()).exitsWith(0), server.call());
    }

    static Stream<Arguments> versions() {
        return servers().flatMap(server -> server.versions().stream().map(version -> arguments(server, version)));
    }

    /** One server for each SDK: what is told here does not depend on what the server offers. */
    static Stream<Arguments> versionsOfSdks() {
        List<String> names = List.of("everything", "typescript-v2", "python-mcp", "java-sdk");
        return servers()
                .filter(server -> names.contains(server.name()))
                .flatMap(server -> server.versions().stream().map(version -> arguments(server, version)));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("versionsOfSdks")
    void a_pinned_version_is_the_one_that_is_spoken(RealServer server, String version) {
        CommandResult result = run(server.name(), "info", "--protocol", version, "-o", "json");
        List<String> values = new ArrayList<>();
        Form.collectValues(result.exitsWith(0).json(), values);
        assertThat(values).as(result::evidence).contains(version);
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("versions")
    void a_call_means_the_same_in_every_version(RealServer server, String version) {
        Question call = server.call();
        CommandResult result = run(server.name(), with(call.words(), "--protocol", version, "-o", "text"));
        Form.TEXT.check(result.exitsWith(0), call);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void negotiation_finds_the_newest_common_version_and_info_says_so(RealServer server) {
        run(server.name(), "info").exitsWith(0).printsPart(server.negotiated());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void the_names_of_tools_are_all_there_and_in_the_servers_order(RealServer server) {
        CommandResult result = run(server.name(), "list", "tools", "-o", "name").exitsWith(0);
        // The everything server adds tools for what the client can answer, some of them a moment after the handshake.
        if (server.name().equals("everything")) {
            assertThat(List.of(result.out().split("\n"))).containsSubsequence(server.tools());
        } else {
            result.prints(String.join("\n", server.tools()) + "\n");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void a_list_without_a_kind_has_all_four_whether_the_server_offers_them_or_not(RealServer server) {
        CommandResult result = run(server.name(), "list", "-o", "json").exitsWith(0);
        for (String key : List.of("tools", "resources", "resourceTemplates", "prompts")) {
            assertThat(result.json().path(key).isArray())
                    .as(() -> key + "\n" + result.evidence())
                    .isTrue();
        }
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "typescript-v2, resources, /resources/0/uri, guide://cities",
        "python-mcp, resources, /resources/0/uri, guide://cities",
        "python-fastmcp, resource, /resources/0/uri, guide://cities",
        "java-sdk, resources, /resources/0/uri, guide://cities",
        "memory, resources, /resources/0/uri, memory://knowledge-graph",
        "everything, resources, /resources/0/name, architecture.md",
        "typescript-v2, templates, /resourceTemplates/0/uriTemplate, guide://city/{name}",
        "python-mcp, templates, /resourceTemplates/0/uriTemplate, guide://city/{name}",
        "python-fastmcp, template, /resourceTemplates/0/uriTemplate, guide://city/{name}",
        "java-sdk, templates, /resourceTemplates/0/uriTemplate, guide://city/{name}",
        "everything, templates, /resourceTemplates/0/uriTemplate, demo://resource/dynamic/text/{resourceId}",
        "typescript-v2, prompts, /prompts/0/name, plan_trip",
        "python-mcp, prompts, /prompts/0/name, plan_trip",
        "python-fastmcp, prompt, /prompts/0/name, plan_trip",
        "java-sdk, prompts, /prompts/0/name, plan_trip",
        "everything, prompts, /prompts/0/name, simple-prompt",
    })
    void one_kind_is_listed_in_the_protocols_shape(String server, String kind, String pointer, String value) {
        CommandResult result = run(server, "list", kind, "-o", "json").exitsWith(0);
        assertThat(result.json().at(pointer).asText()).as(result::evidence).isEqualTo(value);
        assertThat(result.json().has("nextCursor")).as(result::evidence).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"typescript-v2", "python-mcp", "python-fastmcp", "java-sdk"})
    void resources_behind_a_template_are_completed_and_read(String server) {
        CommandResult completion = run(server, "complete", "guide://city/{name}", "name", "O", "-o", "jsonl");
        completion.exitsWith(0).printsPart("\"Oslo\"");
        run(server, "read", "guide://city/Oslo").exitsWith(0).prints("Oslo: the capital of Norway");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"typescript-v2", "python-mcp", "python-fastmcp", "java-sdk"})
    void structured_content_is_given_as_received_and_fits_its_schema(String server) {
        CommandResult result = run(server, "call", "weather", "--city", "Oslo", "--days=2", "-o", "json");
        List<String> values = new ArrayList<>();
        for (String property : List.of("city", "days", "unit", "degrees")) {
            values.add(result.exitsWith(0)
                    .json()
                    .path("structuredContent")
                    .path(property)
                    .asText());
        }
        assertThat(values).as(result::evidence).containsExactly("Oslo", "2", "C", "4.5");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"typescript-v2", "python-mcp", "python-fastmcp", "java-sdk"})
    void what_does_not_fit_the_schema_is_refused_before_the_server_sees_it(String server) {
        run(server, "call", "weather", "city=Oslo", "days=9")
                .exitsWith(2)
                .prints("")
                .explains("days");
        run(server, "call", "weather", "city=Oslo", "unit=K")
                .exitsWith(2)
                .prints("")
                .explains("unit");
        run(server, "call", "weather", "city=Oslo", "days=two")
                .exitsWith(2)
                .prints("")
                .explains("two");
    }

    static Stream<Arguments> failures() {
        List<Arguments> failures = new ArrayList<>();
        for (RealServer server : SERVERS) {
            if (server.failing() != null) {
                failures.add(arguments(server, server.failing()));
            }
        }
        return failures.stream();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("failures")
    void a_tool_that_fails_prints_its_result_and_exits_with_five(RealServer server, Question failing) {
        CommandResult result =
                run(server.name(), with(failing.words(), "-o", "json")).exitsWith(5);
        assertThat(result.json().path("isError").asBoolean())
                .as(result::evidence)
                .isTrue();
        assertThat(result.failure().at("/error/code").asText())
                .as(result::evidence)
                .isNotEmpty();
        run(server.name(), failing.words()).exitsWith(5).printsPart(failing.text());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void a_mistyped_tool_is_never_run_only_suggested(RealServer server) {
        String tool = server.tools().get(0);
        run(server.name(), "call", tool + "x").exitsWith(2).prints("").explains("did you mean '" + tool + "'");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void a_missing_argument_is_named(RealServer server) {
        List<String> words = server.call().words();
        String argument = words.get(2).substring(0, words.get(2).indexOf('='));
        run(server.name(), words.subList(0, 2)).exitsWith(2).prints("").explains(argument);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "typescript-v2, modern",
        "typescript-v2, legacy",
        "python-mcp, modern",
        "python-mcp, legacy",
        "python-fastmcp, legacy",
    })
    void a_question_that_nothing_answers_ends_with_eight(String server, String era) {
        run(server, "call", "greet", "--protocol", era).exitsWith(8).explains("Who are you?");
    }

    @Test
    void everything_sees_our_roots() {
        Path files = CATALOG.fixture("files");
        run("everything", "call", "get-roots-list", "--roots", files.toString())
                .exitsWith(0)
                .printsPart(files.toUri().toString().replaceAll("/$", ""));
    }

    @Test
    void everything_gives_pictures_and_blobs_byte_for_byte() {
        assertThat(run("everything", "call", "get-tiny-image", "-o", "json")
                        .exitsWith(0)
                        .json()
                        .at("/content/1/mimeType")
                        .asText())
                .isEqualTo("image/png");
        run("everything", "read", "demo://resource/dynamic/blob/1")
                .exitsWith(0)
                .printsPart("Resource 1: This is a base64 blob created at ");
    }

    @Test
    void everything_reports_progress_as_events() {
        CommandResult result =
                run("everything", "call", "trigger-long-running-operation", "duration=1", "steps=2", "-o", "jsonl");
        assertThat(result.exitsWith(0).jsonLines())
                .as(result::evidence)
                .extracting(event -> event.path("type").asText())
                .contains("progress")
                .endsWith("result");
    }

    @Test
    void every_installed_server_is_tested() {
        assertThat(SERVERS).extracting(RealServer::name).containsExactlyInAnyOrderElementsOf(CATALOG.names());
    }
}
