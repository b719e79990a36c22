package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.testing.AskingServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server asks of a run that has nobody at a terminal, and what is wrong with it. */
@Timeout(180)
class AskingTest {

    private static final String FORM = "{\"message\":\"Who?\",\"requestedSchema\":{\"type\":\"object\",\"properties\":"
            + "{\"name\":{\"type\":\"string\"}},\"required\":[\"name\"]}}";
    private static final String SAMPLING =
            "{\"messages\":[{\"role\":\"user\",\"content\":{\"type\":\"text\",\"text\":\"Hi\"}}],\"maxTokens\":9}";

    @TempDir
    private Path directory;

    private CliRun.Result run(List<String> options, String... settings) {
        List<String> words = new ArrayList<>(List.of("call", "ask"));
        words.addAll(options);
        words.add("--");
        words.addAll(AskingServer.command(settings));
        return CliRun.of(words).in(directory).run();
    }

    private static String[] asks(String era, String method, String params, String... more) {
        List<String> settings = new ArrayList<>(List.of(era, "method=" + method, "params=" + params));
        settings.addAll(List.of(more));
        return settings.toArray(new String[0]);
    }

    private String file(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
        return name;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            legacy | {"mode":"voice","message":"m"}                            | in an unknown mode: "voice"
            modern | {"mode":"voice","message":"m"}                            | in an unknown mode: "voice"
            legacy | {"message":"m"}                                           | its requestedSchema is missing
            modern | {"message":"m","requestedSchema":"x"}                     | its requestedSchema is no JSON object
            legacy | {"message":"m","requestedSchema":{"type":"string"}}       | a form that is no object but of type "string"
            modern | {"message":"m","requestedSchema":{"type":"array"}}        | a form that is no object but of type "array"
            legacy | {"mode":"url","message":"m","url":"javascript:alert(1)"}  | is no http or https URL
            modern | {"mode":"url","message":"m","url":"file:///etc/passwd"}   | is no http or https URL
            """)
    void an_ask_that_breaks_the_rules_ends_the_run_whatever_would_answer_it(
            String era, String params, String sentence) {
        for (List<String> options : List.of(List.<String>of(), List.of("--elicit", "accept-defaults"))) {
            run(options, asks(era, "elicitation/create", params))
                    .exits(6)
                    .prints("")
                    .says(sentence);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "modern"})
    void a_default_outside_the_choices_is_not_accepted(String era) {
        String params = "{\"message\":\"m\",\"requestedSchema\":{\"type\":\"object\",\"properties\":"
                + "{\"colour\":{\"type\":\"string\",\"enum\":[\"red\"],\"default\":\"blue\"}}}}";

        run(List.of("--elicit", "accept-defaults"), asks(era, "elicitation/create", params))
                .exits(8)
                .prints("")
                .says("defaults that do not fit its own form: 'colour'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "modern"})
    void a_nested_form_is_answered_by_a_rule_alone(String era) throws IOException {
        String params = "{\"message\":\"m\",\"requestedSchema\":{\"type\":\"object\",\"properties\":"
                + "{\"at\":{\"type\":\"object\",\"properties\":{\"street\":{\"type\":\"string\"}}}}}}";
        String rules = file("a.yaml", "answers:\n- when: {ask: form, property: at}\n  reply: {at: {street: Main}}\n");

        run(List.of(), asks(era, "elicitation/create", params)).exits(8).says("asks for input: m");
        assertThat(run(List.of("--answers", rules), asks(era, "elicitation/create", params))
                        .exits(0)
                        .out())
                .contains("{\"at\":{\"street\":\"Main\"}}");
    }

    @Test
    void what_was_not_advertised_is_an_unknown_method_to_a_legacy_server() {
        CliRun.Result result =
                run(List.of("--advertise", "roots,sampling"), asks("legacy", "elicitation/create", FORM));

        assertThat(result.exits(0).out()).contains("-32601");
    }

    @Test
    void what_was_not_advertised_ends_the_run_with_a_stateless_server() {
        run(List.of("--advertise", "none"), asks("modern", "elicitation/create", FORM))
                .exits(6)
                .says("asks for 'elicitation/create', which was not offered to it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "modern"})
    void servers_are_told_what_they_may_ask(String era) throws IOException {
        Path journal = directory.resolve("journal");
        run(List.of("--advertise", "sampling"), asks(era, "roots/list", "{}", "journal=" + journal));

        assertThat(Files.readString(journal))
                .containsPattern(
                        "[cC]lientCapabilities\":\\{\"sampling\":\\{[^}]*}?\\}|\"capabilities\":\\{\"sampling\"")
                .doesNotContain("\"elicitation\":{");
    }

    @Test
    void the_words_of_advertise_are_checked_before_anything_is_started() {
        CliRun.run("list", "--advertise", "forms", "--", "/no/such").refusedAs("--advertise: 'forms' is neither");
        CliRun.run("list", "--advertise", "none,roots", "--", "/no/such").refusedAs("'none' stands alone");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            --elicit       | yes        | --elicit: 'yes' is neither
            --roots        | /no/such   | --roots: '/no/such' is no directory
            --answers      | missing    | there is no file 'missing'
            --sample-with  | ''         | needs a command
            --sample-with  | `'`        | is never closed
            --sample-url   | ftp://x    | needs --model
            --model        | m          | --model needs --sample-url
            --yes-sampling | maybe      | --yes-sampling: 'maybe' is neither
            """)
    void wrong_options_are_told_before_anything_is_started(String option, String value, String sentence) {
        CliRun.run("list", option, value, "--", "/no/such/program").refusedAs(sentence);
    }

