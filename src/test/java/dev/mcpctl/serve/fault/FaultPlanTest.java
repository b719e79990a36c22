package dev.mcpctl.serve.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpctl.failure.Failure;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which answers suffer. */
class FaultPlanTest {

    private static FaultPlan plan(long seed, String... faults) {
        return new FaultPlan(List.of(faults), seed, FaultPlan.Side.HTTP);
    }

    private static List<Boolean> struck(FaultPlan plan) {
        List<Boolean> struck = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            struck.add(!plan.next("tools/call", "echo").isNone());
        }
        return struck;
    }

    @Test
    void the_same_seed_strikes_the_same_answers_and_another_one_others() {
        List<Boolean> first = struck(plan(1, "half%50"));
        assertThat(first).contains(true, false);
        assertThat(struck(plan(1, "half%50"))).isEqualTo(first);
        assertThat(struck(plan(2, "half%50"))).isNotEqualTo(first);
    }

    @Test
    void only_what_is_named_suffers_and_only_in_its_turn() {
        FaultPlan plan = plan(0, "503@tools/call:echo#2");
        assertThat(plan.next("tools/list", null).status()).isZero();
        assertThat(plan.next("tools/call", "echo").status()).isZero();
        assertThat(plan.next("tools/call", "other").status()).isZero();
        assertThat(plan.next("tools/call", "echo").status()).isEqualTo(503);
        assertThat(plan.next("tools/call", "echo").status()).isZero();
    }

    @Test
    void the_handshake_is_spared_unless_it_is_named() {
        assertThat(plan(0, "half").next("initialize", null).isNone()).isTrue();
        assertThat(plan(0, "half@initialize").next("initialize", null).isNone()).isFalse();
        assertThat(plan(0, "wrong-version").next("initialize", null).isNone()).isFalse();
        assertThat(plan(0, "wrong-version").next("tools/list", null).isNone()).isTrue();
    }

    @Test
    void a_status_has_its_pause() {
        Damage damage = plan(0, "429=7").next("tools/list", null);
        assertThat(damage.status()).isEqualTo(429);
        assertThat(damage.retryAfter()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "dlay=1s | there is no fault 'dlay'",
                "delay=fast | 'fast' is no number",
                "half=3 | half takes no value",
                "delay=1s@ | is no KIND[=VALUE][@METHOD[:NAME]][#N][%P]",
                "`` | is no KIND",
                "noise | is for stdio",
            })
    void what_is_no_fault_is_told(String written, String sentence) {
        assertThatThrownBy(() -> plan(0, written)).isInstanceOf(Failure.class).hasMessageContaining(sentence);
    }

    @Test
    void what_only_http_has_is_refused_on_stdio() {
        assertThatThrownBy(() -> new FaultPlan(List.of("401"), 0, FaultPlan.Side.STDIO))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("needs --listen");
    }
}
