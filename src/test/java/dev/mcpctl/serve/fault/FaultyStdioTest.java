package dev.mcpctl.serve.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an answer looks like that suffered. */
class FaultyStdioTest {

    private static final String REQUEST = "{\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"x\"}}\n";
    private static final String ANSWER = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final AtomicBoolean ended = new AtomicBoolean();

    private FaultyStdio streams(String fault) throws IOException {
        FaultPlan plan = new FaultPlan(List.of(fault), 0, FaultPlan.Side.STDIO);
        FaultyStdio streams =
                new FaultyStdio(plan, new ByteArrayInputStream(REQUEST.getBytes(UTF_8)), out, () -> ended.set(true));
        assertThat(streams.in().readAllBytes()).isEqualTo(REQUEST.getBytes(UTF_8));
        return streams;
    }

    private String heard() {
        return out.toString(UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "duplicate | A/A/",
                "noise=hello | hello/A/",
                "half | {\"jsonrpc\":\"2.0\",/",
                "wrong-id | {\"jsonrpc\":\"2.0\",\"id\":1000001,\"result\":{}}/",
                "wrong-jsonrpc=3 | {\"jsonrpc\":\"3\",\"id\":1,\"result\":{}}/",
                "wrong-version@tools/call | {\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"protocolVersion\":\"1999-12-31\"}}/",
                "delay=1ms | A/",
                "jitter=1ms | A/",
                "drip=10MB | A/",
                "half@tools/list | A/",
            })
    void an_answer_suffers_what_was_asked_for(String fault, String expected) throws IOException {
        FaultyStdio streams = streams(fault);
        streams.out().write((ANSWER + "\n").getBytes(UTF_8));
        String shown = fault.equals("half") ? heard().substring(0, 17) + "/" : heard().replace("\n", "/");
        assertThat(shown).isEqualTo(expected.replace("A", ANSWER));
        if (fault.equals("half")) {
            assertThat(heard()).isEqualTo(ANSWER.substring(0, ANSWER.length() / 2) + "\n");
        }
        assertThat(ended).isFalse();
    }

    @Test
    void an_oversized_answer_is_still_the_answer() throws IOException {
        streams("oversize=1MiB").out().write((ANSWER + "\n").getBytes(UTF_8));
        assertThat(heard()).hasSize((1 << 20) + 1).matches("(?s)\\{.*\\}\n");
        assertThat(heard().replace(" ", "")).isEqualTo(ANSWER + "\n");
    }

    @Test
    void a_drop_ends_all_after_so_many_bytes() throws IOException {
        FaultyStdio streams = streams("drop=5");
        assertThatThrownBy(() -> streams.out().write((ANSWER + "\n").getBytes(UTF_8)))
                .isInstanceOf(IOException.class);
        assertThat(heard()).isEqualTo(ANSWER.substring(0, 5));
        assertThat(ended).isTrue();
    }

    @Test
    void a_slow_drip_takes_its_time() throws IOException {
        FaultyStdio streams = streams("drip=200");
        long began = System.nanoTime();
        streams.out().write((ANSWER + "\n").getBytes(UTF_8));
        assertThat(System.nanoTime() - began).isGreaterThan(ANSWER.length() / 10 * 40_000_000L);
        assertThat(heard()).isEqualTo(ANSWER + "\n");
    }

    @Test
    void what_is_no_answer_passes_as_it_is() throws IOException {
        String other = "{\"method\":\"notifications/x\"}\nnot json\n{\"id\":9,\"result\":1}\n";
        streams("half").out().write(other.getBytes(UTF_8));
        assertThat(heard()).isEqualTo(other);
    }
}