    @Test
    void a_bad_file_of_rules_is_a_configuration_mistake_and_an_unreadable_one_a_local_file() throws IOException {
        String bad = file("bad.yaml", "answers:\n- when: {ask: form}\n  relpy: {}\n");

        CliRun.of("list", "--answers", bad, "--", "/no/such")
                .in(directory)
                .run()
                .refusedAs("'answers[0].relpy' is not known; did you mean 'reply'? (line 3, column 3)");
        CliRun.of("list", "--answers", ".", "--", "/no/such")
                .in(directory)
                .run()
                .exits(74);
    }

    @Test
    void an_ask_after_the_result_is_nobodys_and_leaves_nothing_running() {
        run(List.of("--sample-with", "sleep 98761"), asks("legacy", "sampling/createMessage", SAMPLING, "after"))
                .exits(0)
                .prints("done\n");

        assertThat(running("sleep 98761")).isEmpty();
    }

    @Test
    void ten_rounds_and_still_asking_ends_the_run() throws IOException {
        Path journal = directory.resolve("journal");
        run(
                        List.of("--elicit", "decline"),
                        asks("modern", "elicitation/create", FORM, "for-ever", "journal=" + journal))
                .exits(6)
                .prints("")
                .says("still asks for input after 10 rounds");

        assertThat(Files.readAllLines(journal).stream().filter(line -> line.contains("\"tools/call\"")))
                .hasSize(11);
    }

