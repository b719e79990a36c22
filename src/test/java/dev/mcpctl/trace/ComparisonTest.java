package dev.mcpctl.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.trace.replay.Comparison;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where two answers differ. */
class ComparisonTest {

    private static List<Comparison.Difference> differences(String before, String after, String... ignored) {
        List<JsonPath> paths = new ArrayList<>();
        for (String path : ignored) {
            paths.add(JsonPath.parse("--ignore", path));
        }
        return new Comparison(paths).of((ObjectNode) Json.parse(before), (ObjectNode) Json.parse(after));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'result':{'a':1,'b':[2]}} | {'result':{'b':[2.0],'a':1}} | ''",
                "{'result':{'a':1}} | {'result':{'a':2}} | $.a",
                "{'result':{'_meta':1}} | {'result':{}} | ''",
                "{'result':{'at':'2026-01-01T10:00:00Z'}} | {'result':{'at':'2026-02-01T10:00:00.5Z'}} | ''",
                "{'result':{'error':1}} | {'result':{'error':2}} | $.error",
                "{'error':{'code':1,'message':'a'}} | {'error':{'code':1,'message':'b'}} | $.error.message",
                "{'error':{'code':1,'message':'•••'}} | {'error':{'code':1,'message':'b'}} | ''",
                "{'error':{'code':1}} | {'error':{'code':1,'message':'b'}} | ''",
                "{'error':{'code':1,'message':'b'}} | {'error':{'code':2,'message':'b'}} | $.error.code",
                "{'error':{'code':1,'data':[1]}} | {'error':{'code':1,'data':[1,2]}} | $.error.data[1]",
                "{'error':{'code':1,'data':1}} | {'error':{'code':1}} | $.error.data",
                "{'error':{'code':1}} | {'result':{'a':1,'b':2}} | $",
                "{'result':{}} | {'error':{'code':1}} | $"
            })
    void each_place_is_named_once(String before, String after, String places) {
        List<String> found = new ArrayList<>();
        for (Comparison.Difference each : differences(before.replace('\'', '"'), after.replace('\'', '"'))) {
            found.add(each.path());
        }
        assertThat(String.join(" ", found)).isEqualTo(places);
    }

    @Test
    void places_can_be_ignored_in_results_and_errors() {
        assertThat(differences("{\"result\":{\"a\":1}}", "{\"result\":{\"a\":2}}", "$.a"))
                .isEmpty();
        String refused = "{\"error\":{\"code\":1,\"message\":\"a\"}}";
        assertThat(differences(refused, refused.replace("a\"}", "b\"}"), "$.error.message"))
                .isEmpty();
    }

    @Test
    void of_long_values_the_part_is_shown_where_they_part() {
        String same = "x".repeat(5_000);
        List<Comparison.Difference> found =
                differences("{\"result\":\"" + same + "old\"}", "{\"result\":\"" + same + "new one\"}");
        assertThat(found).hasSize(1);
        assertThat(found.get(0).before()).isEqualTo("…" + "x".repeat(40) + "old\"");
        assertThat(found.get(0).after()).isEqualTo("…" + "x".repeat(40) + "new one\"");
    }

    @Test
    void a_long_value_is_cut_between_characters() {
        List<Comparison.Difference> found = differences("{\"result\":\"" + "😀".repeat(300) + "\"}", "{\"result\":{}}");
        assertThat(found.get(0).before()).startsWith("\"😀").endsWith("😀…");
        assertThat(found.get(0).after()).isEqualTo("{}");
    }
}
