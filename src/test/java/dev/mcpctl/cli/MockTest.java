package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** {@code mock} and {@code proxy} on the command line. */
@Timeout(120)
class MockTest {

    private static final String RECORDING = """
            {"mcpctl":"recording","format":1}
            {"kind":"message","direction":"to-server","json":{"jsonrpc":"2.0","id":1,"method":"tools/list"}}
            {"kind":"message","direction":"to-client","json":{"jsonrpc":"2.0","id":1,"result":{"tools":[]}}}
            """;

    private static final String LIST = "{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"tools/list\"}\n";
    private static final String ANSWER = "{\"jsonrpc\":\"2.0\",\"id\":9,\"result\":{\"tools\":[]}}\n";

    private static final String HELLO = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":"
            + "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}\n";

    @TempDir
    private Path directory;

    private CliRun run(String... words) {
        return CliRun.of(words).in(directory);
    }

    private String file(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
        return name;
    }

    static boolean hasFullDevice() {
        return Files.exists(Path.of("/dev/full"));
    }

    @Test
    void a_recording_answers_on_stdio_and_says_nothing_else() throws IOException {
        CliRun.Result result =
                run("mock", file("r.jsonl", RECORDING)).stdin(LIST).run();
        result.exits(0).prints(ANSWER);
        assertThat(result.err()).isEmpty();
    }

    @Test
    void a_picture_that_is_none_hides_nothing_of_what_comes_with_it() throws IOException {
        file("m.yaml", """
                tools:
                - name: pictures
                  inputSchema: {type: object}
                  answers:
                  - content:
                    - {type: text, text: before}
                    - {type: image, mimeType: image/png, data: "####"}
                    - {type: text, text: after}
                """);
        List<String> words = new ArrayList<>(List.of("call", "pictures", "--"));
        words.addAll(CliRun.demoCommand());
        words.set(words.size() - 1, "mock");
        words.add(directory.resolve("m.yaml").toString());

        run(words.toArray(new String[0])).run().exits(0).prints("""
                before
                [image/png: the server sent invalid Base64: unexpected character '#' (character 1)]
                after
                """);
        words.addAll(2, List.of("--save", "all"));
        run(words.toArray(new String[0])).run().exits(6).says("invalid Base64");
    }

    @Test
    void a_recording_is_known_by_its_beginning_too() throws IOException {
        run("mock", file("r.rec", RECORDING)).stdin(LIST).run().exits(0).prints(ANSWER);
    }

    @Test
    void a_request_that_is_missing_is_told_to_the_client_and_to_the_user() throws IOException {
        CliRun.Result result = run("mock", file("r.jsonl", RECORDING))
                .stdin(LIST.replace("list", "lisst"))
                .run()
                .exits(0)
                .says("the recording has no request 'tools/lisst'; nearest is tools/list");
        assertThat(result.out()).contains("nearest is tools/list");
    }

    @Test
    void strict_fails_when_something_is_left_or_something_else_came() throws IOException {
        file("r.jsonl", RECORDING);
        run("mock", "r.jsonl", "--strict").stdin(LIST).run().exits(0).prints(ANSWER);
        run("mock", "r.jsonl", "--strict").stdin("").run().exits(1).says("1 of 1 recorded requests did not come");
        run("mock", "r.jsonl", "--strict")
                .stdin(LIST + LIST)
                .run()
                .exits(1)
                .says("1 request was not what was recorded");
    }

    @Test
    void a_description_is_served_to_our_own_client_in_both_eras() throws IOException {
        file("w.yaml", "tools: [{name: hi, answer: {text: 'hello {{arguments.who}}'}}]\n");
        for (String era : new String[] {"legacy", "modern"}) {
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            String server = java + " -cp " + System.getProperty("java.class.path") + " " + Main.class.getName()
                    + " mock " + directory.resolve("w.yaml");
            run("call", "hi", "who=you", "--protocol", era, "--stdio", server)
                    .run()
                    .exits(0)
                    .prints("hello you\n");
        }
    }

    @Test
    void a_fault_breaks_an_answer_on_stdio() throws IOException {
        run("mock", file("r.jsonl", RECORDING), "--fault", "wrong-id")
                .stdin(LIST)
                .run()
                .exits(0)
                .prints(ANSWER.replace(":9", ":1000009"));
    }

    @Test
    void files_that_cannot_be_served_are_named() throws IOException {
        run("mock", "none.jsonl").run().exits(2).says("there is no recording '");
        run("mock", "none.yaml").run().exits(2).says("there is no file 'none.yaml'");
        run("mock", file("v.jsonl", RECORDING.replace("\"format\":1", "\"format\":9")))
                .run()
                .exits(2)
                .says("format 9");
        run("mock", file("e.jsonl", "")).run().exits(2).says("e.jsonl");
        run("mock", file("x.yaml", "tools: 3")).run().exits(2).says("tools is no list");
        Files.write(directory.resolve("noise.yaml"), new byte[] {(byte) 0xff, 0, (byte) 0xfe, 1});
        run("mock", "noise.yaml").run().exits(2).says("no UTF-8 text");
        run("mock", file("t.jsonl", RECORDING.substring(0, RECORDING.length() - 20)))
                .run()
                .exits(2)
                .says("has no answered request");
        run("mock", file("w.yaml", "tools: []"), "--strict").run().exits(2).says("--strict is for recordings");
    }

    @Test
    void options_that_make_no_sense_are_refused() {
        run("mock", "x.yaml", "--fault", "hlaf").run().refusedAs("there is no fault 'hlaf'");
        run("mock", "x.yaml", "--fault", "401").run().refusedAs("needs --listen");
        run("mock", "x.yaml", "--seed", "1").run().refusedAs("--seed needs --fault");
        run("mock", "x.yaml", "--transport", "sse").run().refusedAs("--transport needs --listen");
    }

    @Test
    void a_proxy_passes_on_and_records_and_the_recording_is_a_server() throws IOException {
        CliRun.Result direct = run("demo").stdin(HELLO).run();
        run("proxy", "demo", "--record", "p.jsonl").stdin(HELLO).run().exits(0).prints(direct.out());
        run("mock", "p.jsonl").stdin(HELLO).run().exits(0).prints(direct.out());
    }

    @Test
    @EnabledIf("hasFullDevice")
    void a_full_disk_is_told_and_stops_nothing() {
        CliRun.Result direct = run("demo").stdin(HELLO).run();
        run("proxy", "demo", "--record", "/dev/full")
                .stdin(HELLO)
                .run()
                .exits(0)
                .prints(direct.out())
                .says("the recording '/dev/full' is incomplete");
    }

    @Test
    void a_server_that_cannot_be_started_is_unreachable() {
        run("proxy", "--", "no-such-command-here").run().exits(4).says("no-such-command-here");
    }
}
