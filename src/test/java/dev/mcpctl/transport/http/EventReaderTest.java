package dev.mcpctl.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.rpc.Frame;
import dev.mcpctl.transport.FrameLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventReaderTest {

    /** Writes down what it hears. */
    private static class Heard implements EventReader.Target {

        final List<String> lines = new ArrayList<>();

        @Override
        public void event(EventReader.Event event) {
            lines.add(event.name() + " " + event.id() + " " + text(event.data()));
        }

        @Override
        public void comment(String text) {
            lines.add(": " + text);
        }

        @Override
        public void retry(long millis) {
            lines.add("retry " + millis);
        }

        private static String text(Frame frame) {
            if (frame == null) {
                return "-";
            }
            try (frame;
                    InputStream bytes = frame.open(0, frame.size())) {
                return new String(bytes.readAllBytes(), StandardCharsets.UTF_8).replace("\n", "|")
                        + (frame.truncated() ? " truncated" : "");
            } catch (IOException problem) {
                throw new AssertionError(problem);
            }
        }
    }

    private static List<String> read(FrameLimits limits, byte[] bytes, int... cuts) {
        Heard heard = new Heard();
        EventReader reader = new EventReader(limits, heard);
        int from = 0;
        for (int cut : cuts) {
            reader.feed(bytes, from, cut);
            from = cut;
        }
        reader.feed(bytes, from, bytes.length);
        reader.end();
        return heard.lines;
    }

    private static List<String> read(String text) {
        return read(FrameLimits.usual(), text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void an_event_ends_with_a_blank_line() {
        assertThat(read("data: {\"a\":1}\n\ndata: two\n\n"))
                .containsExactly("message null {\"a\":1}", "message null two");
    }

    @Test
    void all_three_ends_of_line_count_even_mixed() {
        assertThat(read("data: a\r\n\r\ndata: b\r\rdata: c\n\ndata: d\r\n\n"))
                .containsExactly("message null a", "message null b", "message null c", "message null d");
    }

    @Test
    void several_lines_of_data_are_joined_by_newlines() {
        assertThat(read("data: a\ndata:b\ndata\ndata:  c\n\n")).containsExactly("message null a|b|| c");
    }

    @Test
    void an_id_without_data_is_told_and_stays() {
        assertThat(read("id: 7\nretry: 500\ndata:\n\ndata: x\n\nid\ndata: y\n\n"))
                .containsExactly("retry 500", "message 7 -", "message 7 x", "message  y");
    }

    @Test
    void an_id_counts_only_when_its_event_is_complete() {
        Heard heard = new Heard();
        EventReader reader = new EventReader(FrameLimits.usual(), heard);
        byte[] bytes = "id: 1\ndata: a\n\nid: 2\ndata: b\n".getBytes(StandardCharsets.UTF_8);
        reader.feed(bytes, 0, bytes.length);
        reader.end();
        assertThat(heard.lines).containsExactly("message 1 a");
        assertThat(reader.lastId()).isEqualTo("1");
    }

    @Test
    void an_id_with_a_null_character_and_a_retry_that_is_no_number_are_ignored() {
        assertThat(read("id: a\0b\nretry: 5s\nretry:\nretry: -1\ndata: x\n\n")).containsExactly("message null x");
    }

    @Test
    void comments_names_and_unknown_fields_do_not_disturb() {
        assertThat(read(": ping\n:\nevent: endpoint\nfoo: bar\nlonger-than-anything-known: x\ndata: /messages\n\n"))
                .containsExactly(": ping", ": ", "endpoint null /messages");
    }

    @Test
    void a_byte_order_mark_at_the_beginning_does_not_count_and_half_of_one_does() {
        byte[] marked = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf, 'd', 'a', 't', 'a', ':', 'x', '\n', '\n'};
        assertThat(read(FrameLimits.usual(), marked)).containsExactly("message null x");
        assertThat(read(FrameLimits.usual(), marked, 1, 2)).containsExactly("message null x");
        byte[] half = {
            (byte) 0xef, (byte) 0xbb, 'd', 'a', 't', 'a', ':', 'x', '\n', '\n', 'd', 'a', 't', 'a', '\n', '\n'
        };
        assertThat(read(FrameLimits.usual(), half)).isEmpty();
    }

    @Test
    void an_unfinished_event_does_not_count() {
        assertThat(read("data: a\n\ndata: {\"b\":")).containsExactly("message null a");
    }

    @Test
    void an_event_that_is_too_long_is_told_at_once_and_only_once() {
        String text = "data: 1234567890\ndata: 12345\nid: 9\n\ndata: next\n\n";
        assertThat(read(new FrameLimits(8, 1 << 20), text.getBytes(StandardCharsets.UTF_8)))
                .containsExactly("message null 12345678 truncated", "message 9 next");
        assertThat(read(new FrameLimits(8, 1 << 20), "data: 123456789".getBytes(StandardCharsets.UTF_8)))
                .containsExactly("message null 12345678 truncated");
    }

    @Test
    void a_large_event_goes_to_a_file() {
        String large = "x".repeat(100_000);
        Heard heard = new Heard() {
            @Override
            public void event(EventReader.Event event) {
                lines.add(event.data().getClass().getSimpleName() + event.data().size());
                event.data().close();
            }
        };
        assertThat(heard.lines).isEmpty();
        EventReader reader = new EventReader(new FrameLimits(1 << 20, 1_000), heard);
        byte[] bytes = ("data: " + large + "\n\n").getBytes(StandardCharsets.UTF_8);
        reader.feed(bytes, 0, bytes.length);
        assertThat(heard.lines).containsExactly("Spooled100000");
    }

    @Test
    void an_endless_field_is_bounded() {
        List<String> heard = read(": " + "c".repeat(1_000_000) + "\nid: " + "i".repeat(1_000_000) + "\ndata: x\n\n");
        assertThat(heard).hasSize(2).allSatisfy(line -> assertThat(line).hasSizeLessThan(9_000));
    }

    @Test
    void chunks_may_end_anywhere() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = stream(random);
            FrameLimits limits = new FrameLimits(1 + random.nextInt(40), 1 + random.nextInt(20));
            int[] cuts = random.ints(random.nextInt(12), 0, bytes.length + 1)
                    .sorted()
                    .toArray();
            assertThat(read(limits, bytes, cuts)).as("seed %d", seed).isEqualTo(read(limits, bytes));
        }
    }

    @Test
    void what_was_written_is_read() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            List<String> expected = new ArrayList<>();
            StringBuilder text = new StringBuilder();
            String end = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
            for (int i = 0; i < 5; i++) {
                String data = "{\"é\":" + random.nextInt(1_000) + "}";
                text.append("event: message").append(end);
                text.append("id: ").append(i).append(end);
                text.append("data: ").append(data).append(end).append(end);
                expected.add("message " + i + " " + data);
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            int[] cuts = random.ints(8, 0, bytes.length + 1).sorted().toArray();
            assertThat(read(FrameLimits.usual(), bytes, cuts))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
        }
    }

    /** Bytes that are mostly what a stream is made of. */
    private static byte[] stream(Random random) {
        List<String> pieces = List.of(
                "data", "data: ", "data:", "id: ", "retry: ", "event: ", ":", " ", "\n", "\r", "\r\n", "\n\n", "7", "é",
                "x", "\0", "\ufeff");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < 40; i++) {
            bytes.writeBytes(pieces.get(random.nextInt(pieces.size())).getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
