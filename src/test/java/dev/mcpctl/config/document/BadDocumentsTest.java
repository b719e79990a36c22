package dev.mcpctl.config.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpctl.config.entry.Format;
import dev.mcpctl.config.entry.Mistake;
import dev.mcpctl.config.entry.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is wrong with a file is told with its place, whatever it is. */
class BadDocumentsTest {

    @Test
    void json_that_ends_too_early_or_goes_on_too_long() {
        refused("{\n  \"a\": {\n", Format.JSON, "unexpected end-of-input", 3);
        refused("{\n  \"a\" 1\n}", Format.JSON, "unexpected character", 2);
        refused("{}\n{}", Format.JSON, "text after the end of the JSON value", 2);
        refused("{\"a\": \"never ended\n", Format.JSON, "", 1);
        refused("{ /* never ended", Format.JSON, "", 1);
        refused("[1]", Format.JSON, "it holds no object", 1);
        refused("  7", Format.JSON, "it holds no object", 1);
    }

    @Test
    void toml_and_yaml_mistakes() {
        refused("a = 1\nb = \n", Format.TOML, "no TOML", 2);
        refused("[a]\n[a]\n", Format.TOML, "no TOML", 2);
        refused("a = \"never ended\n", Format.TOML, "no TOML", 1);
        refused("a: 1\n b: 2\n", Format.YAML, "no YAML", 2);
        refused("a: [1\n", Format.YAML, "no YAML", 2);
        refused("a: 1\n---\nb: 1\n", Format.YAML, "no YAML", 2);
        refused("a: 1\n\tb: 1\n", Format.YAML, "no YAML", 2);
        refused("- a\n", Format.YAML, "it holds no object", 1);
        refused("a: *nowhere\n", Format.YAML, "no YAML", 1);
        refused("a: \"\u0001\"\n", Format.YAML, "it holds a character that YAML does not allow", 1);
    }

    @Test
    void depth_has_an_end_in_each_format() {
        refused("{\"a\":" + "[".repeat(100_000), Format.JSON, "it nests deeper than 100 levels", 1);
        refused("a = " + "[".repeat(100_000), Format.TOML, "", 1);
        refused("a: " + "[".repeat(100_000), Format.YAML, "", 1);
    }

    @Test
    void bytes_that_are_no_text() {
        assertThatThrownBy(() -> SourceText.of("{\n\"a\": \"é\"}".getBytes(ISO_8859_1)))
                .isInstanceOfSatisfying(Mistake.class, mistake -> {
                    assertThat(mistake).hasMessage("it is no UTF-8 text");
                    assertThat(mistake.problem().place()).isEqualTo(new Place(2, 7));
                });
        assertThatThrownBy(() -> SourceText.of("{}".getBytes(UTF_16)))
                .isInstanceOf(Mistake.class)
                .hasMessage("it is UTF-16, not UTF-8");
        assertThatThrownBy(() -> SourceText.of(new byte[SourceText.MOST_BYTES + 1]))
                .isInstanceOf(Mistake.class)
                .hasMessage("it is larger than 8 MiB");
        assertThatThrownBy(() -> SourceText.of(new byte[] {'{', '}', (byte) 0xc3}))
                .isInstanceOf(Mistake.class)
                .hasMessage("it is no UTF-8 text");
    }

    @Test
    void members_that_stand_twice_are_told_with_both_places() {
        assertThat(Document.read(SourceText.of("{\n\"a\": {\"b\": 1,\n \"b\": 2}}"), Format.JSON)
                        .repeated())
                .containsExactly(new Document.Repeated("b", new Place(2, 7), new Place(3, 2)));
        assertThat(Document.read(SourceText.of("a: 1\na: 2\n"), Format.YAML).repeated())
                .containsExactly(new Document.Repeated("a", new Place(1, 1), new Place(2, 1)));
    }

    @Test
    void places_of_what_is_there() {
        Document json = Document.read(SourceText.of("{\n  // x\n  \"a\": {\"b/c\": [1, {\"d\": 2}]}\n}"), Format.JSON);
        assertThat(json.place(List.of("a", "b/c", "1", "d"))).isEqualTo(new Place(3, 21));
        assertThat(json.place(List.of("a", "x"))).isNull();

        Document toml = Document.read(SourceText.of("x = 1\n\n[a.\"b c\"]\n  y = 2\n"), Format.TOML);
        assertThat(toml.place(List.of("a", "b c"))).isEqualTo(new Place(3, 1));
        assertThat(toml.place(List.of("a", "b c", "y"))).isEqualTo(new Place(4, 3));

        Document yaml = Document.read(SourceText.of("😀: 1\na:\n- b: 😀 x\n  c: 2\n"), Format.YAML);
        assertThat(yaml.place(List.of("a", "0", "c"))).isEqualTo(new Place(4, 3));
    }

    private static void refused(String text, Format format, String message, int line) {
        assertThatThrownBy(() -> Document.read(SourceText.of(text), format))
                .as("%s", text.substring(0, Math.min(40, text.length())))
                .isInstanceOfSatisfying(Mistake.class, mistake -> {
                    assertThat(mistake.getMessage().toLowerCase(java.util.Locale.ROOT))
                            .contains(message.toLowerCase(java.util.Locale.ROOT));
                    assertThat(mistake.problem().place().line()).isEqualTo(line);
                });
    }
}
