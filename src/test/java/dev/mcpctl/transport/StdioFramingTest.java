package dev.mcpctl.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.rpc.Frame;
import dev.mcpctl.rpc.WireEvent;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StdioFramingTest {

    private static final FrameLimits SMALL = new FrameLimits(2000, 100);

    @Test
    void a_message_goes_out_on_one_line_and_comes_back_byte_for_byte() {
        try (StdioFixture cat = StdioFixture.of("cat")) {
            cat.request(1, "grüße/\"\n€😀");
            assertThat(cat.log.text(0)).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"grüße/\\\"\\n€😀\"}");
            assertThat(((Frame.Bytes) cat.log.event(WireEvent.Sent.class).frame()).text())
                    .isEqualTo(cat.log.text(0));
            assertThat(cat.log.event(WireEvent.Received.class).frame()).isSameAs(cat.log.frame(0));
        }
    }

    @Test
    void several_messages_in_one_write_are_several_frames_in_order() {
        try (StdioFixture server = StdioFixture.writing("{\"a\":1}\\n{\"a\":2}\\n [ {\"a\":3}]\\n")) {
            server.log.frame(2);
            assertThat(server.log.texts()).containsExactly("{\"a\":1}", "{\"a\":2}", " [ {\"a\":3}]");
            assertThat(server.log.all(WireEvent.Finding.class)).isEmpty();
        }
    }

    @Test
    void a_message_that_comes_in_pieces_is_one_frame() {
        try (StdioFixture server = StdioFixture.misbehaving("split-line")) {
            server.call(1, "echo");
            assertThat(server.log.text(0))
                    .startsWith("{\"jsonrpc\"")
                    .endsWith("}")
                    .contains("done");
        }
    }

    @Test
    void carriage_returns_are_taken_off_and_reported_once() {
        try (StdioFixture server = StdioFixture.misbehaving("crlf")) {
            server.request(1, "ping");
            server.request(2, "ping");
            assertThat(server.log.text(1)).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":{}}");
            assertThat(server.log.findings("crlf")).hasSize(1);
            assertThat(server.log.findings("noise-on-stdout")).isEmpty();
        }
    }

    @Test
    void a_byte_order_mark_at_the_start_is_taken_off_and_reported() {
        try (StdioFixture server = StdioFixture.misbehaving("byte-order-mark")) {
            server.request(1, "ping");
            assertThat(server.log.text(0)).startsWith("{\"jsonrpc\"");
            assertThat(server.log.findings("byte-order-mark")).hasSize(1);
        }
    }

    @Test
    void half_a_byte_order_mark_is_noise_and_loses_no_byte() {
        try (StdioFixture server = StdioFixture.writing("\\357\\273x\\n{}\\n")) {
            assertThat(server.log.text(0)).isEqualTo("{}");
            assertThat(server.log.finding("noise-on-stdout").excerpt()).isEqualTo("\ufffdx");
        }
    }

    @Test
    void a_banner_and_log_lines_are_findings_and_not_delivered() {
        try (StdioFixture server = StdioFixture.misbehaving("banner")) {
            server.request(1, "ping");
            server.request(2, "ping");
            server.log.await(
                    "five findings", log -> log.findings("noise-on-stdout").size() == 5);
            assertThat(server.log.texts())
                    .containsExactly(
                            "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}",
                            "{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":{}}");
            assertThat(server.log.findings("noise-on-stdout"))
                    .extracting(WireEvent.Finding::excerpt)
                    .containsExactly(
                            "Welcome to Misbehaving Server 1.0",
                            "",
                            "\u001b[32mready\u001b[0m on stdio",
                            "[info] answered 1",
                            "[info] answered 2");
        }
    }

    @Test
    void the_excerpt_of_noise_is_short_and_survives_what_is_not_utf8() {
        try (StdioFixture server = StdioFixture.of("/bin/sh", "-c", "printf '\\300%0500d\\n{}\\n' 7; cat")) {
            server.log.frame(0);
            String excerpt = server.log.finding("noise-on-stdout").excerpt();
            assertThat(excerpt).hasSize(200).startsWith("\ufffd0000");
        }
    }

    @Test
    void invalid_utf8_inside_a_message_is_delivered_as_it_came() throws IOException {
        try (StdioFixture server = StdioFixture.misbehaving("invalid-utf8")) {
            server.call(1, "echo");
            Frame frame = server.log.frame(0);
            try (InputStream bytes = frame.open(0, frame.size())) {
                assertThat(bytes.readAllBytes()).contains((byte) 0xc3, (byte) 0x28);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"invalid-json", "no-message", "wrong-id", "two-answers", "null-id", "error-without-message"})
    void what_only_a_parser_can_judge_is_delivered(String fault) {
        try (StdioFixture server = StdioFixture.misbehaving(fault)) {
            server.call(1, "echo");
            assertThat(server.log.text(0)).startsWith("{");
            assertThat(server.log.findings("noise-on-stdout")).isEmpty();
        }
    }

    @Test
    void a_message_without_its_newline_is_delivered_at_the_end() {
        try (StdioFixture server = StdioFixture.misbehaving("no-newline")) {
            server.call(1, "echo");
            assertThat(server.log.text(0)).endsWith("}").contains("done");
            assertThat(server.log.finding("unterminated-line").excerpt()).startsWith("{\"jsonrpc\"");
            assertThat(server.log.reason().code()).isEqualTo("server_exited");
        }
    }

    @Test
    void half_a_message_at_the_end_is_delivered_with_a_finding() {
        try (StdioFixture server = StdioFixture.misbehaving("half-line")) {
            server.call(1, "echo");
            assertThat(server.log.text(0)).startsWith("{\"jsonrpc\"").doesNotEndWith("}");
            assertThat(server.log.findings("unterminated-line")).hasSize(1);
        }
    }

    @Test
    void noise_without_a_newline_at_the_end_is_noise() {
        try (StdioFixture server = StdioFixture.writingOnly(FrameLimits.usual(), "Killed")) {
            assertThat(server.log.reason().code()).isEqualTo("server_exited");
            assertThat(server.log.finding("noise-on-stdout").excerpt()).isEqualTo("Killed");
            assertThat(server.log.texts()).isEmpty();
        }
    }

    @Test
    void a_large_message_stands_in_a_file_and_is_complete() throws IOException {
        String text = "{\"long\":\"" + "é".repeat(600) + "\"}";
        try (StdioFixture server = StdioFixture.writingOnly(SMALL, text.replace("é", "\\303\\251") + "\\r\\n{}\\n")) {
            Frame frame = server.log.frame(0);
            assertThat(frame).isInstanceOf(Frame.Spooled.class);
            assertThat(frame.truncated()).isFalse();
            try (InputStream bytes = frame.open(0, frame.size())) {
                assertThat(new String(bytes.readAllBytes(), UTF_8)).isEqualTo(text);
            }
            assertThat(server.log.text(1)).isEqualTo("{}");
            frame.close();
        }
    }

    @Test
    void a_message_over_the_limit_is_cut_marked_and_followed_by_the_next() {
        try (StdioFixture server = StdioFixture.writingOnly(SMALL, "{\"long\":\"" + "x".repeat(5000) + "\"}\\n{}\\n")) {
            Frame frame = server.log.frame(0);
            assertThat(frame.truncated()).isTrue();
            assertThat(frame.size()).isEqualTo(2000);
            assertThat(server.log.text(1)).isEqualTo("{}");
            assertThat(server.log.frame(1).truncated()).isFalse();
            frame.close();
        }
    }

    @Test
    void a_message_over_the_limit_is_delivered_before_its_line_ends() {
        String endless =
                "printf '{\"long\":\"'; printf %5000s x; read -r anything; printf '\"}\\n{}\\n'; cat >/dev/null";
        try (StdioFixture server = StdioFixture.of(SMALL, "/bin/sh", "-c", endless)) {
            Frame frame = server.log.frame(0);
            assertThat(frame.truncated()).isTrue();
            frame.close();
            server.request(1, "ping");
            assertThat(server.log.text(1)).isEqualTo("{}");
            assertThat(server.log.findings("noise-on-stdout")).isEmpty();
        }
    }

    @Test
    void a_limit_below_the_file_threshold_holds_as_well() {
        FrameLimits tiny = new FrameLimits(10, 1000);
        try (StdioFixture server = StdioFixture.writingOnly(tiny, "{\"long\":\"xxxxxxxxxxx\"}\\n{}\\n")) {
            Frame frame = server.log.frame(0);
            assertThat(frame.truncated()).isTrue();
            assertThat(frame.size()).isEqualTo(10);
            assertThat(server.log.text(1)).isEqualTo("{}");
            frame.close();
        }
    }

    @Test
    void the_log_shows_start_traffic_and_end_in_order() {
        StdioFixture cat = StdioFixture.of("cat");
        try (cat) {
            cat.request(1, "ping");
            cat.log.frame(0);
        }
        assertThat(cat.log.all(WireEvent.class))
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("ProcessStarted", "Sent", "Received", "ProcessExited");
        WireEvent.ProcessExited exit = cat.log.event(WireEvent.ProcessExited.class);
        assertThat(exit.status()).isZero();
        assertThat(exit.means()).isEqualTo("after its input was closed");
        assertThat(cat.log.isClosed()).as("our own close is no news").isFalse();
    }
}
