package dev.mcpctl.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.rpc.Frame;
import dev.mcpctl.rpc.WireEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecorderTest {

    private static final Instant START = Instant.parse("2026-11-26T20:00:00.000001Z");
    private static final Recording.Header HEADER =
            new Recording.Header(Recording.FORMAT, "0.1.0", START, "demo", List.of("call"), List.of());

    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("a.jsonl");
    }

    private Recorder recorder(Redaction redaction) {
        return new Recorder(file(), HEADER, redaction, InstantSource.fixed(START));
    }

    private List<RecordedEvent> recorded(WireEvent... events) {
        return recorded(Redaction.usual(), events);
    }

    private List<RecordedEvent> recorded(Redaction redaction, WireEvent... events) {
        Recorder recorder = recorder(redaction);
        for (WireEvent event : events) {
            recorder.on(event);
        }
        recorder.close();
        assertThat(recorder.loss()).isNull();
        try (RecordingReader reader = RecordingReader.open(file())) {
            List<RecordedEvent> all = reader.all();
            assertThat(reader.notes()).isEmpty();
            assertThat(reader.ended()).isTrue();
            return all.subList(0, all.size() - 1);
        }
    }

    private static WireEvent sent(String text) {
        return new WireEvent.Sent(START, Frame.Bytes.of(text), 0);
    }

    @Test
    void a_message_comes_back_byte_for_byte() {
        String odd = " {\"a\" : \"\u00e9\ud83d\ude00\\u0041\\ud800\u2028\" ,\"b\":1.50e+3}\t";
        RecordedEvent event = recorded(sent(odd)).get(0);
        assertThat(event.text()).isEqualTo(odd);
        assertThat(event.size()).isEqualTo(odd.getBytes(StandardCharsets.UTF_8).length);
        assertThat(event.direction()).isEqualTo(RecordedEvent.Direction.TO_SERVER);
        assertThat(event.at()).isEqualTo(START);
        assertThat(event.redacted()).isFalse();
    }

    @Test
    void bytes_that_are_no_text_come_back_too() {
        byte[] noise = new byte[4096];
        new Random(7).nextBytes(noise);
        WireEvent event = new WireEvent.NotMessage(START, 0, 3, 9000, new Frame.Bytes(noise));
        RecordedEvent back = recorded(event).get(0);
        assertThat(back.bytes()).isEqualTo(noise);
        assertThat(back.size()).isEqualTo(9000);
        assertThat(back.truncated()).isTrue();
        assertThat(back.number("line")).isEqualTo(3);
    }

    @Test
    void a_large_message_goes_through_in_pieces() {
        String large = "{\"text\":\"" + "ab\u00e9\\n".repeat(500_000) + "\"}";
        assertThat(recorded(sent(large)).get(0).text()).isEqualTo(large);
    }

    @Test
    void connections_and_exchanges_are_told_apart() {
        Recorder recorder = recorder(Redaction.usual());
        recorder.connection().on(sent("{}"));
        recorder.connection()
                .on(new WireEvent.ExchangeAnswered(
                        START, 4, 200, List.of(new WireEvent.Header("A", "1"), new WireEvent.Header("A", "2"))));
        recorder.close();
        try (RecordingReader reader = RecordingReader.open(file())) {
            List<RecordedEvent> all = reader.all();
            assertThat(all).extracting(RecordedEvent::connection).containsExactly(1L, 2L, 1L);
            assertThat(all).extracting(RecordedEvent::sequence).containsExactly(1L, 2L, 3L);
            assertThat(all.get(1).exchange()).isEqualTo(4);
            assertThat(all.get(1).headers())
                    .containsExactly(new RecordedEvent.Header("A", "1"), new RecordedEvent.Header("A", "2"));
        }
    }

    @Test
    void cut_at_any_byte_it_is_still_a_recording() throws Exception {
        recorded(sent("{\"id\":1}"), sent("{\"id\":2,\"x\":\"{}\"}"), new WireEvent.StderrLine(START, "oh \u00e9"));
        byte[] whole = Files.readAllBytes(file());
        int first = new String(whole, StandardCharsets.UTF_8).indexOf('\n') + 1;
        for (int cut = first; cut <= whole.length; cut++) {
            byte[] rest = Arrays.copyOf(whole, cut);
            try (RecordingReader reader = new RecordingReader(new ByteArrayInputStream(rest), "cut")) {
                long complete = new String(rest, StandardCharsets.ISO_8859_1)
                                .chars()
                                .filter(c -> c == '\n')
                                .count()
                        - 1;
                boolean bracket = rest[rest.length - 1] == '}' && cut + 1 <= whole.length && whole[cut] == '\n';
                assertThat(reader.all()).as("cut at %s", cut).hasSize((int) complete + (bracket ? 1 : 0));
                assertThat(reader.notes())
                        .as("cut at %s", cut)
                        .hasSize(rest[rest.length - 1] == '\n' || bracket ? 0 : 1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "[]",
                "{}",
                "{\"mcpctl\":\"snapshot\",\"format\":1}",
                "\u0000\u0001\u0002",
                "{\"log\":{\"version\":\"1.2\"}}"
            })
    void what_is_no_recording_is_refused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.code()).isEqualTo("recording");
            assertThat(failure.message()).contains("does not begin as a recording");
        });
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "0, 0", "'\"one\"', '\"one\"'", "null, null", "[1], unknown"})
    void another_version_is_refused_by_its_number(String format, String shown) {
        assertThatThrownBy(() -> read("{\"mcpctl\":\"recording\",\"format\":" + format + "}\n"))
                .hasMessageContaining("is a recording of format " + shown + "; this mcpctl reads format 1");
    }

    @Test
    void lines_that_cannot_be_read_are_skipped_and_noted() {
        List<String> lines = List.of(
                "{\"mcpctl\":\"recording\",\"format\":1,\"later\":true}\r",
                "",
                "{\"kind\":\"message\",\"direction\":\"to-server\",\"json\":{\"id\":1}}\r",
                "\u0000\u0007\u001b[2J",
                "[1]",
                "{\"kind\":",
                "{\"kind\":\"brand-new\",\"x\":[1]}",
                "{\"seq\":\"x\",\"at\":7,\"direction\":9,\"kind\":null}");
        RecordingReader reader = read(String.join("\n", lines));
        List<RecordedEvent> all = reader.all();
        assertThat(all).extracting(RecordedEvent::kind).containsExactly("message", "brand-new", "");
        assertThat(all.get(0).text()).isEqualTo("{\"id\":1}");
        assertThat(all.get(1).json().path("x").get(0).asInt()).isEqualTo(1);
        assertThat(all.get(1).sequence()).isEqualTo(6);
        assertThat(reader.notes())
                .hasSize(3)
                .allSatisfy(note ->
                        assertThat(note).matches("line [456] is no JSON.*").doesNotContain("\u001b"));
        assertThat(reader.ended()).isFalse();
    }

    @Test
    void instants_are_read_as_everywhere_else() {
        Random random = new Random(7);
        List<String> texts = new ArrayList<>(List.of(
                "2026-11-26T21:40:00Z",
                "2026-02-29T00:00:00Z",
                "2026-11-26T21:40:60Z",
                "2026-11-26T21:40:00.Z",
                "2026-11-26T21:40:0x.5Z",
                "2026-11-26T21:40:00.1234567890Z",
                "+12026-11-26T21:40:00Z",
                "2026-11-26T21:40:00+01:00",
                "-026-11-26T21:40:00.5Z",
                "soon"));
        for (int i = 0; i < 300; i++) {
            int divisor = (int) Math.pow(10, random.nextInt(10));
            texts.add(Instant.ofEpochSecond(
                            random.nextInt(Integer.MAX_VALUE), (long) random.nextInt(1_000_000_000) / divisor * divisor)
                    .toString());
        }
        for (String text : texts) {
            Instant expected;
            try {
                expected = Instant.parse(text);
            } catch (DateTimeParseException none) {
                expected = Instant.EPOCH;
            }
            assertThat(Recording.instant(TextNode.valueOf(text), Instant.EPOCH))
                    .as(text)
                    .isEqualTo(expected);
        }
    }

    @Test
    void of_a_line_that_is_cut_anywhere_in_its_text_the_beginning_is_an_event() {
        String line = "{\"kind\":\"message\",\"size\":99,\"text\":\"a\\\\\\\"\\u00e9é€😀\\ud83d\\ude00\\\\\\\\z\"}";
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        int begin = line.indexOf("\"text\":\"") + 8;
        String whole = Json.parse(line).path("text").textValue();
        for (int end = begin; end < bytes.length - 2; end++) {
            ObjectNode event = LongLine.beginning(Arrays.copyOf(bytes, end));
            assertThat(event).as("cut at " + end).isNotNull();
            assertThat(event.path("truncated").asBoolean()).isTrue();
            assertThat(whole).startsWith(event.path("text").textValue());
            assertThat(event.path("size").asInt()).isEqualTo(99);
        }
        assertThat(LongLine.beginning("{\"kind\":\"message\",\"json\":{\"a".getBytes(StandardCharsets.UTF_8)))
                .isNull();
    }

    @Test
    void events_can_be_read_again_where_they_stand() throws IOException {
        Path file = directory.resolve("places.jsonl");
        String first = "{\"mcpctl\":\"recording\",\"format\":1}\r\n";
        Files.writeString(file, first + "\n{\"kind\":\"a\",\"text\":\"é\"}\nnoise\n{\"kind\":\"b\"}");
        List<Long> places = new ArrayList<>();
        try (RecordingReader reader = RecordingReader.open(file);
                RecordingPlaces again = RecordingPlaces.open(file)) {
            for (RecordedEvent event = reader.next(); event != null; event = reader.next()) {
                places.add(reader.position());
                assertThat(again.event(reader.position(), Instant.EPOCH).json()).isEqualTo(event.json());
            }
            assertThat(places).containsExactly((long) first.length() + 1, (long) first.length() + 32);
            Files.writeString(file, "x".repeat(100));
            assertThatThrownBy(() -> again.event(places.get(1), Instant.EPOCH))
                    .hasMessageContaining("was changed while it was read");
        }
        assertThatThrownBy(() -> RecordingPlaces.open(directory)).hasMessageContaining("is no file");
        assertThatThrownBy(() -> RecordingPlaces.open(directory.resolve("none")))
                .hasMessageContaining("there is no recording '");
    }

    private static RecordingReader read(String text) {
        return new RecordingReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "x.jsonl");
    }

    @Test
    void places_that_the_user_names_are_taken_out_and_the_rest_stays() {
        Redaction redaction = new Redaction(
                List.of(
                        JsonPath.parse("--redact", "$.params.arguments.code"),
                        JsonPath.parse("--redact", "$..email"),
                        JsonPath.parse("--redact", "$.list[1]")),
                text -> List.of());
        String before = "{ \"params\":{\"arguments\":{\"code\": {\"a\":[1]} ,\"b\":[{\"email\":\"x\\\"y\"}]}},"
                + "\"list\":[1, -2.50 ,3],\"email\":null }";
        RecordedEvent event = recorded(redaction, sent(before)).get(0);
        assertThat(event.text())
                .isEqualTo("{ \"params\":{\"arguments\":{\"code\": \"•••\" ,\"b\":[{\"email\":\"•••\"}]}},"
                        + "\"list\":[1, \"•••\" ,3],\"email\":\"•••\" }");
        assertThat(event.redacted()).isTrue();
        assertThat(event.size()).isEqualTo(before.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"access_token\":\"S3CRET-VALUE\"}",
                "{\"Password\" : \"S3CRET-VALUE\"}",
                "{\"text\":\"{\\\"apiKey\\\":\\\"S3CRET-VALUE\\\"}\"}",
                "{\"text\":\"Authorization: Bearer S3CRET-VALUE\"}",
                "{\"url\":\"https://x/y?a=1&api_key=S3CRET-VALUE\"}",
                "{\"url\":\"https://user:S3CRET-VALUE@x/y\"}",
                "{\"text\":\"eyJhbGciOiJI.eyJzdWIiOiIx.S3CRET-VALUE\"}",
                "{\"text\":\"ghp_S3CRETVALUES3CRETVALUE\"}",
                "{\"cookie\":\"S3CRET-VALUE"
            })
    void what_looks_like_a_secret_is_taken_out(String text) {
        if (text.endsWith("VALUE")) {
            // Broken off: nobody can tell where it ends, and it is no message.
            assertThat(recorded(sent(text)).get(0).text()).isEqualTo(text);
            return;
        }
        RecordedEvent event = recorded(sent(text)).get(0);
        assertThat(event.text()).contains("•••").doesNotContain("S3CRET");
        assertThat(event.redacted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"progressToken\":\"abcdefgh\"}",
                "{\"_meta\":{\"progressToken\":17}}",
                "{\"nextCursor\":\"abcdefghijkl\"}",
                "{\"properties\":{\"password\":{\"type\":\"string\"},\"token\":{\"type\":\"string\"}}}",
                "{\"text\":\"the token is a word; basic things; a bearer of news\"}"
            })
    void what_does_not_is_left_alone(String text) {
        assertThat(recorded(sent(text)).get(0).text()).isEqualTo(text);
    }

    @Test
    void a_known_secret_is_found_wherever_it_stands_in_a_text_of_any_length() {
        String secret = "Xk-93.kk";
        Redaction redaction = new Redaction(List.of(), text -> {
            int at = text.indexOf(secret);
            return at < 0 ? List.of() : List.of(new int[] {at, at + secret.length()});
        });
        for (int padding : new int[] {0, 98_300, 131_070, 131_072, 400_000}) {
            String text = "{\"t\":\"" + "y".repeat(padding) + secret + "y".repeat(padding) + "\"}";
            assertThat(recorded(redaction, sent(text)).get(0).text()).isEqualTo(text.replace(secret, "•••"));
        }
        byte[] latin = ("\u00ff" + secret + "\u00fe").getBytes(StandardCharsets.ISO_8859_1);
        RecordedEvent bytes = recorded(
                        redaction, new WireEvent.NotMessage(START, 0, 1, latin.length, new Frame.Bytes(latin)))
                .get(0);
        assertThat(new String(bytes.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain(secret);
        assertThat(bytes.bytes()).startsWith((byte) 0xff).endsWith((byte) 0xfe);
    }

    @Test
    void a_full_disk_loses_events_and_stops_nothing() {
        Path full = Path.of("/dev/full");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(full));
        Recorder recorder = new Recorder(full, HEADER, Redaction.usual(), InstantSource.fixed(START));
        recorder.on(sent("{}"));
        recorder.close();
        assertThat(recorder.loss())
                .isEqualTo(
                        "the recording '/dev/full' is incomplete: No space left on device; the last 3 lines are missing");
    }

    @Test
    void a_file_that_cannot_be_made_is_told_before_anything_happens() {
        Path nowhere = directory.resolve("no/such/file");
        assertThatThrownBy(() -> new Recorder(nowhere, HEADER, Redaction.usual(), InstantSource.fixed(START)))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.LOCAL_FILE));
    }

    @Test
    void others_cannot_read_it() throws Exception {
        recorded(sent("{}"));
        org.junit.jupiter.api.Assumptions.assumeTrue(
                file().getFileSystem().supportedFileAttributeViews().contains("posix"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }
}
