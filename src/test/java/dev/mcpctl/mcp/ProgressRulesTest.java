package dev.mcpctl.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.rpc.RequestId;
import dev.mcpctl.testing.LoopTransport;
import org.junit.jupiter.api.Test;

class ProgressRulesTest {

    private final ProgressRules rules = new ProgressRules();

    private String problem(int request, String params) {
        return rules.problem(RequestId.of(request), LoopTransport.object(params));
    }

    @Test
    void progress_that_rises_within_its_total_is_fine_even_in_fractions_and_without_a_total() {
        assertThat(problem(1, "{'progress':0}")).isNull();
        assertThat(problem(1, "{'progress':0.5}")).isNull();
        assertThat(problem(1, "{'progress':1.5,'total':1.5}")).isNull();
    }

    @Test
    void progress_that_goes_backwards_or_stands_still_is_told_once_a_request() {
        assertThat(problem(1, "{'progress':5}")).isNull();
        assertThat(problem(1, "{'progress':3}"))
                .isEqualTo("the server reported progress that does not rise: 3 after 5");
        assertThat(problem(1, "{'progress':3}")).isNull();
        assertThat(problem(2, "{'progress':1}")).isNull();
        assertThat(problem(2, "{'progress':1}")).contains("does not rise");
    }

    @Test
    void progress_beyond_its_total_is_told() {
        assertThat(problem(1, "{'progress':7,'total':5}"))
                .isEqualTo("the server reported progress beyond its total: 7 of 5");
    }

    @Test
    void progress_that_is_no_number_is_told() {
        assertThat(problem(1, "{'progress':'half'}")).contains("no number");
        assertThat(problem(2, "{}")).contains("no number");
    }

    @Test
    void of_endlessly_many_requests_the_oldest_are_forgotten() {
        for (int request = 1; request <= 10_000; request++) {
            assertThat(problem(request, "{'progress':1}")).isNull();
        }
        assertThat(problem(1, "{'progress':1}")).isNull();
        assertThat(problem(10_000, "{'progress':1}")).contains("does not rise");
    }
}
