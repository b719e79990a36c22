package dev.mcpctl.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.process.Platform;
import dev.mcpctl.transport.Endpoint;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebsiteTest {

    private static Target named(String word) {
        return Target.ofWord(word, new Surroundings(Map.of(), Path.of(""), List.of("demo")), Platform.LINUX);
    }

    @ParameterizedTest
    @CsvSource({
        "https://mcp.example.com/mcp, https://mcp.example.com/mcp",
        "HTTPS://MCP.Example.com, https://mcp.example.com/",
        "http://my_server:3000/mcp?key=1, http://my_server:3000/mcp?key=1",
        "https://host?key=1, https://host/?key=1",
        "https://bücher.example/mcp, https://xn--bcher-kva.example/mcp",
        "localhost:3000/mcp, http://localhost:3000/mcp",
        "localhost, http://localhost/",
        "app.localhost:8080, http://app.localhost:8080/",
        "127.0.0.1:3000/mcp, http://127.0.0.1:3000/mcp",
        "[::1]:3000/mcp, http://[::1]:3000/mcp",
        ":3000/mcp, http://localhost:3000/mcp",
        ":3000, http://localhost:3000/"
    })
    void a_word_that_is_a_url(String word, String url) {
        assertThat(named(word)).isInstanceOfSatisfying(Website.class, site -> {
            assertThat(site.url()).hasToString(url);
            assertThat(site.authorization()).isNull();
            assertThat(site.way()).isEqualTo(Endpoint.Http.Way.AUTO);
        });
    }

    @Test
    void a_user_in_the_url_is_shown_to_the_server_alone() {
        Website site =
                Website.of("https://me:h%40sh+1@host.example/mcp?k=v", "https://me:h%40sh+1@host.example/mcp?k=v");
        // me:h@sh+1
        assertThat(site.authorization().reveal()).isEqualTo("Basic bWU6aEBzaCsx");
        assertThat(site.url()).hasToString("https://host.example/mcp?k=v");
        assertThat(site.label()).isEqualTo("https://host.example/mcp");
        assertThat(site.toString()).doesNotContain("h%40sh").doesNotContain("bWU6");
    }

    @Test
    void what_came_from_elsewhere_is_not_shown() {
        Website site = Website.of("https://host.example/s/hush/mcp", "https://host.example/s/${env:KEY}/mcp");
        assertThat(site.label()).isEqualTo("https://host.example/s/${env:KEY}/mcp");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "ws://host/mcp \"'ws' of 'ws://host/mcp' is not supported\" WebSocket",
                "unix:///run/s \"the scheme 'unix'\" --unix-socket",
                "ftp://me:hush@host/x \"'ftp' of 'ftp://host/x' is not supported\" https",
                "https://me:hush@host/mcp#part \"the URL 'https://host/mcp' has a fragment\" \"leave out\"",
                "https:///mcp \"the URL 'https:///mcp' has no host\" null",
                "https://host:port/mcp \"the port of the URL is no number\" %2F",
                "https://me:hu/sh@host/mcp \"the port of the URL is no number\" %2F",
                "https://host:70000/mcp \"the port 70000 of\" null",
                "https://me:hush@host/m^cp \"'https://host/m^cp' is no valid URL\" %XX"
            },
            quoteCharacter = '"')
    void what_cannot_be_a_server_is_refused_without_showing_a_password(String word, String message, String hint) {
        assertThatThrownBy(() -> named(word)).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(Failure.Kind.USAGE);
            assertThat(failure.message()).contains(message);
            assertThat(String.valueOf(failure.hint())).contains(hint);
            assertThat(failure.message()).doesNotContain("hush").doesNotContain("hu/sh");
        });
    }

    @Test
    void a_host_without_its_scheme_is_no_server_but_a_hint() {
        assertThatThrownBy(() -> named("mcp.example.com/mcp"))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.hint()).contains("https://mcp.example.com/mcp"));
    }
}
