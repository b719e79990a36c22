package dev.mcpctl.json.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlainEvaluatorOracleTest {

    private static final int SCHEMAS = 1_200;
    private static final int VALUES = 12;

    /** What a run of the loop met, so that a loop that compares nothing fails. */
    private static final class Tally {
        private final List<String> differences = new ArrayList<>();
        private int fits;
        private int misfits;
    }

    @ParameterizedTest
    @EnumSource(
            value = Dialect.class,
            names = {"DRAFT_2020_12", "DRAFT_2019_09", "DRAFT_7"})
    void the_small_evaluator_and_the_library_agree_on_random_plain_schemas(Dialect dialect) {
        Tally tally = new Tally();
        for (int seed = 0; seed < SCHEMAS; seed++) {
            RandomSchemas random = new RandomSchemas(seed);
            ObjectNode schema = (ObjectNode) random.schema();
            schema.put("$schema", dialect.id());
            if (PlainSchema.isPlain(schema, dialect)) {
                compare(schema, dialect, random, tally);
            }
        }
        assertThat(tally.differences).isEmpty();
        assertThat(tally.fits).isGreaterThan(2_000);
        assertThat(tally.misfits).isGreaterThan(2_000);
    }

    private static void compare(JsonNode schema, Dialect dialect, RandomSchemas random, Tally tally) {
        SchemaCheck small = new PlainEvaluator(schema);
        SchemaCheck library = NetworkntEvaluator.of(schema, dialect);
        for (int i = 0; i < VALUES; i++) {
            JsonNode value = random.value(3);
            boolean fits = small.check(value).isEmpty();
            if (fits) {
                tally.fits++;
            } else {
                tally.misfits++;
            }
            if (fits != library.check(value).isEmpty()) {
                tally.differences.add(Json.compact(schema) + " with " + Json.compact(value) + ": small "
                        + small.check(value) + " library " + library.check(value));
            }
        }
    }
}
