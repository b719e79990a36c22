package dev.mcpctl.rpc;

import static dev.mcpctl.testing.Waiting.await;
import static dev.mcpctl.testing.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class WatchdogTest {

    private static Deadline soon() {
        return Deadline.in(Duration.ofMillis(30));
    }

    /** A watchdog whose thread is busy until the latch opens: what is guarded meanwhile is looked at afterwards. */
    private static Watchdog busy(CountDownLatch until) {
        CountDownLatch biting = new CountDownLatch(1);
        Watchdog watchdog = new Watchdog();
        watchdog.guard(soon(), () -> {
            biting.countDown();
            await(until);
        });
        await(biting);
        return watchdog;
    }

    @Test
    void guards_bite_in_the_order_of_their_deadlines() {
        List<String> bitten = new CopyOnWriteArrayList<>();
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch both = new CountDownLatch(2);
        Deadline early = soon();
        Deadline late = Deadline.in(Duration.ofMillis(60));
        try (Watchdog watchdog = busy(go)) {
            watchdog.guard(late, () -> {
                bitten.add("late");
                both.countDown();
            });
            watchdog.guard(early, () -> {
                bitten.add("early");
                both.countDown();
            });
            until(late::passed);
            go.countDown();
            await(both);
        }
        assertThat(bitten).containsExactly("early", "late");
    }

    @Test
    void a_guard_that_was_closed_never_bites() {
        List<String> bitten = new CopyOnWriteArrayList<>();
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch other = new CountDownLatch(1);
        try (Watchdog watchdog = busy(go)) {
            Watchdog.Guard closed = watchdog.guard(soon(), () -> bitten.add("closed"));
            watchdog.guard(Deadline.in(Duration.ofMillis(60)), other::countDown);
            closed.close();
            go.countDown();
            await(other);
        }
        assertThat(bitten).isEmpty();
    }

    @Test
    void a_bite_that_goes_wrong_leaves_the_others_guarded() {
        CountDownLatch other = new CountDownLatch(1);
        try (Watchdog watchdog = new Watchdog()) {
            watchdog.guard(soon(), () -> {
                throw new IllegalStateException("the bite went wrong");
            });
            watchdog.guard(Deadline.in(Duration.ofMillis(60)), other::countDown);
            await(other);
        }
        assertThat(other.getCount()).isZero();
    }

    @Test
    void without_a_deadline_there_is_nothing_to_watch() {
        try (Watchdog watchdog = new Watchdog()) {
            watchdog.guard(Deadline.none(), () -> {
                throw new AssertionError("bitten without a deadline");
            });
        }
        assertThat(Deadline.none().isSet()).isFalse();
        assertThat(Deadline.none().passed()).isFalse();
    }

    @Test
    void deadlines_of_zero_and_of_more_than_a_century_are_none() {
        assertThat(Deadline.in(Duration.ZERO).isSet()).isFalse();
        assertThat(Deadline.in(Duration.ofSeconds(Long.MAX_VALUE)).isSet()).isFalse();
        assertThat(Deadline.in(Duration.ofDays(3650)).passed()).isFalse();
    }

    @Test
    void the_earlier_of_two_deadlines_counts_and_none_is_the_latest() {
        Deadline early = soon();
        Deadline late = Deadline.in(Duration.ofHours(1));
        assertThat(early.orEarlier(late)).isSameAs(early);
        assertThat(late.orEarlier(early)).isSameAs(early);
        assertThat(late.orEarlier(Deadline.none())).isSameAs(late);
        assertThat(Deadline.none().orEarlier(late)).isSameAs(late);
    }

    @Test
    void a_wait_is_never_zero_and_never_longer_than_an_hour() {
        assertThat(Deadline.none().waitMillis()).isEqualTo(3_600_000);
        assertThat(Deadline.in(Duration.ofDays(9)).waitMillis()).isEqualTo(3_600_000);
        assertThat(Deadline.in(Duration.ofNanos(1)).waitMillis()).isEqualTo(1);
    }
}
