package dev.mcpctl.config.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.config.entry.Format;
import dev.mcpctl.json.Json;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TomlEditTest {

    private static final JsonNode ENTRY = Json.parse(
            "{\"command\":\"npx\",\"args\":[\"-y\",\"x\"],\"env\":{\"A\":\"1\"},\"startup_timeout_sec\":20}");

    private static final String ENTRY_LINES = "[mcp_servers.\"new one\"]\ncommand = \"npx\"\nargs = [\"-y\", \"x\"]\n"
            + "env = { A = \"1\" }\nstartup_timeout_sec = 20";

    @Test
    void a_new_table_stands_behind_the_others() {
        String text = """
                model = "o1" # mine
                [mcp_servers.a]
                command = \"""
                [not.a.table]
                \"""
                args = [
                  "x", # "]"
                ]
                [mcp_servers.a.env]
                B = '2'

                # the rest
                [profiles.x]
                y = 1
                """;

        assertThat(put(text)).isEqualTo(text.replace("B = '2'\n", "B = '2'\n\n" + ENTRY_LINES + "\n"));
    }

    @Test
    void the_first_table_stands_at_the_end() {
        assertThat(put("")).isEqualTo(ENTRY_LINES + "\n");
        assertThat(put("# mine\n")).isEqualTo("# mine\n\n" + ENTRY_LINES + "\n");
        assertThat(put("model = 1")).isEqualTo("model = 1\n\n" + ENTRY_LINES);
    }

    @Test
    void a_table_goes_with_all_that_is_below_it() {
        String text = """
                [mcp_servers.a]
                command = 1 # x
                # inside
                args = []

                [mcp_servers.a.env]
                B = 2

                # about b
                [mcp_servers.b]
                command = 2
                """;

        assertThat(remove(text, "a")).isEqualTo("# about b\n[mcp_servers.b]\ncommand = 2\n");
        assertThat(remove(text, "b")).isEqualTo(text.replace("\n[mcp_servers.b]\ncommand = 2\n", "\n"));
        assertThat(remove("[mcp_servers]\na = { command = 1 }\nb = { command = 2 }\n", "a"))
                .isEqualTo("[mcp_servers]\nb = { command = 2 }\n");
    }

    @Test
    void a_changed_table_keeps_what_it_says_already_and_its_comments() {
        String text = """
                [mcp_servers."new one"]
                # why
                command = 'npx' # how
                args = ["z"] # what

                [mcp_servers."new one".env]
                A = "0"
                """;

        assertThat(put(text)).isEqualTo("""
                [mcp_servers."new one"]
                # why
                command = 'npx' # how
                args = ["-y", "x"] # what
                startup_timeout_sec = 20

                [mcp_servers."new one".env]
                A = "1"
                """);
    }

    @Test
    void what_stands_inside_of_one_line_is_refused_with_the_lines_to_paste() {
        assertThatThrownBy(() -> put("mcp_servers = { a = { command = 1 } }\n"))
                .isInstanceOfSatisfying(
                        UnsafeEdit.class,
                        refused -> assertThat(refused.fragment()).isEqualTo(ENTRY_LINES));
        assertThatThrownBy(() -> remove("mcp_servers = { a = { command = 1 } }\n", "a"))
                .isInstanceOfSatisfying(
                        UnsafeEdit.class,
                        refused -> assertThat(refused.fragment()).isNull());
        assertThatThrownBy(() -> put("mcp_servers.a.command = 1\nmodel = 2\n")).isInstanceOf(UnsafeEdit.class);
    }

    @Test
    void adding_and_removing_gives_the_same_bytes_back() {
        for (long seed = 0; seed < 500; seed++) {
            String text = random(new Random(seed));
            SourceText added = DocumentEdit.of(read(text)).put(List.of("mcp_servers"), "new", ENTRY);
            SourceText removed =
                    DocumentEdit.of(Document.read(added, Format.TOML)).remove(List.of("mcp_servers", "new"));

            assertThat(removed.text())
                    .as("seed %d, through%n%s", seed, added.text())
                    .isEqualTo(text);
        }
    }

    private static String random(Random random) {
        String end = random.nextInt(4) == 0 ? "\r\n" : "\n";
        StringBuilder text = new StringBuilder("# ü😀 \"quoted\"").append(end);
        for (int i = 0; i < random.nextInt(3); i++) {
            text.append("key")
                    .append(i)
                    .append(" = '''a")
                    .append(end)
                    .append("[b]'''")
                    .append(end);
        }
        for (int i = 0; i < random.nextInt(4); i++) {
            text.append(random.nextBoolean() ? end : "").append(random.nextInt(3) == 0 ? "# about it" + end : "");
            text.append(random.nextBoolean() ? "[mcp_servers.s" : "[ other . \"s\\u0041 ].\" . s")
                    .append(i);
            text.append("] # head").append(end);
            for (int j = 0; j < random.nextInt(4); j++) {
                text.append("  k")
                        .append(j)
                        .append(" = ")
                        .append(value(random, end))
                        .append(end);
            }
        }
        if (random.nextInt(4) == 0) {
            text.append("[[list]]")
                    .append(end)
                    .append("x = 1")
                    .append(end)
                    .append("[[list]]")
                    .append(end);
        }
        return random.nextInt(4) == 0 ? text.append("z = 1").toString() : text.toString();
    }

    private static String value(Random random, String end) {
        return switch (random.nextInt(6)) {
            case 0 -> "1979-05-27T07:32:00Z";
            case 1 -> "[" + end + "  \"a\", # ]" + end + "  'b'," + end + "] # list";
            case 2 -> "{ a.b = 1, c = \"}\" } # inline";
            case 3 -> "\"\"\"x" + end + "\\\"\"\"y\"\"\"\"\" # text";
            case 4 -> "'C:\\no escape'";
            default -> "-1.5e3";
        };
    }

    private static Document read(String text) {
        return Document.read(SourceText.of(text), Format.TOML);
    }

    private static String put(String text) {
        return DocumentEdit.of(read(text))
                .put(List.of("mcp_servers"), "new one", ENTRY)
                .text();
    }

    private static String remove(String text, String name) {
        return DocumentEdit.of(read(text)).remove(List.of("mcp_servers", name)).text();
    }
}
