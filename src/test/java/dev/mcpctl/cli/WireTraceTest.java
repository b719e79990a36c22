package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.testing.NotingServer;
import dev.mcpctl.testing.WireServer;
import dev.mcpctl.trace.RecordedEvent;
import dev.mcpctl.trace.RecordedEvent.Direction;
import dev.mcpctl.trace.RecordingReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same call over each transport: the recording against what the server itself got and gave, and the trace beside it. */
class WireTraceTest {

    private static final String PARAMS = "{\"name\":\"a b\",\"arguments\":{\"x\":\"\u00e9\"}}";
    private static final List<String> HEADERS =
            List.of("X-Server: one", "X-Server: two, three", "Set-Cookie: crumb=SECRET; Path=/", "X-Odd: a;b=\"c\"  d");

    @TempDir
    Path directory;

    /** What a server gave: bodies of messages. */
    private final List<String> gave = new CopyOnWriteArrayList<>();

    private List<RecordedEvent> traced(List<String> server, List<String> more) {
        Path file = directory.resolve("a.jsonl");
        List<String> words = new ArrayList<>(List.of("raw"));
        if (more.isEmpty()) {
            words.addAll(server);
        }
        words.addAll(List.of("tools/call", PARAMS, "--protocol", "legacy", "-o", "json"));
        List<String> command = new ArrayList<>(words);
        command.addAll(more);
        CliRun.Result plain = CliRun.of(command).in(directory).run().exits(0);
        gave.clear();
        forget();
        List<String> traced = new ArrayList<>(words);
        traced.add(0, "trace");
        traced.addAll(List.of("--record", file.toString(), "-vv"));
        traced.addAll(more);
        CliRun.Result result = CliRun.of(traced).in(directory).run().exits(0);
        assertThat(result.out()).as("stdout with trace in front").isEqualTo(plain.out());
        assertThat(result.err())
                .as("the live view")
                .contains("→ #", "initialize", "← #", "result of tools/call", "handshake", "total", "█")
                .doesNotContain("\u001b", "SECRET");
        try (RecordingReader reader = RecordingReader.open(file)) {
            List<RecordedEvent> all = reader.all();
            assertThat(reader.notes()).isEmpty();
            assertThat(all)
                    .extracting(RecordedEvent::sequence)
                    .doesNotHaveDuplicates()
                    .isSorted();
            assertThat(all).extracting(RecordedEvent::at).isSorted();
            return all;
        }
    }

    private void forget() {
        try {
            Files.deleteIfExists(directory.resolve("got"));
            Files.deleteIfExists(directory.resolve("gave"));
        } catch (IOException problem) {
            throw new AssertionError(problem);
        }
    }

    private static List<String> texts(List<RecordedEvent> events, Direction direction) {
        List<String> texts = new ArrayList<>();
        for (RecordedEvent event : events) {
            if (event.is(RecordedEvent.MESSAGE) && event.direction() == direction) {
                assertThat(event.redacted()).as(event.text()).isFalse();
                assertThat(event.size()).isEqualTo(event.bytes().length);
                texts.add(event.text());
            }
        }
        return texts;
    }

    private static List<RecordedEvent> of(List<RecordedEvent> events, String kind) {
        return events.stream().filter(event -> event.is(kind)).toList();
    }

    @Test
    void over_stdio() throws IOException {
        List<String> more = new ArrayList<>(List.of("--"));
        more.addAll(NotingServer.command(directory));
        List<RecordedEvent> events = traced(List.of(), more);
        assertThat(texts(events, Direction.TO_SERVER)).isEqualTo(Files.readAllLines(directory.resolve("got")));
        assertThat(texts(events, Direction.TO_CLIENT)).isEqualTo(Files.readAllLines(directory.resolve("gave")));
        assertThat(of(events, RecordedEvent.STDERR))
                .extracting(RecordedEvent::text)
                .contains("ready \u001b[31m<b>");
        RecordedEvent noise = of(events, RecordedEvent.NOT_MESSAGE).get(0);
        assertThat(noise.text()).isEqualTo("this line is no message");
        assertThat(noise.number("line")).isEqualTo(2);
        assertThat(of(events, RecordedEvent.PROCESS_STARTED)).hasSize(1);
        assertThat(of(events, RecordedEvent.PROCESS_ENDED)).hasSize(1);
        assertThat(of(events, RecordedEvent.PROCESS_ENDED).get(0).number("status"))
                .isZero();
    }

    @Test
    void over_http_with_json() {
        try (WireServer server = WireServer.with((request, reply) -> {
            String answer = request.body().isEmpty() ? null : NotingServer.answer(request.json());
            if (answer == null) {
                reply.send(202, "", "", HEADERS.toArray(new String[0]));
            } else {
                String body = answer + "\n";
                gave.add(body);
                reply.send(200, "application/json", body, HEADERS.toArray(new String[0]));
            }
        })) {
            check(server, traced(List.of(server.url("/mcp?key=SECRET").toString()), List.of()));
        }
    }

