package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is told of a program that was started and is no server, or left before it was one. */
class LastWordsTest {

    private static CliRun.Result list(String script, String... more) {
        String[] words = new String[more.length + 5];
        words[0] = "list";
        System.arraycopy(more, 0, words, 1, more.length);
        System.arraycopy(new String[] {"--", "/bin/sh", "-c", script}, 0, words, more.length + 1, 4);
        return CliRun.run(words);
    }

    @Test
    void a_program_that_explains_itself_on_stdout_is_heard_once_although_it_was_started_twice() {
        CliRun.Result result = list("echo 'usage: server PORT'; exit 2").exits(4);
        assertThat(result.err()).startsWith("""
                mcpctl: server 'sh' exited with status 2
                the server's last words on stdout, which were no messages:
                  | usage: server PORT
                hint: start it by itself to see why: /bin/sh -c""");
        assertThat(list("echo \\\\033[2J; exit 2", "-o", "json")
                        .exits(4)
                        .error()
                        .path("stdout")
                        .path(0)
                        .asText())
                .isEqualTo("\u001b[2J");
    }

    @Test
    void both_outputs_are_told_and_at_most_the_last_twenty_lines_of_each() {
        CliRun.Result result = list("seq 100; seq 200 300 >&2; exit 3").exits(4);
        assertThat(result.err().lines().filter(line -> line.startsWith("  | "))).hasSize(40);
        assertThat(result.err()).contains("  | 81\n").contains("  | 300\n").doesNotContain("  | 80\n");
    }
}
