package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.testing.MisbehavingServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A server that says it offers resources and does not know how to list them. */
class UnknownListTest {

    private static CliRun.Result run(String... words) {
        List<String> line = new ArrayList<>(List.of(words));
        line.add("--");
        line.addAll(MisbehavingServer.command("unknown-list"));
        return CliRun.of(line).run();
    }

    @Test
    void it_does_not_hide_what_else_there_is() {
        CliRun.Result list = run("list", "-o", "json").exits(0).says("does not know resources/list");
        assertThat(list.json().path("tools").size()).isPositive();
        assertThat(list.json().path("resources").isArray()).isTrue();
        assertThat(list.json().path("resources").isEmpty()).isTrue();
        run("describe", "nowhere").exits(2).says("no tool, resource, template or prompt 'nowhere'");
    }

    @Test
    void it_is_an_answer_to_who_asks_for_that_list_alone() {
        run("resources").exits(6).prints("").says("-32601");
    }
}
