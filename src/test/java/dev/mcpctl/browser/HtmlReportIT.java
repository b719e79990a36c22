package dev.mcpctl.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.trace.RecordingReader;
import dev.mcpctl.trace.report.HtmlReport;
import dev.mcpctl.trace.view.EventFilter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The report of {@code show --html} in headless Chromium. */
class HtmlReportIT {

    private static final Instant START = Instant.parse("2026-11-26T20:00:00Z");
    private static final List<String> HOSTILE = List.of(
            "</script><script>window.pwned = 1</script>",
            "<img src=x onerror='window.pwned = 2'>",
            "<!--<script>",
            "\u2028\u2029\u202e\u0000\u001b[2J ]]> ${x} @@DATA@@ &lt;b&gt;",
            "javascript:window.pwned = 3");

    @TempDir
    private static Path directory;

    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        browser = Browser.start(directory.resolve("profile"));
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    private static Path page(String name, List<ObjectNode> lines) throws IOException {
        Path recording = directory.resolve(name + ".jsonl");
        try (Writer writer = Files.newBufferedWriter(recording)) {
            for (ObjectNode line : lines) {
                Json.write(line, writer);
                writer.write('\n');
            }
        }
        Path page = directory.resolve(name + ".html");
        try (RecordingReader reader = RecordingReader.open(recording);
                Writer writer = Files.newBufferedWriter(page)) {
            new HtmlReport(writer, EventFilter.parse("--filter", null)).write(reader);
        }
        return page;
    }

    private static ObjectNode header(String server) {
        return Json.object()
                .put("mcpctl", "recording")
                .put("format", 1)
                .put("tool", "0.1.0")
                .put("started", START.toString())
                .put("server", server);
    }

    private static ObjectNode event(int number, long millis, String direction, String kind) {
        return Json.object()
                .put("seq", number)
                .put("at", START.plusMillis(millis).toString())
                .put("connection", 1)
                .put("direction", direction)
                .put("kind", kind);
    }

    private static ObjectNode message(int number, long millis, String direction, String text) {
        return event(number, millis, direction, "message")
                .put("size", text.length())
                .put("text", text);
    }

    /** Three calls, the second one slow, the third one refused; something of each kind. */
    private static Path small() throws IOException {
        return page(
                "small",
                List.of(
                        header("weather"),
                        event(1, 1, "none", "process-started").put("pid", 7),
                        message(2, 5, "to-server", call(1, "Oslo")),
                        message(3, 25, "to-client", result(1, "fog")),
                        message(4, 30, "to-server", call(2, "Bergen")),
                        event(5, 40, "to-client", "stderr").put("text", "warn: slow"),
                        message(6, 2030, "to-client", result(2, "rain")),
                        message(7, 2040, "to-server", call(3, "Atlantis")),
                        message(
                                8,
                                2050,
                                "to-client",
                                "{\"jsonrpc\":\"2.0\",\"id\":3,\"error\":{\"code\":-32602,\"message\":\"no such city\"}}"),
                        event(9, 2060, "none", "finding").put("rule", "late").put("problem", "it was late"),
                        event(10, 2070, "none", "end")));
    }

