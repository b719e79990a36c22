package dev.mcpctl.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.output.Console;
import dev.mcpctl.output.ConsoleTraits;
import dev.mcpctl.output.Environment;
import dev.mcpctl.output.Terminals;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogLinesTest {

    private static final int FLOOD = 100_000;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private LogLines lines(String terminals, int verbosity, boolean askedFor) {
        Environment none = name -> null;
        ConsoleTraits traits = ConsoleTraits.of(Terminals.of(terminals), none).withVerbosity(verbosity);
        return new LogLines(Console.of(Console.Streams.of(new ByteArrayOutputStream(), err), traits), askedFor);
    }

    private List<String> shown() {
        return err.toString(UTF_8).lines().toList();
    }

    @Test
    void level_logger_and_data_are_shown_when_asked_for() {
        LogLines lines = lines("", 0, true);
        lines.show("warning", "disk", TextNode.valueOf("nearly full"));
        lines.show("error", null, Json.object().put("left", 0));
        assertThat(shown()).containsExactly("[warning] disk: nearly full", "[error] {\"left\":0}");
    }

    @Test
    void unasked_they_need_verbose_and_quiet_wins() {
        lines("", 0, false).show("error", null, TextNode.valueOf("unseen"));
        lines("", -1, true).show("error", null, TextNode.valueOf("unseen"));
        assertThat(shown()).isEmpty();
        lines("", 1, false).show("error", null, TextNode.valueOf("seen"));
        assertThat(shown()).containsExactly("[error] seen");
    }

    @Test
    void of_a_flood_a_terminal_shows_a_readable_part_and_counts_the_rest() {
        LogLines lines = lines("012", 0, true);
        JsonNode data = TextNode.valueOf("again");
        for (int i = 0; i < FLOOD; i++) {
            lines.show("info", null, data);
        }
        lines.finish();
        assertThat(shown()).hasSizeLessThan(FLOOD / 20);
        assertThat(shown()).last().asString().contains("more log messages").contains("-o jsonl");
        long told = shown().stream()
                .mapToLong(line -> line.startsWith("(") ? Long.parseLong(line.replaceAll("\\D", "")) : 1)
                .sum();
        assertThat(told).isEqualTo(FLOOD);
    }

    @Test
    void a_pipe_takes_all_of_a_flood() {
        LogLines lines = lines("", 0, true);
        for (int i = 0; i < FLOOD; i++) {
            lines.show("info", null, TextNode.valueOf("again"));
        }
        assertThat(shown()).hasSize(FLOOD);
    }

    @Test
    void a_message_of_megabytes_is_cut_and_control_sequences_are_harmless() {
        LogLines lines = lines("012", 0, true);
        lines.show("info", "l\u001b[2J", TextNode.valueOf("x".repeat(5_000_000)));
        assertThat(err.size()).isLessThan(10_000);
        assertThat(err.toString(UTF_8)).contains("(5000000 characters)").doesNotContain("\u001b[2J");
    }
}
