package dev.mcpctl.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.rpc.Deadline;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BatchWorkersTest {

    private static final Deadline LONG = Deadline.in(Duration.ofSeconds(30));

    /** Lines without end. */
    private static final class Endless extends InputStream {
        private boolean newline;

        @Override
        public int read() {
            newline = !newline;
            return newline ? '1' : '\n';
        }
    }

    /** Does nothing but wait until it may, and counts. */
    private static class Waiting implements BatchWorkers.Work {
        final Semaphore permits = new Semaphore(0);
        final Semaphore begun = new Semaphore(0);
        final AtomicInteger count = new AtomicInteger();
        final CountDownLatch first = new CountDownLatch(1);

        @Override
        public BatchResult of(BatchLine line) {
            count.incrementAndGet();
            begun.release();
            if (line.number() == 1) {
                awaitFirst();
            } else {
                permits.acquireUninterruptibly();
            }
            return result(line);
        }

        private void awaitFirst() {
            try {
                assertThat(first.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException interruption) {
                throw new AssertionError(interruption);
            }
        }

        @Override
        public boolean isLast(BatchResult result) {
            return false;
        }
    }

    private static BatchResult result(BatchLine line) {
        return new BatchResult(new BatchResult.Heading(line.number(), null, ""), Outcome.nothing(), null, null);
    }

    private static long line(BatchResult result) {
        return result == null ? 0 : result.heading().line();
    }

    @Test
    void nobody_runs_far_ahead_of_a_line_that_takes_its_time() throws Exception {
        Waiting work = new Waiting();
        work.permits.release(1_000);
        BatchWorkers workers = new BatchWorkers(BatchInput.stdin(new Endless(), 10), work, 4);
        workers.start();
        assertThat(work.begun.tryAcquire(16, 30, TimeUnit.SECONDS)).isTrue();
        // All that may be begun is; one more would be seen here.
        assertThat(work.begun.tryAcquire(200, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(workers.ready()).isNull();
        work.first.countDown();
        List<Long> lines = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            lines.add(line(workers.take(LONG)));
        }
        assertThat(lines)
                .isSorted()
                .startsWith(1L, 2L, 3L)
                .doesNotHaveDuplicates()
                .endsWith(100L);
        workers.end();
    }

    @Test
    void one_after_the_other_means_that_the_next_waits_for_the_result_to_be_taken() throws Exception {
        Waiting work = new Waiting();
        work.first.countDown();
        work.permits.release(10);
        BatchWorkers workers = new BatchWorkers(BatchInput.stdin(new Endless(), 10), work, 1);
        workers.start();
        assertThat(work.begun.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
        assertThat(work.begun.tryAcquire(200, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(line(workers.take(LONG))).isEqualTo(1);
        assertThat(work.begun.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
        workers.end();
    }

    @Test
    void after_the_last_one_nothing_is_begun_and_what_runs_is_finished() {
        Waiting work = new Waiting() {
            @Override
            public boolean isLast(BatchResult result) {
                return result.heading().line() == 3;
            }
        };
        work.permits.release(1_000);
        BatchWorkers workers = new BatchWorkers(BatchInput.stdin(new Endless(), 10), work, 2);
        workers.start();
        work.first.countDown();
        long last = 0;
        BatchResult result;
        while ((result = workers.take(LONG)) != null) {
            assertThat(line(result)).isEqualTo(last + 1);
            last = line(result);
        }
        assertThat(workers.isOver()).isTrue();
        assertThat(last).isBetween(3L, 8L);
    }

    @Test
    void input_that_breaks_ends_it_after_what_was_begun() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }
        };
        InputStream lines = new SequenceInputStream(new ByteArrayInputStream("1\n2\n".getBytes(UTF_8)), broken);
        Waiting work = new Waiting();
        work.first.countDown();
        work.permits.release(10);
        BatchWorkers workers = new BatchWorkers(BatchInput.stdin(lines, 10), work, 3);
        workers.start();
        assertThat(line(workers.take(LONG))).isEqualTo(1);
        assertThat(line(workers.take(LONG))).isEqualTo(2);
        assertThat(workers.take(LONG)).isNull();
        assertThat(workers.isOver()).isTrue();
        assertThat(workers.trouble())
                .isNotNull()
                .extracting(Failure::message)
                .isEqualTo("stdin could not be read: the disk is gone");
    }

    @Test
    void whoever_waits_can_be_woken() {
        Waiting work = new Waiting();
        BatchWorkers workers = new BatchWorkers(BatchInput.stdin(new Endless(), 10), work, 1);
        workers.start();
        workers.wake();
        assertThat(workers.take(LONG)).isNull();
        assertThat(workers.isOver()).isFalse();
        work.first.countDown();
        workers.end();
    }
}
