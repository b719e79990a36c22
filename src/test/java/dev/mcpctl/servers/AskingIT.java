package dev.mcpctl.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.testing.CommandResult;
import dev.mcpctl.testing.Distribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Everything that asks, of the official everything server and of the demo in both eras, completed with nobody at a terminal
 * by one file of answers.
 */
class AskingIT {

    private static final ServerCatalog.Entry EVERYTHING =
            ServerCatalog.installed().entry("everything");

    private static final String RULES = """
            answers:
            - when: {ask: form, message: about yourself}
              reply: {name: Ada, size: m, days: [mon]}
            - when: {ask: form, property: sure}
              reply: {sure: true}
            - when: {ask: form, matches: '^Round'}
              reply: {name: Ada}
            - when: {ask: form, property: [name, check]}
              reply: {name: Ada, check: true, email: ada@example.com}
            - when: {ask: form, property: interpretation}
              reply: {interpretation: snake}
            - when: {ask: url}
              reply: accept
            - when: {ask: sampling}
              command: echo prepared
            - when: {ask: roots}
              reply: [.]
            - when: {ask: form}
              defaults: true
            """;

    @TempDir
    private Path home;

    private Path rules;

    @BeforeEach
    void write_the_rules() throws IOException {
        rules = home.resolve("answers.yaml");
        Files.writeString(rules, RULES);
    }

    private CommandResult run(List<String> words) {
        return Distribution.at(home)
                .run(words)
                .with("CI", "true")
                .with("MCPCTL_ANSWERS", rules.toString())
                .within(Duration.ofSeconds(90))
                .run()
                .leavesNothingRunning();
    }

    private CommandResult everything(String... call) {
        List<String> words = new ArrayList<>(List.of("call"));
        words.addAll(List.of(call));
        words.add("--");
        words.addAll(EVERYTHING.command());
        return run(words);
    }

    @Test
    void the_everything_servers_form_is_filled_in() {
        assertThat(everything("trigger-elicitation-request").exitsWith(0).out())
                .contains("\"name\": \"Ada\"")
                .contains("ada@example.com");
    }

    @Test
    void the_everything_servers_page_is_agreed_to() {
        CommandResult result = everything("trigger-url-elicitation", "url=https://example.com/consent", "message=Look");
        result.exitsWith(0).explains("agreed to open https://example.com/consent");
        assertThat(result.out()).containsIgnoringCase("accept");
    }

    @Test
    void the_everything_servers_language_model_is_the_command() {
        assertThat(everything("trigger-sampling-request", "prompt=hello", "maxTokens:=10")
                        .exitsWith(0)
                        .out())
                .contains("prepared")
                .contains("mcpctl/command");
    }

    @Test
    void the_everything_server_is_told_the_roots() {
        assertThat(everything("get-roots-list").exitsWith(0).out())
                .contains(home.toUri().toString().replaceFirst("/$", ""));
    }

    @Test
    void the_everything_servers_research_is_answered_in_the_middle() {
        assertThat(everything("simulate-research-query", "topic=python", "ambiguous:=true")
                        .exitsWith(0)
                        .out())
                .startsWith("# Research Report: python");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            modern | elicit_form            | "name":"Ada","size":"m","days":["mon"]
            legacy | elicit_form            | "name":"Ada","size":"m","days":["mon"]
            modern | elicit_form rounds:=3  | the form says
            legacy | elicit_form rounds:=3  | the form says
            modern | elicit_url             | you agreed to open the page
            legacy | elicit_url             | you agreed to open the page
            modern | sample                 | model mcpctl/command says: prepared
            legacy | sample                 | model mcpctl/command says: prepared
            modern | roots                  | the client has 1 roots
            legacy | roots                  | the client has 1 roots
            modern | ask_all                | model mcpctl/command says: prepared
            legacy | ask_all                | model mcpctl/command says: prepared
            """)
    void every_tool_of_the_demo_that_asks_completes(String era, String call, String part) {
        List<String> words = new ArrayList<>(List.of("call", "demo", "--protocol", era));
        words.addAll(2, List.of(call.split(" ", -1)));
        run(words).exitsWith(0).printsPart(part);
    }

    @ParameterizedTest
    @ValueSource(strings = {"modern", "legacy"})
    void prompts_that_ask_are_answered_by_the_same_file(String era) {
        run(List.of("prompt", "demo", "interview", "--protocol", era)).exitsWith(0);
    }
}
