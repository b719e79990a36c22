package dev.mcpctl.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.trace.Redaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTextsTest {

    @ParameterizedTest
    @ValueSource(strings = {"GITHUB_TOKEN", "X-Api-Key", "client_secret", "GH_PAT", "STRIPE_KEY", "Cookie"})
    void names_of_variables_and_headers_that_tell(String name) {
        assertThat(SecretTexts.tells(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATH", "KEYBOARD", "code", "sig", "author"})
    void names_of_variables_and_headers_that_tell_nothing(String name) {
        assertThat(SecretTexts.tells(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"key", "access_token", "sig", "Signature", "auth", "code"})
    void a_parameter_of_a_url_tells_with_less(String name) {
        assertThat(SecretTexts.tellsParameter(name)).isTrue();
        assertThat(SecretTexts.tellsParameter("q")).isFalse();
    }

    /** A recording may know nothing of this room, and is compared by its mask all the same. */
    @Test
    void a_mask_looks_the_same_everywhere() {
        assertThat(Redaction.MASK)
                .isEqualTo(Secret.MASK)
                .isEqualTo(Secret.of("x").toString());
    }
}
