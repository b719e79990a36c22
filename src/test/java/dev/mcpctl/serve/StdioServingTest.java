package dev.mcpctl.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.serve.demo.DemoServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StdioServingTest {

    private static final String HELLO = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":"
            + "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}\n";

    private static String call(int id, String name, String arguments) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"tools/call\",\"params\":{\"name\":\"" + name
                + "\",\"arguments\":" + arguments + "}}\n";
    }

    private static List<JsonNode> serve(byte[] input) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int status = StdioServing.serve(new DemoServer("1"), new ByteArrayInputStream(input), out, 1 << 20);
        assertThat(status).isZero();
        return out.toString(UTF_8).lines().map(Json::parse).toList();
    }

    private static List<JsonNode> serve(String input) {
        return serve(input.getBytes(UTF_8));
    }

    private static int code(JsonNode answer) {
        return answer.path("error").path("code").asInt();
    }

    @Test
    void an_empty_input_ends_at_once_and_says_nothing() {
        assertThat(serve("")).isEmpty();
    }

    @Test
    void requests_that_are_open_when_the_input_ends_are_still_answered() {
        List<JsonNode> answers =
                serve(HELLO + call(2, "slow", "{\"seconds\":3600}") + call(3, "echo", "{\"message\":\"x\"}"));

        assertThat(answers).extracting(answer -> answer.path("id").asInt()).containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void carriage_returns_blank_lines_and_a_missing_last_line_end_do_no_harm() {
        String ping = "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"ping\"}";

        assertThat(serve("\r\n\n  \n" + ping + "\r\n" + ping)).hasSize(2);
    }

    @Test
    void unreadable_lines_are_reported_and_the_next_one_is_served() {
        List<JsonNode> answers = serve("{broken\n{} {}\n" + HELLO);

        assertThat(answers).hasSize(3);
        assertThat(code(answers.get(0))).isEqualTo(-32700);
        assertThat(code(answers.get(1))).isEqualTo(-32700);
        assertThat(answers.get(2).has("result")).isTrue();
    }

    @Test
    void bytes_that_are_no_utf8_are_reported() {
        byte[] input = (call(1, "echo", "{\"message\":\"#\"}") + HELLO).getBytes(UTF_8);
        for (int i = 0; i < input.length; i++) {
            input[i] = input[i] == '#' ? (byte) 0xff : input[i];
        }

        List<JsonNode> answers = serve(input);

        assertThat(answers).extracting(StdioServingTest::code).containsExactly(-32700, 0);
    }

    @Test
    void nesting_without_end_is_reported() {
        assertThat(serve("[".repeat(100_000) + "\n" + HELLO))
                .extracting(StdioServingTest::code)
                .containsExactly(-32700, 0);
    }

    @Test
    void a_line_that_is_too_long_is_reported_and_skipped() {
        assertThat(serve(call(1, "echo", "{\"message\":\"" + "x".repeat(1 << 20) + "\"}") + HELLO))
                .extracting(StdioServingTest::code)
                .containsExactly(-32700, 0);
    }

    @Test
    void text_is_utf8_whatever_the_platform_says() {
        List<JsonNode> answers = serve(HELLO + call(2, "echo", "{\"message\":\"Ærø 東京 🦊\"}"));

        assertThat(answers.get(1)
                        .path("result")
                        .path("content")
                        .path(0)
                        .path("text")
                        .asText())
                .isEqualTo("Ærø 東京 🦊");
    }

    @Test
    void each_message_is_one_line() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String input = HELLO + call(2, "echo", "{\"message\":\"two\\nlines\"}");

        StdioServing.serve(new DemoServer("1"), new ByteArrayInputStream(input.getBytes(UTF_8)), out);

        assertThat(out.toString(UTF_8)).endsWith("}\n").hasLineCount(2);
    }

    @Test
    void a_slow_call_does_not_hold_up_a_quick_one_and_can_be_cancelled_right_after_it_was_sent() throws Exception {
        Pipe toServer = Pipe.open();
        Pipe fromServer = Pipe.open();
        CompletableFuture<Integer> status = CompletableFuture.supplyAsync(() -> StdioServing.serve(
                new DemoServer("1"),
                Channels.newInputStream(toServer.source()),
                Channels.newOutputStream(fromServer.sink())));
        OutputStream input = Channels.newOutputStream(toServer.sink());
        try (InputStream output = Channels.newInputStream(fromServer.source())) {
            Lines lines = new Lines(output, 1 << 20);
            send(input, HELLO + call(2, "slow", "{\"seconds\":3600}") + call(3, "slow", "{\"seconds\":3600}"));
            send(input, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":2}}\n");
            send(input, call(4, "echo", "{\"message\":\"x\"}"));
            assertThat(id(lines)).isEqualTo(1);
            assertThat(id(lines)).isEqualTo(4);

            input.close();
            assertThat(id(lines)).isEqualTo(3);
            assertThat(status.get(30, TimeUnit.SECONDS)).isZero();
            fromServer.sink().close();
            assertThat(lines.next()).as("the cancelled call is never answered").isNull();
        }
    }

    private static void send(OutputStream input, String lines) throws IOException {
        input.write(lines.getBytes(UTF_8));
        input.flush();
    }

    private static int id(Lines lines) throws IOException {
        Lines.Line line = Objects.requireNonNull(lines.next(), "the output has ended");
        return Json.tolerant(line.bytes()).path("id").asInt();
    }

    @Test
    void an_output_that_is_closed_does_not_stop_the_reading() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("closed");
            }
        };
        ByteArrayInputStream input = new ByteArrayInputStream((HELLO + HELLO).getBytes(UTF_8));

        assertThat(StdioServing.serve(new DemoServer("1"), input, closed)).isZero();
        assertThat(input.available()).isZero();
    }

    @Test
    void an_input_that_breaks_is_an_input_that_ends() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("broken");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                throw new IOException("broken");
            }
        };

        assertThat(StdioServing.serve(new DemoServer("1"), broken, OutputStream.nullOutputStream()))
                .isZero();
    }
}
