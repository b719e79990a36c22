package dev.mcpctl.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.testing.LoopTransport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'ttlMs':60000,'cacheScope':'public'} | fresh for 60 s, public",
                "{'ttlMs':1500,'cacheScope':'private'} | fresh for 1500 ms, private",
                "{'ttlMs':0,'cacheScope':'public'}     | stale at once, public",
                "{'ttlMs':-5,'cacheScope':'public'}    | stale at once, public",
                "{'ttlMs':'60','cacheScope':'public'}  | stale at once, public",
                "{'ttlMs':1.5}                         | stale at once, private",
                "{'cacheScope':'everybody'}            | stale at once, private"
            })
    void what_a_result_says_is_read_to_the_safe_side(String result, String sentence) {
        assertThat(Freshness.of(LoopTransport.object(result)).sentence()).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource("{}")
    void a_result_without_hints_says_nothing(String result) {
        assertThat(Freshness.of(LoopTransport.object(result))).isNull();
    }
}
