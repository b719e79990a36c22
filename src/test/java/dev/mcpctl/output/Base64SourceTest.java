package dev.mcpctl.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mcpctl.failure.Failure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Base64SourceTest {

    private static byte[] decode(String text) throws IOException {
        byte[] ascii = text.getBytes(StandardCharsets.UTF_8);
        try (InputStream bytes =
                Base64Source.of(() -> new ByteArrayInputStream(ascii)).open()) {
            return bytes.readAllBytes();
        }
    }

    @Test
    void random_bytes_come_back() throws IOException {
        Random random = new Random(3);
        for (int length = 0; length < 300; length++) {
            byte[] bytes = new byte[length * length];
            random.nextBytes(bytes);
            assertThat(decode(Base64.getEncoder().encodeToString(bytes))).isEqualTo(bytes);
        }
    }

    @Test
    void single_reads_give_the_same_bytes() throws IOException {
        byte[] ascii = "AP8B/g==".getBytes(StandardCharsets.US_ASCII);
        try (InputStream bytes =
                Base64Source.of(() -> new ByteArrayInputStream(ascii)).open()) {
            assertThat(new int[] {bytes.read(), bytes.read(), bytes.read(), bytes.read(), bytes.read()})
                    .containsExactly(0, 255, 1, 254, -1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "QUJD*EFG, unexpected character '*' (character 5)",
        "QUJ, it ends in the middle of a group of four characters (character 3)",
        "Q, it ends in the middle of a group of four characters (character 1)",
        "QQ, it ends in the middle of a group of four characters (character 2)",
        "QQ==QQ==, it goes on after its padding (character 5)",
        "QQ=Q, it goes on after its padding (character 4)",
        "=QQQ, unexpected character '=' (character 1)",
        "QUJD-_-_, unexpected character '-' (character 5)",
    })
    void what_is_no_base64_is_the_mistake_of_the_server(String text, String mistake) {
        Failure failure = catchThrowableOfType(Failure.class, () -> decode(text));
        assertThat(failure.kind()).isEqualTo(Failure.Kind.PROTOCOL);
        assertThat(failure.code()).isEqualTo("invalid_base64");
        assertThat(failure.message()).isEqualTo("the server sent invalid Base64: " + mistake);
    }

    @Test
    void line_ends_are_named_visibly() {
        Failure failure = catchThrowableOfType(Failure.class, () -> decode("QUJD\nQUJD"));
        assertThat(failure.message()).contains("unexpected character '\\n'");
    }
}
