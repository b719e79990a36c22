package dev.mcpctl.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StderrTailTest {

    private final StderrTail tail = new StderrTail();

    @Test
    void the_newest_lines_come_in_the_order_they_were_written() {
        List.of("a", "b", "c").forEach(tail::add);
        assertThat(tail.last(2)).containsExactly("b", "c");
        assertThat(tail.last(20)).containsExactly("a", "b", "c");
    }

    @Test
    void no_more_than_64_KiB_are_kept() {
        for (int i = 0; i < 1000; i++) {
            tail.add("x".repeat(1023));
        }
        assertThat(tail.last(Integer.MAX_VALUE)).hasSize(64);
    }

    @Test
    void a_line_longer_than_everything_is_kept_alone() {
        tail.add("before");
        tail.add("x".repeat(100_000));
        assertThat(tail.last(5)).hasSize(1);
    }
}
