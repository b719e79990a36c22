package dev.mcpctl.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.secret.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShownCommandTest {

    private static final Path HERE = Path.of("/tmp");

    @Test
    void values_of_options_that_tell_are_masked() {
        assertThat(shown("srv", "--api-key", "abc", "--token=def", "GITHUB_TOKEN=ghi", "--verbose", "--port=1"))
                .containsExactly("srv", "--api-key", "•••", "--token=•••", "GITHUB_TOKEN=•••", "--verbose", "--port=1");
    }

    @Test
    void headers_for_a_bridge_are_masked() {
        assertThat(shown("npx", "mcp-remote", "https://a.example/mcp", "--header", "Authorization: Bearer sk-abc="))
                .containsExactly("npx", "mcp-remote", "https://a.example/mcp", "--header", "Authorization: •••");
        assertThat(shown("srv", "X-Api-Key:abc", "Accept: text/plain", "--server=x:y"))
                .containsExactly("srv", "X-Api-Key: •••", "Accept: text/plain", "--server=x:y");
    }

    @Test
    void an_option_behind_an_option_that_tells_is_no_value() {
        assertThat(shown("srv", "--password", "--stdin")).containsExactly("srv", "--password", "--stdin");
    }

    @Test
    void passwords_in_urls_are_masked() {
        assertThat(shown("srv", "postgres://me:pass@host/db?x=a@b", "https://host/a@b"))
                .containsExactly("srv", "postgres://•••@host/db?x=a@b", "https://host/a@b");
    }

    @Test
    void values_of_the_environment_are_masked_wherever_they_stand() {
        Endpoint.Stdio endpoint = new Endpoint.Stdio(
                List.of("srv", "key:s3cr3t-value!"), Map.of("KEY", Secret.of("s3cr3t-value")), true, HERE, null);
        assertThat(endpoint.shownCommand()).containsExactly("srv", "key:•••!");
        assertThat(endpoint.describe()).isEqualTo("srv key:•••!");
    }

    @Test
    void a_label_is_the_name_and_a_long_command_is_cut() {
        List<String> command = List.of("srv", "x".repeat(200));
        assertThat(new Endpoint.Stdio(command, Map.of(), true, HERE, "weather").describe())
                .isEqualTo("weather");
        assertThat(new Endpoint.Stdio(command, Map.of(), true, HERE, null).describe())
                .hasSize(120)
                .startsWith("srv xxx")
                .endsWith("…");
    }

    private static List<String> shown(String... command) {
        return new Endpoint.Stdio(List.of(command), Map.of(), true, HERE, null).shownCommand();
    }
}
