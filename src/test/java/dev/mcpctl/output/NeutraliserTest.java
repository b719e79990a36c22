package dev.mcpctl.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeutraliserTest {

    @Test
    void harmless_text_is_returned_as_the_same_object() {
        String text = "two\nlines\twith a tab and ~";
        assertThat(Neutraliser.text(text)).isSameAs(text);
        assertThat(Neutraliser.line("naïve 東京 ✓")).isEqualTo("naïve 東京 ✓");
    }

    @Test
    void an_escape_sequence_becomes_visible() {
        assertThat(Neutraliser.text("\u001b[31mred\u001b]0;title\u0007")).isEqualTo("\\x1b[31mred\\x1b]0;title\\x07");
    }

    @ParameterizedTest
    @CsvSource({
        "0, \\x00",
        "7f, \\x7f",
        "9b, \\x9b",
        "85, \\x85",
        "ad, \\xad",
        "34f, \\u034f",
        "61c, \\u061c",
        "180e, \\u180e",
        "200b, \\u200b",
        "200c, \\u200c",
        "200d, \\u200d",
        "200e, \\u200e",
        "200f, \\u200f",
        "2028, \\u2028",
        "2029, \\u2029",
        "202a, \\u202a",
        "202e, \\u202e",
        "2060, \\u2060",
        "2066, \\u2066",
        "2069, \\u2069",
        "3164, \\u3164",
        "fe00, \\ufe00",
        "fe0f, \\ufe0f",
        "feff, \\ufeff",
        "fff9, \\ufff9",
        "ffff, \\uffff",
        "d800, \\ud800",
        "dfff, \\udfff",
        "e0001, \\U000e0001",
        "e0041, \\U000e0041",
        "e0100, \\U000e0100",
        "1d173, \\U0001d173",
        "1ffff, \\U0001ffff"
    })
    void what_hides_or_reorders_becomes_visible(String hex, String shown) {
        String text = "a" + Character.toString(Integer.parseInt(hex, 16)) + "b";
        assertThat(Neutraliser.text(text)).isEqualTo("a" + shown + "b");
        assertThat(Neutraliser.line(text)).isEqualTo("a" + shown + "b");
    }

    @Test
    void a_lone_carriage_return_is_shown_and_one_before_a_newline_goes() {
        assertThat(Neutraliser.text("safe\rEVIL\r\nnext")).isEqualTo("safe\\rEVIL\nnext");
    }

    @Test
    void a_label_stays_on_its_line() {
        assertThat(Neutraliser.line("a\nb\tc\r\nd")).isEqualTo("a\\nb\\tc\\r\\nd");
    }

    @Test
    void emoji_and_scripts_that_need_joiners_stay_whole() {
        String family = "👩‍👩‍👧 ❤️ 1️⃣ 🏳️‍🌈";
        assertThat(Neutraliser.line(family)).isEqualTo(family);
        String persian = "می‌خواهم";
        assertThat(Neutraliser.line(persian)).isEqualTo(persian);
    }

    @Test
    void selectors_in_a_row_carry_hidden_bytes_and_are_shown() {
        assertThat(Neutraliser.line("❤\ufe0f\ufe0f\ufe01")).isEqualTo("❤\ufe0f\\ufe0f\\ufe01");
    }

    @Test
    void marks_are_not_piled_up_over_other_lines() {
        String shown = Neutraliser.text("e" + "\u0301".repeat(50) + "x");
        assertThat(shown).startsWith("e" + "\u0301".repeat(8) + "\\u0301").endsWith("\\u0301x");
    }

    @Test
    void random_text_never_keeps_a_forbidden_code_point() {
        Random random = new Random(42);
        for (int round = 0; round < 20_000; round++) {
            String text = random(random);
            assertHarmless(Neutraliser.text(text), text, true);
            assertHarmless(Neutraliser.line(text), text, false);
        }
    }

    @Test
    void a_stream_is_made_harmless_in_pieces_without_tearing_characters() throws IOException {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder();
        while (text.length() < 100_000) {
            text.append("line é 😀 \u001b[2J ").append(random.nextInt()).append(random.nextInt(9) == 0 ? "\r\n" : " ");
        }
        StringBuilder shown = new StringBuilder();
        byte[] utf8 = text.toString().getBytes(StandardCharsets.UTF_8);
        Neutraliser.stream(new ByteArrayInputStream(utf8), shown::append);
        assertThat(shown.toString()).isEqualTo(Neutraliser.text(text.toString()));
    }

    @Test
    void a_stream_without_any_place_to_cut_is_passed_on_whole() throws IOException {
        String text = "😀".repeat(20_001) + "\u202e";
        StringBuilder shown = new StringBuilder();
        Neutraliser.stream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), shown::append);
        assertThat(shown.toString()).isEqualTo("😀".repeat(20_001) + "\\u202e");
    }

    private static String random(Random random) {
        int[] spicy = {0x1b, 0x9b, 0x200d, 0xfe0f, 0x202e, 0xe0041, 0xd83d, 0xde00, '\r', '\n', '\t', 'a', 0x1f469};
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            int point = switch (random.nextInt(3)) {
                case 0 -> spicy[random.nextInt(spicy.length)];
                case 1 -> random.nextInt(0x10000);
                default -> random.nextInt(0x110000);
            };
            text.appendCodePoint(point);
        }
        return text.toString();
    }

    /** Written without the code under test: by general category, with the contexts in which joiners and styles stay. */
    private static void assertHarmless(String shown, String text, boolean lines) {
        int before = 0;
        for (int point : shown.codePoints().toArray()) {
            int type = Character.getType(point);
            boolean wanted = lines && (point == '\n' || point == '\t');
            boolean joiner =
                    (point == 0x200d || point == 0x200c || point == 0xfe0f || point == 0xfe0e) && before > 0x22;
            boolean bad = type == Character.CONTROL
                    || type == Character.SURROGATE
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR
                    || (type == Character.FORMAT && !visibleFormat(point))
                    || (point >= 0xfe00 && point <= 0xfe0f)
                    || (point >= 0xe0000 && point <= 0xe0fff);
            if (bad && !wanted && !joiner) {
                fail("U+%04X in %s, made from %s", point, escaped(shown), escaped(text));
            }
            before = point;
        }
    }

    /** Signs that take room although they are in the category: Arabic number signs, Kaithi, hieroglyph joiners. */
    private static boolean visibleFormat(int point) {
        return (point >= 0x600 && point <= 0x605)
                || point == 0x6dd
                || point == 0x70f
                || point == 0x890
                || point == 0x891
                || point == 0x8e2
                || point == 0x110bd
                || point == 0x110cd
                || (point >= 0x13430 && point <= 0x1343f);
    }

    private static String escaped(String text) {
        StringBuilder ascii = new StringBuilder();
        text.codePoints().forEach(point -> ascii.append(String.format("U+%04X ", point)));
        return ascii.toString();
    }
}
