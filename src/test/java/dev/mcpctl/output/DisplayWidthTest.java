package dev.mcpctl.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Texts in the columns of a terminal. */
class DisplayWidthTest {

    private static final String[] PIECES = {
        "a", "bc", "longer-word", "/a/path/with.dots", "漢字", "e\u0301", "😀", " ", "  "
    };

    @Test
    void lines_are_broken_at_blanks_and_long_words_behind_a_sign() {
        assertThat(DisplayWidth.wrap("one two three", 7)).containsExactly("one two", "three");
        assertThat(DisplayWidth.wrap("see https://host.example/path", 16))
                .containsExactly("see", "https://host.", "example/path");
        assertThat(DisplayWidth.wrap("", 7)).containsExactly("");
        assertThat(DisplayWidth.wrap("漢字漢字", 5)).containsExactly("漢字", "漢字");
    }

    @Test
    void no_line_is_too_wide_and_nothing_but_blanks_is_lost() {
        Random random = new Random(7);
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(30); j > 0; j--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            int columns = 2 + random.nextInt(30);

            List<String> lines = DisplayWidth.wrap(text.toString(), columns);

            assertThat(lines)
                    .as(text.toString())
                    .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(columns));
            assertThat(String.join("", lines).replace(" ", ""))
                    .isEqualTo(text.toString().replace(" ", ""));
        }
    }

    @Test
    void a_megabyte_without_a_blank_is_broken_too() {
        assertThat(DisplayWidth.wrap("x".repeat(2_000_000), 100)).hasSize(20_000);
    }
}