    private static String call(int id, String city) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"tools/call\",\"params\":{\"name\":\"weather\","
                + "\"arguments\":{\"city\":\"" + city + "\",\"days\":[1,2,3]}}}";
    }

    private static String result(int id, String sky) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{\"content\":[{\"type\":\"text\",\"text\":\"" + sky
                + "\"}]}}";
    }

    private static String selected() throws Exception {
        return browser.text("document.querySelector('.row[aria-selected=true] .what').textContent");
    }

    private static void quiet(Path page) {
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests())
                .allSatisfy(url -> assertThat(url)
                        .satisfiesAnyOf(
                                each -> assertThat(each).isEqualTo(page.toUri().toString()),
                                each -> assertThat(each).isEqualTo("data:,")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void it_opens_from_a_file_in_the_colours_of_the_system_and_asks_nobody_for_anything(String scheme)
            throws Exception {
        Path page = small();
        browser.open(page, scheme);
        assertThat(browser.text("document.documentElement.dataset.theme")).isEqualTo(scheme);
        assertThat(browser.text("document.title")).isEqualTo("weather \u00b7 mcpctl");
        assertThat(browser.text("document.getElementById('count').textContent")).isEqualTo("10 events");
        assertThat(browser.value("document.querySelectorAll('.row').length").asInt())
                .isEqualTo(10);
        assertThat(browser.text("document.querySelector('.took span.slow').textContent"))
                .isEqualTo("2.00 s");
        quiet(page);
        browser.press("t");
        assertThat(browser.text("document.documentElement.dataset.theme")).isNotEqualTo(scheme);
    }

    @Test
    void the_longest_method_and_a_long_tool_stand_whole_on_a_small_screen() throws Exception {
        Path page = page(
                "long",
                List.of(
                        header("everything"),
                        message(
                                1,
                                1,
                                "to-client",
                                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/resources/list_changed\"}"),
                        message(2, 5, "to-server", call(1, "Oslo").replace("weather", "search_repositories_by_topic")),
                        message(3, 12_350, "to-client", result(1, "fog")),
                        message(4, 12_400, "to-server", call(2, "Oslo").replace("weather", "very_long_".repeat(10)))));
        browser.size(1280, 720);
        try {
            browser.open(page, "light");
            assertThat(browser.value("[...document.querySelectorAll('.row .what')].slice(0, 3)"
                                    + ".every(what => what.scrollWidth <= what.clientWidth)")
                            .asBoolean())
                    .isTrue();
            assertThat(browser.text("[...document.querySelectorAll('.row .what')].pop().title"))
                    .contains("very_long_".repeat(10));
        } finally {
            browser.size(1440, 900);
        }
        quiet(page);
    }

    @Test
    void words_and_kinds_filter() throws Exception {
        Path page = small();
        browser.open(page, "light");
        browser.press("/");
        browser.type("bergen");
        browser.await("document.getElementById('count').textContent === '1 of 10 events'");
        assertThat(browser.text("document.querySelector('.row .what').textContent"))
                .contains("tools/call");
        browser.press("Escape");
        browser.await("document.getElementById('count').textContent === '10 events'");
        browser.value("document.querySelector('[data-group=messages]').click()");
        browser.await("document.getElementById('count').textContent === '4 of 10 events'");
        browser.press("c");
        browser.await("document.getElementById('count').textContent === '10 events'");
        browser.press("/");
        browser.type("nothing like this");
        browser.await("!document.getElementById('empty').hidden");
        quiet(page);
    }

    @Test
    void json_folds() throws Exception {
        browser.open(small(), "light");
        String folds = "document.querySelectorAll('#tree details[open]').length";
        assertThat(browser.value(folds).asInt()).isGreaterThan(2);
        assertThat(browser.text("document.getElementById('tree').innerText")).contains("Oslo");
        browser.press("-");
        assertThat(browser.value(folds).asInt()).isZero();
        assertThat(browser.text("document.getElementById('tree').innerText")).doesNotContain("Oslo");
        browser.value("document.querySelector('#tree summary').click()");
        assertThat(browser.value(folds).asInt()).isEqualTo(1);
        browser.press("+");
        browser.press("+");
        browser.press("+");
        assertThat(browser.text("document.getElementById('tree').innerText")).contains("Oslo");
    }

    @Test
    void everything_can_be_done_with_keys() throws Exception {
        Path page = small();
        browser.open(page, "dark");
        assertThat(selected()).contains("#1", "tools/call");
        browser.press("p");
        assertThat(selected()).contains("result of tools/call");
        browser.press("ArrowDown");
        assertThat(selected()).contains("#2");
        browser.press("d");
        browser.press("End");
        assertThat(selected()).contains("end of the recording");
        browser.press("Home");
        browser.press("j");
        assertThat(selected()).contains("#1");
        browser.press("d");
        String diff = browser.text("document.getElementById('diff').innerText");
        assertThat(diff).contains("- ", "Bergen", "+ ", "Oslo");
        assertThat(browser.text("document.querySelector('#diff .gone').textContent"))
                .contains("\"id\": 2");
        browser.press("Escape");
        browser.press("?");
        browser.await("document.getElementById('help').open");
        browser.press("Escape");
        browser.press("Enter");
        assertThat(browser.text("document.activeElement.id")).isEqualTo("details");
        browser.press("Escape");
        assertThat(browser.text("document.activeElement.id")).isEqualTo("list");
        assertThat(browser.text("document.getElementById('list').getAttribute('aria-activedescendant')"))
                .isEqualTo("row-1");
        quiet(page);
    }

    @Test
    void whatever_stands_in_it_is_text() throws Exception {
        for (String hostile : HOSTILE) {
            ObjectNode all = event(1, 1, "to-client", "http-response").put("exchange", 1);
            all.putArray("headers").addObject().put("name", hostile).put("value", hostile);
            ObjectNode started = event(2, 1, "none", "process-started").put("pid", 1);
            started.putArray("command").add(hostile);
            ObjectNode json =
                    Json.object().put("jsonrpc", "2.0").put("id", hostile).put("method", hostile);
            json.putObject("params").put("name", hostile).put(hostile, hostile);
            ObjectNode odd = event(7, 6, hostile, hostile).put("text", hostile);
            odd.put("at", hostile).put("method", hostile).put("url", hostile).put("problem", hostile);
            ObjectNode first = header(hostile).put("tool", hostile);
            first.putArray("command").add(hostile);
            Path page = page(
                    "hostile",
                    List.of(
                            first,
                            all,
                            started,
                            message(3, 2, "to-server", Json.compact(json)),
                            message(4, 3, "to-client", hostile),
                            event(5, 4, "to-client", "stderr").put("text", hostile),
                            event(6, 5, "none", "finding").put("rule", hostile).put("problem", hostile),
                            odd));
            browser.open(page, "light");
            for (int i = 0; i < 8; i++) {
                browser.press(i == 0 ? "Home" : "j");
                browser.press("+");
            }
            assertThat(browser.text("window.pwned")).isEqualTo("undefined");
            assertThat(browser.value("document.querySelectorAll('script, img, iframe, object, embed, a').length")
                            .asInt())
                    .isEqualTo(2);
            browser.press("Home");
            browser.press("j");
            browser.press("j");
            String shown = browser.text("document.getElementById('tree').textContent");
            assertThat(shown).contains(Json.compact(json.path("method")).substring(1, 5));
            quiet(page);
        }
    }

    @Test
    void ten_thousand_frames_are_scrolled_and_searched_with_a_screenful_of_rows() throws Exception {
        Path page = page("large", new java.util.AbstractList<>() {
            @Override
            public ObjectNode get(int index) {
                if (index == 0) {
                    return header("large");
                }
                String filling = "\"filling\":\"" + "lorem ipsum ".repeat(60) + "\"";
                int id = (index + 1) / 2;
                return index % 2 == 1
                        ? message(index, index * 10L, "to-server", call(id, "City " + id))
                        : message(
                                index,
                                index * 10L,
                                "to-client",
                                "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{" + filling + "}}");
            }

            @Override
            public int size() {
                return 10_001;
            }
        });
        browser.open(page, "light");
        // How smooth it is depends on the machine; how many nodes a step touches does not.
        browser.value("window.made = 0; window.mostMade = 0; window.mostRows = 0;"
                + " new MutationObserver(all => all.forEach(each => { window.made += each.addedNodes.length; }))"
                + ".observe(document.getElementById('list'), {childList: true, subtree: true}); 0");
        browser.value("new Promise(done => { const list = document.getElementById('list'); let step = 0;"
                + " (function go() { window.mostMade = Math.max(window.mostMade, window.made); window.made = 0;"
                + " window.mostRows = Math.max(window.mostRows, document.querySelectorAll('.row').length);"
                + " list.scrollTop = list.scrollHeight * (step++ / 60);"
                + " if (step > 60) { done(true); } else { requestAnimationFrame(go); } })(); })");
        browser.await("document.querySelector('.row:last-child .what').textContent.includes('#5000')");
        assertThat(browser.value("window.mostRows").asInt()).as("rows at once").isBetween(10, 100);
        assertThat(browser.value("window.mostMade").asInt())
                .as("nodes made by one step")
                .isBetween(10, 2_000);
        browser.press("End");
        assertThat(selected()).contains("#5000");
        browser.press("/");
        browser.type("city 4999");
        browser.await("document.getElementById('count').textContent === '1 of 10000 events'");
        browser.press("Escape");
        browser.await("document.getElementById('count').textContent === '10000 events'");
        quiet(page);
    }
}
