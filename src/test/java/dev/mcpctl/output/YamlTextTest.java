package dev.mcpctl.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.mcpctl.json.Json;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle is another YAML reader, which follows 1.1. */
class YamlTextTest {

    private static final ObjectMapper ORACLE = new ObjectMapper(new YAMLFactory());

    @Test
    void a_document_reads_well() {
        JsonNode value = Json.parse("""
                {"name":"weather","title":"It's 20 °C: nice","uri":"https://example.com/a#b","version":"1.0",
                 "on":true,"no":"no","empty":"","list":[],"map":{},"nested":[[1,[2]],[{}]],
                 "text":"first\\nsecond\\n","lines":"  indented\\nx","kept":"a\\n\\n","bare":"a\\n\\nb","null":null,
                 "hidden":"a\\u202eb\\ud83d\\ude00","tag":"\\udb40\\udc41","big":12345678901234567890123,"tiny":1e-7}""");
        assertThat(YamlText.of(value)).isEqualTo("""
                name: weather
                title: "It's 20 °C: nice"
                uri: https://example.com/a#b
                version: "1.0"
                "on": true
                "no": "no"
                empty: ""
                list: []
                map: {}
                nested:
                - - 1
                  - - 2
                - - {}
                text: |
                  first
                  second
                lines: "  indented\\nx"
                kept: |+
                  a

                bare: |-
                  a

                  b
                "null": null
                hidden: "a\\u202eb😀"
                tag: "\\U000e0041"
                big: 12345678901234567890123
                tiny: 1.0E-7
                """);
    }

    @Test
    void scalars_are_documents_too() {
        assertThat(YamlText.of(Json.parse("\"a\\nb\""))).isEqualTo("|-\n  a\n  b\n");
        assertThat(YamlText.of(Json.parse("[]"))).isEqualTo("[]\n");
        assertThat(YamlText.of(Json.parse("1e400"))).isEqualTo("1.0E+400\n");
    }

    @Test
    void random_documents_come_back_equal_and_hide_nothing() throws IOException {
        Random random = new Random(11);
        for (int round = 0; round < 4000; round++) {
            JsonNode value = Json.object().set("v", node(random, 3));
            String yaml = YamlText.of(value);
            assertThat(Json.compact(ORACLE.readTree(yaml))).as(yaml).isEqualTo(Json.compact(value));
            assertThat(yaml.codePoints().filter(point -> point != '\n' && Hidden.always(point)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a #b",
                "a: b",
                "a:",
                "a ",
                " a",
                "a\tb",
                "yes",
                "NO",
                "Null",
                "y",
                "#a",
                "- a",
                "-",
                "?",
                "? a",
                "1",
                "1.5",
                "0x1f",
                "1e3",
                ".5",
                ".inf",
                "~",
                "=",
                "<<",
                "---",
                "...",
                "2020-01-01",
                "12:30:00",
                "a\n#b",
                " a\nb",
                "\na",
                "a\n ",
                "a\n\n\n",
                "\n",
                "a\r\nb",
                "a\u0085b",
                "\ufeffa",
                "\u00a0a\nb",
                "a\n\tb",
                "'a'",
                "a\n---\nb"
            })
    void strings_that_look_like_something_else_are_read_back_as_names_and_values(String text) throws IOException {
        JsonNode value =
                Json.object().set(text, Json.array().add(text).add(Json.object().put("k", text)));
        assertThat(Json.compact(ORACLE.readTree(YamlText.of(value)))).isEqualTo(Json.compact(value));
        assertThat(Json.compact(
                        ORACLE.readTree(YamlText.of(value.elements().next().get(0)))))
                .isEqualTo(Json.compact(value.elements().next().get(0)));
    }

    @Test
    void a_very_long_name_is_read_back() throws IOException {
        JsonNode value = Json.object()
                .set(
                        "k".repeat(2000),
                        Json.object().put("a", 1).set("b", Json.array().add(1)));
        assertThat(Json.compact(ORACLE.readTree(YamlText.of(value)))).isEqualTo(Json.compact(value));
    }

    private static JsonNode node(Random random, int depth) {
        int kind = random.nextInt(depth > 0 ? 8 : 6);
        ArrayNode array = Json.array();
        return switch (kind) {
            case 0 -> array.add(random.nextInt()).get(0);
            case 1 -> array.add(random.nextBoolean()).get(0);
            case 2 -> array.addNull().get(0);
            case 6 -> elements(random, depth);
            case 7 -> members(random, depth);
            default -> array.add(text(random)).get(0);
        };
    }

    private static JsonNode elements(Random random, int depth) {
        ArrayNode array = Json.array();
        for (int i = random.nextInt(4); i > 0; i--) {
            array.add(node(random, depth - 1));
        }
        return array;
    }

    private static JsonNode members(Random random, int depth) {
        ObjectNode object = Json.object();
        for (int i = random.nextInt(4); i > 0; i--) {
            object.set(text(random), node(random, depth - 1));
        }
        return object;
    }

    private static final String[] PIECES = {
        "a",
        "b c",
        "\n",
        "\n",
        " ",
        "#",
        ": ",
        "- ",
        "? ",
        "\t",
        "'",
        "\"",
        "\\",
        "yes",
        "null",
        "~",
        "1",
        "0x1",
        "---",
        "...",
        "|",
        ">",
        "%",
        "@",
        "`",
        "!",
        "&",
        "*",
        "{",
        "}",
        "[",
        "]",
        ",",
        "=",
        "<<",
        "é",
        "東",
        "😀",
        "\u202e",
        "\r",
        "\u0085",
        "\u2028",
        "\ufeff",
        "\u00a0",
        "\u001b",
        ".",
        "-",
        "+",
        "1e3",
        "2020-01-01",
        "\u3000",
        "e\u0301"
    };

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
