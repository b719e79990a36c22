package dev.mcpctl.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserInfoTest {

    @ParameterizedTest
    @CsvSource({
        "https://u:p@h.example/x, https://•••@h.example/x",
        "https://a@b@h.example, https://•••@h.example",
        "--url=https://u:p@h.example:1, --url=https://•••@h.example:1",
        "https://h.example/x?to=a@b, https://h.example/x?to=a@b",
        "https://evil.example?@good.example/, https://evil.example?@good.example/",
        "https://evil.example#@good.example, https://evil.example#@good.example",
        "https://h.example, https://h.example",
        "a@b, a@b",
        "https://, https://",
        "https://@, https://•••@"
    })
    void what_stands_before_the_host_is_masked_and_the_host_is_the_real_one(String text, String masked) {
        assertThat(UserInfo.masked(text)).isEqualTo(masked);
    }
}