    @Test
    void over_http_with_events() {
        try (WireServer server = WireServer.with((request, reply) -> {
            String answer = request.body().isEmpty() ? null : NotingServer.answer(request.json());
            if (answer == null) {
                reply.send(202, "", "", HEADERS.toArray(new String[0]));
                return;
            }
            gave.add(answer);
            reply.stream(HEADERS.toArray(new String[0]));
            reply.write(": a comment\nretry: 1500\n");
            reply.write("id: 7-" + gave.size() + "\ndata: " + answer + "\n\n");
        })) {
            List<RecordedEvent> events = traced(List.of(server.url("/mcp").toString()), List.of());
            check(server, events);
            assertThat(of(events, RecordedEvent.STREAM_EVENT))
                    .extracting(event -> event.word("id"))
                    .containsExactly("7-1", "7-2");
            assertThat(of(events, RecordedEvent.STREAM_COMMENT))
                    .extracting(RecordedEvent::text)
                    .containsExactly("a comment", "a comment");
            assertThat(of(events, RecordedEvent.STREAM_RETRY))
                    .extracting(RecordedEvent::text)
                    .containsExactly("1500", "1500");
        }
    }

    @Test
    void over_the_older_transport() {
        List<WireServer.Reply> streams = new CopyOnWriteArrayList<>();
        WireServer[] self = new WireServer[1];
        try (WireServer server = WireServer.with((request, reply) -> {
            if (request.method().equals("GET")) {
                reply.stream(HEADERS.toArray(new String[0]));
                streams.add(reply);
                reply.write("event: endpoint\ndata: /messages\n\n");
                self[0].forever();
                return;
            }
            reply.send(202, "", "", HEADERS.toArray(new String[0]));
            String answer = NotingServer.answer(request.json());
            if (answer != null) {
                gave.add(answer);
                streams.get(streams.size() - 1).event(answer);
            }
        })) {
            self[0] = server;
            check(server, traced(List.of("--sse=" + server.url("/sse")), List.of()));
        }
    }

    /** The second half of what the server got belongs to the run that was recorded; the first one made the plain output. */
    private void check(WireServer server, List<RecordedEvent> events) {
        List<RecordedEvent> heads = of(events, RecordedEvent.HTTP_REQUEST);
        List<WireServer.Request> all = server.requests();
        List<WireServer.Request> requests = all.subList(all.size() / 2, all.size());
        List<WireServer.Request> posts =
                requests.stream().filter(each -> each.method().equals("POST")).toList();
        assertThat(texts(events, Direction.TO_SERVER))
                .isEqualTo(posts.stream().map(WireServer.Request::body).toList());
        assertThat(texts(events, Direction.TO_CLIENT)).isEqualTo(gave);
        assertThat(heads).hasSameSizeAs(requests);
        List<List<String>> recorded =
                new ArrayList<>(heads.stream().map(WireTraceTest::headers).toList());
        List<List<String>> got =
                new ArrayList<>(requests.stream().map(WireTraceTest::headers).toList());
        assertThat(recorded).containsExactlyInAnyOrderElementsOf(got);
        List<RecordedEvent> answers = of(events, RecordedEvent.HTTP_RESPONSE);
        assertThat(answers).hasSameSizeAs(requests);
        for (RecordedEvent answer : answers) {
            assertThat(answer.headers())
                    .extracting(header -> header.name() + ": " + header.value())
                    .containsSubsequence(
                            "X-Server: one", "X-Server: two, three", "Set-Cookie: •••", "X-Odd: a;b=\"c\"  d");
        }
        assertThat(of(events, RecordedEvent.HTTP_OPENED))
                .allSatisfy(opened -> assertThat(opened.word("url")).doesNotContain("SECRET"));
        assertThat(of(events, RecordedEvent.HTTP_ENDED))
                .hasSameSizeAs(requests)
                .allSatisfy(ended -> assertThat(
                                ended.json().path("micros").path("total").asLong(-1))
                        .isPositive());
    }

    private static List<String> headers(RecordedEvent event) {
        return event.headers().stream()
                .map(header -> header.name().toLowerCase(Locale.ROOT) + ": " + header.value())
                .sorted()
                .toList();
    }

    /** Cookies are not to be seen in the recording. */
    private static List<String> headers(WireServer.Request request) {
        return request.headers().entrySet().stream()
                .map(header -> header.getKey() + ": " + (header.getKey().equals("cookie") ? "•••" : header.getValue()))
                .sorted()
                .toList();
    }
}
