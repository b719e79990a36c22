package dev.mcpctl.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpctl.failure.Failure;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPathTest {

    @ParameterizedTest
    @CsvSource({
        "$.a, a, true",
        "$.a, a/b, false",
        "$.a, b, false",
        "$.a.b, a/b, true",
        "$['a.b'], a.b, true",
        "'$[\"a\"][0]', a/0, true",
        "$.a[*], a/7, true",
        "$.*, x, true",
        "$..x, x, true",
        "$..x, a/3/x, true",
        "$..x, a/x/b, false",
        "$..x.y, x/x/y, true",
        "$..[1], a/1, true",
        "$..*, a/1, true",
        "$.a..b, a/x/b, true",
        "$.a..b, b, false"
    })
    void a_path_names_places(String path, String place, boolean matches) {
        List<Object> keys = new ArrayList<>();
        for (String word : place.split("/", -1)) {
            keys.add(word.matches("[0-9]+") ? (Object) Integer.valueOf(word) : word);
        }
        assertThat(JsonPath.parse("--redact", path).matches(keys)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$",
                "a",
                "$a",
                "$.",
                "$..",
                "$.a.",
                "$[",
                "$[a]",
                "$[-1]",
                "$['a",
                "$['a'",
                "$[1:2]",
                "$[?(@.x)]",
                "$.a[1]x"
            })
    void anything_else_is_refused_with_an_example(String path) {
        assertThatThrownBy(() -> JsonPath.parse("--redact", path)).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.message()).startsWith("--redact is no JSONPath that mcpctl knows: '" + path);
            assertThat(failure.hint()).contains("$..token");
        });
    }
}
