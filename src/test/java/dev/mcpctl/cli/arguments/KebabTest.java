package dev.mcpctl.cli.arguments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KebabTest {

    @ParameterizedTest
    @CsvSource({
        "city, city",
        "maxResults, max-results",
        "max_results, max-results",
        "MaxResults, max-results",
        "userID, user-id",
        "HTTPProxy, http-proxy",
        "max-results, max-results",
        "v2Api, v2-api",
        "_private, -private",
    })
    void words_are_told_apart(String name, String kebab) {
        assertThat(Kebab.of(name)).isEqualTo(kebab);
    }
}
