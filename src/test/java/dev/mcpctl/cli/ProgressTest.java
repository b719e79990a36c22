package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a call that takes its time says meanwhile, and how long it may take. */
class ProgressTest {

    private static CliRun.Result slow(String seconds, String era, String... more) {
        String[] words = new String[more.length + 6];
        System.arraycopy(
                new String[] {"call", "demo", "slow", "seconds=" + seconds, "--protocol", era}, 0, words, 0, 6);
        System.arraycopy(more, 0, words, 6, more.length);
        return CliRun.run(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "modern"})
    void progress_moves_the_deadline(String era) {
        // Ten steps of half a second, each a sign of life within the two seconds that the server may be silent.
        slow("5", era, "steps=10", "--timeout", "2s", "--start-timeout", "60s")
                .exits(0)
                .prints("done, all 10 steps\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "modern"})
    void progress_does_not_move_the_end_of_the_run(String era) {
        slow("3600", era, "steps=10000", "--max-time", "4s").exits(7).prints("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "modern"})
    void silence_is_what_the_deadline_bounds(String era) {
        slow("3600", era, "steps=1", "--timeout", "3s", "--start-timeout", "60s")
                .exits(7)
                .prints("");
    }

    @Test
    void jsonl_carries_the_events_and_the_result_last() {
        List<String> lines = slow("0.3", "modern", "steps=3", "-o", "jsonl")
                .exits(0)
                .out()
                .lines()
                .toList();
        assertThat(lines).hasSize(4);
        assertThat(lines)
                .extracting(line -> Json.parse(line).path("type").asText())
                .containsExactly("progress", "progress", "progress", "result");
        assertThat(Json.parse(lines.get(2)).path("progress").asInt()).isEqualTo(3);
    }

    /** Says a lot more behind its answer. */
    private static final String TALKATIVE = """
            while IFS= read -r line; do id=${line##*'"id":'}; id=${id%%[,\\}]*}
            case $line in
            *'"initialize"'*) echo '{"jsonrpc":"2.0","id":'$id',"result":{"protocolVersion":"2025-11-25",\
            "capabilities":{"tools":{},"logging":{}},"serverInfo":{"name":"s","version":"1"}}}';;
            *tools/list*) echo '{"jsonrpc":"2.0","id":'$id',"result":{"tools":[{"name":"say",\
            "inputSchema":{"type":"object"}}]}}';;
            *tools/call*) said='{"jsonrpc":"2.0","method":"notifications/message","params":{"level":"info","data":"x"}}'
            printf '%s\\n%s\\n' "$said" '{"jsonrpc":"2.0","id":'$id',"result":{"content":[]}}'
            i=0; while [ $i -lt 300 ]; do echo "$said"; i=$((i+1)); done;;
            esac; done
            """;

    @Test
    void nothing_comes_behind_the_result_in_jsonl() {
        CliRun.Result result =
                CliRun.run("call", "say", "-o", "jsonl", "--protocol", "legacy", "--", "sh", "-c", TALKATIVE);
        assertThat(result.exits(0).out().lines())
                .extracting(line -> Json.parse(line).path("type").asText())
                .startsWith("log")
                .endsWith("result");
    }

    /** Sends its answer in ten pieces of so many bytes, half a second apart. */
    private static final String SLOW = """
            while IFS= read -r line; do id=${line##*'"id":'}; id=${id%%[,\\}]*}
            case $line in
            *'"initialize"'*) echo '{"jsonrpc":"2.0","id":'$id',"result":{"protocolVersion":"2025-11-25",\
            "capabilities":{"tools":{}},"serverInfo":{"name":"s","version":"1"}}}';;
            *tools/list*) echo '{"jsonrpc":"2.0","id":'$id',"result":{"tools":[{"name":"say",\
            "inputSchema":{"type":"object"}}]}}';;
            *tools/call*) printf '{"jsonrpc":"2.0","id":%s,"result":{"content":[{"type":"text","text":"' "$id"
            for piece in 1 2 3 4 5 6 7 8 9 10; do head -c "$1" /dev/zero | tr '\\0' x; sleep 0.5; done
            echo '"}]}}';;
            esac; done
            """;

    private static CliRun.Result pieces(int bytes) {
        return CliRun.run(
                "call",
                "say",
                "--protocol",
                "legacy",
                "--timeout",
                "3s",
                "--start-timeout",
                "60s",
                "--",
                "sh",
                "-c",
                SLOW,
                "sh",
                "" + bytes);
    }

    @Test
    void a_long_answer_that_is_on_its_way_moves_the_deadline() {
        assertThat(pieces(1_100_000).exits(0).out().strip()).hasSize(11_000_000);
    }

    @Test
    void a_short_answer_in_pieces_does_not() {
        pieces(10).exits(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "modern"})
    void a_reader_of_the_events_who_goes_away_ends_the_call_and_is_no_failure(String era) {
        CliRun.Result result = CliRun.of(
                        "call",
                        "demo",
                        "slow",
                        "seconds=3600",
                        "steps=10000",
                        "--protocol",
                        era,
                        "-o",
                        "jsonl",
                        "--max-time",
                        "60s")
                .readUntil("\"progress\":1,")
                .run()
                .exits(0);
        assertThat(result.err()).isEmpty();
        assertThat(result.out().lines()).hasSize(1);
    }

    @Test
    void without_a_terminal_nothing_is_said_of_it() {
        assertThat(slow("0.8", "modern", "steps=8").exits(0).err()).isEmpty();
    }

    @Test
    void what_is_deprecated_is_said_once_and_only_with_verbose() {
        String note = "note: roots is deprecated since 2026-07-28";
        CliRun.Result verbose = CliRun.run("call", "demo", "roots", "--protocol", "modern", "-v")
                .exits(0);
        assertThat(verbose.err().lines().filter(note::equals)).hasSize(1);
        assertThat(CliRun.run("call", "demo", "roots", "--protocol", "modern").err())
                .doesNotContain("deprecated");
        assertThat(CliRun.run("call", "demo", "roots", "--protocol", "legacy", "-v")
                        .err())
                .doesNotContain("deprecated");
        CliRun.run("call", "demo", "log", "--log-level", "error", "-v", "--protocol", "modern")
                .says("note: logging is deprecated since 2026-07-28");
    }
}
