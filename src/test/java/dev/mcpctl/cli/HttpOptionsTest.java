package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before anything is connected. */
class HttpOptionsTest {

    /** Nothing can listen there. */
    private static final String URL = "http://127.0.0.1:1/mcp";

    @TempDir
    private Path directory;

    private static CliRun list(String... options) {
        List<String> words = new ArrayList<>(List.of("list", URL));
        words.addAll(List.of(options));
        return CliRun.of(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Nothing | --header needs 'NAME: VALUE'",
                ": x | --header needs 'NAME: VALUE'",
                "Two Words: x | --header: the name before ':' is no name of a header",
                "Content-Type: x | --header: 'Content-Type' is set by mcpctl itself",
                "mcp-method: x | --header: 'mcp-method' is set by mcpctl itself",
                "MCP-Protocol-Version: 1 | choose the version with --protocol",
                "Proxy-Authorization: x | is for the proxy, not for the server",
                "X-Key: blåbær | the value of 'X-Key' holds a character that no header can carry",
                "X-Key: ${env:NOT_THERE} | --header 'X-Key': the variable 'NOT_THERE' is not set",
                "X-Key: ${file:not-there} | --header 'X-Key': there is no file 'not-there'"
            })
    void a_header_that_cannot_be_sent(String header, String part) {
        CliRun.Result result = list("--header", header).run().refusedAs(part);
        assertThat(result.err()).doesNotContain("blåbær");
    }

    @Test
    void a_line_break_that_came_from_elsewhere_is_refused_and_not_shown() {
        CliRun.Result result = list("--header", "X-Key: ${env:KEY}")
                .with("KEY", "hush\r\nX-Other: injected")
                .run()
                .refusedAs("the value of 'X-Key' holds a line break");
        assertThat(result.err()).doesNotContain("hush").doesNotContain("injected");
    }

    @Test
    void one_header_has_one_value() {
        list("--header", "X-Key: a", "--header", "x-key: b").run().refusedAs("the header 'x-key' is given twice");
        list("--header", "Authorization: Basic a", "--bearer-env", "TOKEN")
                .with("TOKEN", "b")
                .run()
                .refusedAs("the header 'Authorization' is given twice");
        CliRun.of("list", "http://me:hush@127.0.0.1:1/mcp", "--bearer-env", "TOKEN")
                .with("TOKEN", "b")
                .run()
                .refusedAs("one of them stands in the URL");
    }

    @Test
    void headers_come_from_a_file_whose_lines_are_numbered() throws IOException {
        Files.writeString(directory.resolve("headers"), "# ours\n\nX-Key: ${taken literally}\nbroken\n");
        list("--header", "@headers").in(directory).run().refusedAs("--header 'headers', line 4 needs 'NAME: VALUE'");
        list("--header", "@none").in(directory).run().refusedAs("there is no file 'none'");
    }

    @Test
    void a_token_that_is_not_there_is_named() {
        list("--bearer-env", "TOKEN").run().refusedAs("--bearer-env: the variable 'TOKEN' is not set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--header", "--bearer-env", "--allow-http", "--ca-cert", "--unix-socket"})
    void options_about_urls_do_not_fit_a_program(String option) {
        CliRun.run("list", "demo", option, "x")
                .refusedAs(option + " is about servers behind a URL, and 'demo' is started");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--env", "--env-file", "--cwd"})
    void options_about_programs_do_not_fit_a_url(String option) {
        list(option, "x").run().refusedAs(option + " is about servers that are started, and '" + URL + "' is reached");
    }

    @Test
    void variables_that_do_not_fit_are_passed_over() {
        CliRun.of("list", "demo", "tools", "-o", "name")
                .with("MCPCTL_CA_CERT", "none.pem")
                .with("MCPCTL_INSECURE", "1")
                .with("MCPCTL_CONNECT_TIMEOUT", "1s")
                .run()
                .exits(0);
    }

    @Test
    void values_are_read_strictly() {
        list("--connect-timeout", "soon").run().refusedAs("--connect-timeout is no duration: 'soon'");
        list().with("MCPCTL_CONNECT_TIMEOUT", "soon").run().refusedAs("MCPCTL_CONNECT_TIMEOUT is no duration: 'soon'");
        list("--client-key", "k.pem").run().refusedAs("--client-key needs --client-cert");
        list("--ca-cert", "").run().refusedAs("--ca-cert names no file");
    }

    @Test
    void a_server_is_named_once() {
        CliRun.run("list", "--http", URL, "--sse", URL).refusedAs("the server is named twice");
        CliRun.run("list", "--http", URL, "--", "x").refusedAs("the server is named twice");
        CliRun.run("list", "--http", "ftp://host/").refusedAs("the scheme 'ftp'");
        CliRun.run("list", "--sse", "http://host/${env:NOT_THERE}").refusedAs("the variable 'NOT_THERE' is not set");
        CliRun.run("list", "http://host/${env:NOT_THERE}/mcp").refusedAs("the variable 'NOT_THERE' is not set");
    }

    @Test
    void the_key_of_an_era_is_origin_and_path_and_shows_no_path() {
        String one = key("https://host.example/secret/mcp?a=1");
        assertThat(one).startsWith("https://host.example").doesNotContain("secret");
        assertThat(key("https://host.example/secret/mcp?a=2")).isEqualTo(one);
        assertThat(key("https://host.example/other/mcp")).isNotEqualTo(one);
        assertThat(key("https://host.example:8443/secret/mcp")).isNotEqualTo(one);
    }

    private static String key(String url) {
        return EraKey.of(dev.mcpctl.config.Website.of(url, url), Path.of(""));
    }
}
