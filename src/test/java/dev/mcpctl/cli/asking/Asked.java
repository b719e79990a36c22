package dev.mcpctl.cli.asking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.Answerer;
import dev.mcpctl.output.Console;
import dev.mcpctl.output.ConsoleTraits;
import dev.mcpctl.output.Terminals;
import dev.mcpctl.rpc.Deadline;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** What the server 's' asks, answered by rules, with nobody at a terminal. */
final class Asked {

    private final AnswerRules rules;
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Duration patience = Duration.ofSeconds(60);

    private Asked(AnswerRules rules) {
        this.rules = rules;
    }

    static Asked by(AnswerRules rules) {
        return new Asked(rules);
    }

    /** By the rules in a file of this text. */
    static Asked byFile(String yaml) {
        AnswerRules rules = new AnswerRules();
        rules.addFile("answers.yaml", Path.of("answers.yaml"), yaml);
        return by(rules);
    }

    Asked within(Duration limit) {
        patience = limit;
        return this;
    }

    JsonNode form(String params) {
        return answer("elicitation/create", params);
    }

    JsonNode sampling(String params) {
        return answer("sampling/createMessage", params);
    }

    JsonNode answer(String method, String params) {
        Console console = Console.of(
                Console.Streams.of(new ByteArrayOutputStream(), err),
                new ConsoleTraits(new Terminals(false, false, false), 80, 24, null, false, false, false, 0));
        Surroundings around = new Surroundings(
                console,
                InputStream.nullInputStream(),
                "s",
                Path.of("").toAbsolutePath(),
                Map.of("PATH", System.getenv("PATH")),
                patience,
                Deadline.none(),
                new Never());
        return new Answering(around, rules)
                .answer(new Answerer.Ask(method, (ObjectNode) Json.parse(params.replace('\'', '"'))));
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static final class Never implements Surroundings.Signals {

        @Override
        public Waiting onSignal(Runnable ending) {
            // no signal comes
            return () -> {};
        }

        @Override
        public boolean received() {
            return false;
        }
    }
}
