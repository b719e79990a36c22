package dev.mcpctl.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.mcpctl.json.Json;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepeatedTextTest {

    @ParameterizedTest
    @CsvSource({"ab, 3, c, abababc", "ab, 0, c, c", "ab, 2, '', abab", "x, 0, '', ''"})
    void it_is_written_as_the_text_it_stands_for(String unit, int count, String tail, String whole) throws IOException {
        RepeatedText text = new RepeatedText(unit, count, tail);
        StringWriter written = new StringWriter();

        MessageWriter.write(Json.array().add(text), written);

        assertThat(written).hasToString("[\"" + whole + "\"]");
        assertThat(text.textValue()).isEqualTo(whole);
        assertThat(text.length()).isEqualTo(whole.length());
        assertThat(text).isEqualTo(TextNode.valueOf(whole)).hasSameHashCodeAs(TextNode.valueOf(whole));
    }

    @Test
    void what_json_must_escape_is_escaped() throws IOException {
        StringWriter written = new StringWriter();

        MessageWriter.write(new RepeatedText("\n\"", 2, "\u0000"), written);

        assertThat(written).hasToString("\"\\n\\\"\\n\\\"\\u0000\"");
    }
}
