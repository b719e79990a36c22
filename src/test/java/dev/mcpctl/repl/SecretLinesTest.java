package dev.mcpctl.repl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretLinesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connect a https://x --header 'X-Key: 1'",
                "connect a ./s.py --env KEY=value",
                "call login user=a password=b",
                "call login --api-key b",
                "call login {\"user\": \"a\", \"secret\": \"b\"}",
                "call login apiKey:=\"b\"",
                "call x auth='Bearer abc'",
                "call x t=ghp_abcdefghijklmnop",
                "connect a https://user:pw@example.com/mcp"
            })
    void secrets_are_suspected(String line) {
        assertThat(SecretLines.hold(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "call weather --city Oslo",
                "call echo message=hello",
                "list tools",
                "connect a https://example.com/mcp",
                "read demo://readme.md",
                "call search query=tokens"
            })
    void ordinary_lines_are_kept(String line) {
        assertThat(SecretLines.hold(line)).isFalse();
    }
}