    @Test
    void a_state_of_ten_megabytes_comes_back_as_it_was() {
        run(List.of(), "modern", "state=10485760").exits(0).prints("null\n");
        run(List.of("--elicit", "decline"), asks("modern", "elicitation/create", FORM, "state=10485760"))
                .exits(0)
                .prints("{\"ask_0\":{\"action\":\"decline\"}}\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            legacy | sampling/createMessage | sh -c 'echo no luck >&2; exit 3'  | ended with status 3: no luck
            modern | sampling/createMessage | sh -c 'echo no luck >&2; exit 3'  | ended with status 3: no luck
            legacy | elicitation/create     | echo rubbish                      | is no JSON
            modern | elicitation/create     | echo [1]                          | is no JSON object
            legacy | elicitation/create     | `echo '{"nam":"Ada"}'`            | did you mean 'name'?
            modern | sampling/createMessage | `echo '{"role":"user"}'`          | is neither a text nor a result
            legacy | roots/list             | echo 1                            | is no list of directories
            modern | sampling/createMessage | true                              | printed nothing
            legacy | sampling/createMessage | no-such-program-anywhere          | could not be started
            modern | sampling/createMessage | head -c 20000000 /dev/zero        | printed more than 16 MiB
            legacy | sampling/createMessage | printf \\\\377                    | no UTF-8 text
            legacy | sampling/createMessage | sleep 98762                       | did not end in time
            modern | elicitation/create     | sleep 98762                       | did not end in time
            """)
    void a_command_that_does_not_answer_ends_the_run(String era, String method, String command, String sentence)
            throws IOException {
        String kind = switch (method) {
            case "elicitation/create" -> "form";
            case "roots/list" -> "roots";
            default -> "sampling";
        };
        String rules = file(
                "a.json",
                "{\"answers\":[{\"when\":{\"ask\":\"" + kind + "\"},\"command\":"
                        + Json.compact(TextNode.valueOf(command)) + "}]}");
        String params = kind.equals("form") ? FORM : kind.equals("roots") ? "{}" : SAMPLING;
        List<String> options = command.startsWith("sleep")
                ? List.of("--answers", rules, "--timeout", "3s")
                : List.of("--answers", rules);

        run(options, asks(era, method, params)).exits(8).prints("").says(sentence);

        assertThat(running(command)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "modern"})
    void a_command_gets_the_request_and_may_say_no(String era) throws IOException {
        String rules = file("a.yaml", """
                answers:
                - when: {ask: form}
                  command: sh -c 'cat > request.json; echo "{\\"action\\":\\"decline\\"}"'
                """);

        CliRun.Result result = run(List.of("--answers", rules), asks(era, "elicitation/create", FORM));

        assertThat(result.exits(0).out()).contains("{\"action\":\"decline\"}");
        assertThat(Files.readString(directory.resolve("request.json")))
                .startsWith("{\"method\":\"elicitation/create\",\"server\":")
                .contains("\"params\":" + FORM);
    }

    @Test
    void a_refused_language_model_is_an_error_to_a_legacy_server_and_the_end_with_a_stateless_one() throws IOException {
        String rules = file("a.yaml", "answers:\n- when: {ask: sampling}\n  decline: true\n");

        assertThat(run(List.of("--answers", rules), asks("legacy", "sampling/createMessage", SAMPLING))
                        .exits(0)
                        .out())
                .contains("\"code\":-1");
        run(List.of("--answers", rules), asks("modern", "sampling/createMessage", SAMPLING))
                .exits(8)
                .says("rule 1 of 'a.yaml' says decline");
    }

    @Test
    void tool_uses_without_their_results_are_no_request() {
        String params =
                "{\"messages\":[{\"role\":\"assistant\",\"content\":{\"type\":\"tool_use\",\"id\":\"1\",\"name\":\"t\",\"input\":{}}},"
                        + "{\"role\":\"user\",\"content\":{\"type\":\"text\",\"text\":\"x\"}}],\"maxTokens\":9}";

        run(List.of("--sample-reply", "x"), asks("legacy", "sampling/createMessage", params))
                .exits(6)
                .says("tool uses that are not followed by their results");
    }

    @Test
    void a_call_that_needs_a_page_is_repeated_when_the_page_is_done() throws IOException {
        String rules = file("a.yaml", "answers:\n- when: {ask: url}\n  reply: accept\n");

        run(List.of("--answers", rules), asks("legacy", "roots/list", "{}", "page=https://example.com/in"))
                .exits(0)
                .prints("{\"roots\":[]}\n")
                .says("agreed to open https://example.com/in");
    }

    @Test
    void a_call_that_needs_a_page_ends_when_that_is_declined_and_is_repeated_when_the_server_never_tells()
            throws IOException {
        String rules = file("a.yaml", "answers:\n- when: {ask: url}\n  reply: accept\n");

        run(List.of("--elicit", "decline"), "legacy", "page=https://example.com/in")
                .exits(8)
                .says("not agreed to: https://example.com/in");
        run(List.of(), "legacy", "page=https://example.com/in").exits(8).says("ask: url");
        run(List.of("--answers", rules, "--timeout", "2s"), "legacy", "page=https://example.com/in", "page-never-done")
                .exits(0)
                .says("did not say in time that the page is done; called again all the same");
    }

    private static List<String> running(String command) {
        return ProcessHandle.allProcesses()
                .map(each -> each.info().commandLine().orElse(""))
                .filter(line -> line.endsWith(command))
                .toList();
    }
}
