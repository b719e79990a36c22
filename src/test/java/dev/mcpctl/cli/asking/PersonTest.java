package dev.mcpctl.cli.asking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.Answerer;
import dev.mcpctl.output.Console;
import dev.mcpctl.output.ConsoleTraits;
import dev.mcpctl.output.Terminals;
import dev.mcpctl.rpc.Deadline;
import dev.mcpctl.testing.TypedLines;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the questions to a person leave behind, however many they are. */
class PersonTest {

    /** A signal that never comes, and those who wait for it. */
    private static final class Waiters implements Surroundings.Signals {

        private final List<Runnable> waiting = new ArrayList<>();
        private int most;

        @Override
        public synchronized Waiting onSignal(Runnable ending) {
            waiting.add(ending);
            most++;
            return () -> waiting.remove(ending);
        }

        @Override
        public boolean received() {
            return false;
        }
    }

    private static Answering answering(TypedLines typed, Waiters signals) {
        Console console = Console.of(
                Console.Streams.of(new ByteArrayOutputStream(), new ByteArrayOutputStream()),
                new ConsoleTraits(new Terminals(true, true, true), 80, 24, null, false, false, true, 0));
        Surroundings around = new Surroundings(
                console,
                typed,
                "s",
                Path.of("").toAbsolutePath(),
                Map.of(),
                Duration.ofSeconds(60),
                Deadline.none(),
                signals);
        return new Answering(around, new AnswerRules());
    }

    @Test
    void neither_a_thread_nor_a_wait_for_a_signal_outlives_its_question() {
        TypedLines typed = new TypedLines("y\ny\n/d\n");
        Waiters signals = new Waiters();
        Answering answering = answering(typed, signals);
        List<String> actions = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ObjectNode params = Json.object()
                    .put("mode", "url")
                    .put("message", "look")
                    .put("url", "https://example.com/")
                    .put("elicitationId", "e");
            JsonNode answer = answering.answer(new Answerer.Ask("elicitation/create", params));
            actions.add(answer.path("action").asText());
            assertThat(signals.waiting).isEmpty();
        }
        assertThat(actions).containsExactly("accept", "accept", "decline");
        assertThat(signals.most).isEqualTo(3);
        assertThat(typed.awaitReaders()).isEqualTo(3);
    }
}
