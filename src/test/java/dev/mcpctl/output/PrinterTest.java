package dev.mcpctl.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PrinterTest {

    private static final String EVIL = "a\u001b[31mb\u202ec\u200bd\ud83d";

    /** A list of tools, as a command would make it. */
    private static final class Tools implements Document {
        private final JsonNode json;
        private final byte @Nullable [] raw;

        Tools(String json, byte @Nullable [] raw) {
            this.json = Json.parse(json);
            this.raw = raw;
        }

        @Override
        public JsonNode json() {
            return json;
        }

        @Override
        public @Nullable ByteSource raw() {
            return raw == null ? null : () -> new ByteArrayInputStream(raw);
        }

        @Override
        public void human(TextSink out) {
            json.get("tools")
                    .forEach(tool -> out.label(tool.get("name").textValue())
                            .newline()
                            .block(tool.path("description").asText()));
        }

        @Override
        public Iterable<JsonNode> lines() {
            return json.get("tools");
        }

        @Override
        public void wide(TextSink out) {
            out.table(table().whole());
        }

        @Override
        public Table table() {
            Table table = Table.of("NAME", "DESCRIPTION");
            json.get("tools")
                    .forEach(tool -> table.row(
                            tool.get("name").textValue(),
                            tool.path("description").asText()));
            return table;
        }

        @Override
        public List<String> names() {
            return List.of(
                    json.at("/tools/0/name").textValue(),
                    json.at("/tools/1/name").textValue());
        }

        @Override
        public void text(TextSink out) {
            human(out);
        }
    }

    private static final String TWO = "{\"tools\":[{\"name\":\"a\",\"size\":1.50},{\"name\":\"b\",\"ok\":true}]}";

    private static Tools evil() {
        String name = Json.compact(Json.array().add(EVIL));
        String quoted = name.substring(1, name.length() - 1);
        return new Tools(
                "{\"tools\":[{\"name\":" + quoted + ",\"description\":" + quoted + ",\"" + "k\u202e"
                        + "\":1},{\"name\":\"b\"}]}",
                null);
    }

    private static String print(Screen screen, Document document, OutputFormat format) {
        new Printer(screen.console()).print(document, format);
        return screen.out();
    }

    @Test
    void json_on_a_pipe_is_what_was_received_byte_for_byte() {
        byte[] raw = "{ \"a\" : 1.0e0,\r\n\t\"é\":\"\\u00e9\" }".getBytes(StandardCharsets.UTF_8);
        Screen screen = Screen.pipe();
        new Printer(screen.console()).print(new Tools(TWO, raw), OutputFormat.JSON);
        assertThat(screen.outBytes()).startsWith(raw).endsWith('\n').hasSize(raw.length + 1);
    }

    @Test
    void json_that_ends_with_a_newline_gets_no_second_one() {
        byte[] raw = "{}\n".getBytes(StandardCharsets.UTF_8);
        assertThat(print(Screen.pipe(), new Tools(TWO, raw), OutputFormat.JSON)).isEqualTo("{}\n");
    }

    @Test
    void json_of_our_own_is_compact_on_a_pipe_and_keeps_digits() {
        assertThat(print(Screen.pipe(), new Tools(TWO, null), OutputFormat.JSON))
                .isEqualTo(TWO + "\n");
    }

    @Test
    void json_is_indented_on_a_terminal() {
        byte[] raw = TWO.getBytes(StandardCharsets.UTF_8);
        assertThat(print(Screen.terminal(80), new Tools(TWO, raw), OutputFormat.JSON))
                .isEqualTo("""
                {
                  "tools": [
                    {
                      "name": "a",
                      "size": 1.50
                    },
                    {
                      "name": "b",
                      "ok": true
                    }
                  ]
                }
                """);
    }

    @Test
    void json_is_coloured_where_there_is_colour() {
        JsonNode value = Json.parse("{\"k\":[\"s\",1,null],\"e\":{}}");
        assertThat(new JsonColour(true).pretty(value).replace("\u001b[", "<")).isEqualTo("""
                {
                  <36m"k"<0m: [
                    <32m"s"<0m,
                    <33m1<0m,
                    <33mnull<0m
                  ],
                  <36m"e"<0m: {}
                }""");
    }

    @Test
    void indented_json_is_the_same_document_with_everything_visible() {
        JsonNode value = evil().json();
        String shown = new JsonColour(false).pretty(value);
        assertThat(shown).contains("a\\u001b[31mb\\u202ec\\u200bd\\ud83d").contains("\"k\\u202e\"");
        assertThat(Json.parse(shown)).isEqualTo(value);
    }

    @Test
    void jsonl_is_one_item_a_line() {
        assertThat(print(Screen.pipe(), new Tools(TWO, null), OutputFormat.JSONL))
                .isEqualTo("{\"name\":\"a\",\"size\":1.50}\n{\"name\":\"b\",\"ok\":true}\n");
    }

    @Test
    void an_event_is_a_line_that_is_flushed_at_once() {
        Screen screen = Screen.pipe();
        new Printer(screen.console()).event(Json.object().put("type", "progress"));
        assertThat(screen.out()).isEqualTo("{\"type\":\"progress\"}\n");
    }

    @Test
    void yaml_is_in_block_style() {
        assertThat(print(Screen.pipe(), new Tools(TWO, null), OutputFormat.YAML))
                .isEqualTo("""
                tools:
                - name: a
                  size: 1.50
                - name: b
                  ok: true
                """);
    }

    @Test
    void table_and_names_come_from_the_document() {
        assertThat(print(Screen.pipe(), new Tools(TWO, null), OutputFormat.TABLE))
                .isEqualTo("NAME  DESCRIPTION\na\nb\n");
        assertThat(print(Screen.pipe(), new Tools(TWO, null), OutputFormat.NAME))
                .isEqualTo("a\nb\n");
    }

    @Test
    void a_form_that_does_not_apply_is_a_usage_failure_that_names_those_that_do() {
        Document plain = new Document() {
            @Override
            public JsonNode json() {
                return Json.object();
            }

            @Override
            public void human(TextSink out) {
                out.ours("plain").newline();
            }
        };
        for (OutputFormat format : List.of(OutputFormat.TABLE, OutputFormat.TEXT, OutputFormat.NAME)) {
            Failure failure = catchThrowableOfType(Failure.class, () -> print(Screen.pipe(), plain, format));
            assertThat(failure.kind()).isEqualTo(Failure.Kind.USAGE);
            assertThat(failure.message()).startsWith("-o " + format.word()).contains("use human, json, jsonl or yaml");
        }
        assertThat(print(Screen.pipe(), plain, OutputFormat.JSONL)).isEqualTo("{}\n");
    }

    @ParameterizedTest
    @EnumSource(OutputFormat.class)
    void nothing_hidden_reaches_a_terminal_in_any_form(OutputFormat format) {
        assertVisible(print(Screen.terminal(80), evil(), format));
    }

    @Test
    void nothing_hidden_reaches_a_terminal_through_jq() {
        Screen screen = Screen.terminal(80);
        Printer printer = new Printer(screen.console());
        printer.print(evil(), JqProgram.compile("--jq", ".tools[0].name, .tools[0]"));
        printer.event(evil().json());
        assertVisible(screen.out());
    }

    private static void assertVisible(String printed) {
        assertThat(printed).isNotEmpty();
        assertThat(printed.codePoints().filter(point -> point != '\n' && Hidden.always(point)))
                .as(printed)
                .isEmpty();
    }

    @Test
    void text_is_verbatim_on_a_pipe_while_labels_never_are() {
        String printed = print(Screen.pipe(), evil(), OutputFormat.TEXT);
        assertThat(printed.lines().limit(2))
                .containsExactly("a\\x1b[31mb\\u202ec\\u200bd\\ud83d", "a\u001b[31mb\u202ec\u200bd?");
    }

    @Test
    void a_streamed_block_is_verbatim_on_a_pipe_and_harmless_on_a_terminal() {
        byte[] utf8 = "x\u001b[2J\r\ny".getBytes(StandardCharsets.UTF_8);
        Screen pipe = Screen.pipe();
        pipe.console().out().block(() -> new ByteArrayInputStream(utf8));
        assertThat(pipe.out()).isEqualTo("x\u001b[2J\r\ny\n");
        Screen terminal = Screen.terminal(80);
        terminal.console().out().block(() -> new ByteArrayInputStream(utf8));
        assertThat(terminal.out()).isEqualTo("x\\x1b[2J\ny\n");
    }

    @Test
    void binary_content_is_refused_on_a_terminal_and_exact_on_a_pipe() {
        byte[] bytes = {0, 1, (byte) 0xff, '\n', 27};
        ByteSource source = () -> new ByteArrayInputStream(bytes);
        Screen pipe = Screen.pipe();
        new Printer(pipe.console()).binary(source);
        assertThat(pipe.outBytes()).isEqualTo(bytes);
        Failure failure = catchThrowableOfType(
                Failure.class, () -> new Printer(Screen.terminal(80).console()).binary(source));
        assertThat(failure.hint()).contains("-O FILE");
    }

    @Test
    void a_large_document_is_streamed_in_constant_memory() {
        long size = 300L << 20;
        long[] written = {0};
        Console console = Console.of(
                Console.Streams.of(
                        new java.io.OutputStream() {
                            @Override
                            public void write(int one) {
                                written[0]++;
                            }

                            @Override
                            public void write(byte[] bytes, int offset, int length) {
                                written[0] += length;
                            }
                        },
                        java.io.OutputStream.nullOutputStream()),
                ConsoleTraits.of(Terminals.of(""), name -> null));
        Document large = new Document() {
            @Override
            public JsonNode json() {
                throw new AssertionError("the tree is not needed");
            }

            @Override
            public ByteSource raw() {
                return () -> new Zeros(size);
            }

            @Override
            public void human(TextSink out) {
                throw new AssertionError("not asked for");
            }
        };
        new Printer(console).print(large, OutputFormat.JSON);
        assertThat(written[0]).isEqualTo(size + 1);
    }

    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long size) {
            left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? '0' : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            java.util.Arrays.fill(target, offset, offset + count, (byte) '0');
            left -= count;
            return count;
        }
    }
}
