package dev.mcpctl.config.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.config.entry.Format;
import dev.mcpctl.config.entry.Mistake;
import dev.mcpctl.json.Json;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class YamlEditTest {

    private static final JsonNode ENTRY =
            Json.parse("{\"cmd\":\"npx\",\"args\":[\"-y\",\"x\"],\"envs\":{\"A\":\"yes\"},\"enabled\":true}");

    private static final String ENTRY_LINES =
            "  new:\n    cmd: npx\n    args:\n      - \"-y\"\n      - x\n    envs:\n      A: \"yes\"\n    enabled: true";

    @Test
    void a_new_entry_stands_behind_the_others_before_comments_and_blank_lines() {
        String text = """
                # goose
                extensions:
                  a: # first
                    cmd: a
                    text: |
                      # not a comment

                  # about nothing

                other: 1
                """;

        assertThat(put(text)).isEqualTo(text.replace("# not a comment\n", "# not a comment\n" + ENTRY_LINES + "\n"));
    }

    @Test
    void what_is_missing_on_the_way_is_made() {
        assertThat(put("")).isEqualTo("extensions:\n" + ENTRY_LINES + "\n");
        assertThat(put("# only this")).isEqualTo("# only this\nextensions:\n" + ENTRY_LINES + "\n");
        assertThat(put("a: 1\n")).isEqualTo("a: 1\nextensions:\n" + ENTRY_LINES + "\n");
        assertThat(put("extensions: # none\na: 1\n")).isEqualTo("extensions: # none\n" + ENTRY_LINES + "\na: 1\n");
        assertThat(put("extensions: {} # none\n")).isEqualTo("extensions: # none\n" + ENTRY_LINES + "\n");
    }

    @Test
    void the_only_entry_leaves_an_empty_object() {
        assertThat(remove("extensions: # mine\n  a:\n    cmd: x\nb: 1\n", "a"))
                .isEqualTo("extensions: {} # mine\nb: 1\n");
    }

    @Test
    void a_changed_entry_keeps_what_it_says_already_and_its_comments() {
        assertThat(put("extensions:\n  new:\n    cmd: 'npx' # how\n    args: [z]\n    # on\n    enabled: false\n"))
                .isEqualTo("""
                        extensions:
                          new:
                            cmd: 'npx' # how
                            args:
                              - "-y"
                              - x
                            # on
                            enabled: true
                            envs:
                              A: "yes"
                        """);
    }

    @Test
    void lists_get_elements_and_lose_them() {
        String text = "mcpServers:\n- name: a\n  url: u\n- name: b # two\n  url: v\nother: 1\n";
        Document document = read(text);

        String added = DocumentEdit.of(document)
                .append(List.of("mcpServers"), Json.parse("{\"name\":\"c\",\"command\":\"x\"}"))
                .text();

        assertThat(added).isEqualTo(text.replace("url: v\n", "url: v\n- name: c\n  command: x\n"));
        assertThat(DocumentEdit.of(read(added))
                        .remove(List.of("mcpServers", "2"))
                        .text())
                .isEqualTo(text);
        assertThat(DocumentEdit.of(document).remove(List.of("mcpServers", "0")).text())
                .isEqualTo("mcpServers:\n- name: b # two\n  url: v\nother: 1\n");
    }

    @Test
    void what_is_written_with_brackets_is_refused_with_the_lines_to_paste() {
        assertThatThrownBy(() -> put("extensions: {a: {cmd: x}}\n"))
                .isInstanceOfSatisfying(
                        UnsafeEdit.class,
                        refused -> assertThat(refused.fragment())
                                .isEqualTo("new:\n  cmd: npx\n  args:\n    - \"-y\"\n    - x\n  envs:\n    A: \"yes\"\n"
                                        + "  enabled: true"));
        assertThatThrownBy(() -> put("x: &all\n  a: {cmd: x}\nextensions: *all\n"))
                .isInstanceOf(UnsafeEdit.class);
    }

    @Test
    void a_text_that_a_further_line_would_change_is_refused() {
        assertThatThrownBy(() -> put("extensions:\n  a:\n    text: |\n      ends with the file"))
                .isInstanceOf(UnsafeEdit.class);
    }

    @Test
    void values_mean_what_the_core_schema_says() {
        JsonNode tree = read("a: yes\nb: true\nc: 012\nd: 1.5\ne: 'true'\nf: ~\ng: 1_000\nh: 2001-01-01\ni: 0x1F\n")
                .tree();

        assertThat(Json.compact(tree))
                .isEqualTo("{\"a\":\"yes\",\"b\":true,\"c\":\"012\",\"d\":1.5,\"e\":\"true\",\"f\":null,"
                        + "\"g\":\"1_000\",\"h\":\"2001-01-01\",\"i\":\"0x1F\"}");
    }

    @Test
    void aliases_and_merge_keys_are_followed_and_cycles_refused() {
        JsonNode tree =
                read("base: &b {x: 1, y: 2}\nuse: {<<: *b, y: 3}\nlist: [*b]\n").tree();
        assertThat(Json.compact(tree.get("use"))).isEqualTo("{\"y\":3,\"x\":1}");
        assertThat(Json.compact(tree.get("list"))).isEqualTo("[{\"x\":1,\"y\":2}]");

        assertThatThrownBy(() -> read("a: &a\n  b: *a\n"))
                .isInstanceOf(Mistake.class)
                .hasMessage("it contains itself");
    }

    @Test
    void a_small_text_that_says_very_much_is_refused() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            String below = "*a" + (i - 1);
            text.append("a%d: &a%d [%s, %s, %s, %s]%n".formatted(i, i, below, below, below, below));
        }

        assertThatThrownBy(() -> read(text.toString())).isInstanceOf(Mistake.class);
    }

    @Test
    void adding_and_removing_gives_the_same_bytes_back() {
        for (long seed = 0; seed < 500; seed++) {
            String text = random(new Random(seed));
            SourceText added = DocumentEdit.of(read(text)).put(List.of("extensions"), "new", ENTRY);
            SourceText removed =
                    DocumentEdit.of(Document.read(added, Format.YAML)).remove(List.of("extensions", "new"));

            assertThat(removed.text())
                    .as("seed %d, through%n%s", seed, added.text())
                    .isEqualTo(text);
        }
    }

    private static String random(Random random) {
        String end = random.nextInt(4) == 0 ? "\r\n" : "\n";
        String unit = random.nextBoolean() ? "  " : "    ";
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "---" + end : "");
        if (random.nextBoolean()) {
            text.append("first: \"ü😀 # no\" # yes").append(end);
        }
        text.append("extensions:")
                .append(random.nextBoolean() ? " # these" : "")
                .append(end);
        for (int i = 0; i <= random.nextInt(4); i++) {
            if (random.nextInt(3) == 0) {
                text.append(unit).append("# about s").append(i).append(end);
            }
            text.append(unit).append('s').append(i).append(":").append(value(random, unit, end));
            text.append(random.nextInt(4) == 0 ? end : "");
        }
        if (random.nextInt(3) == 0) {
            text.append(unit).append("# off: {}").append(end);
        }
        if (random.nextBoolean()) {
            text.append("last:").append(end).append("- 1").append(end);
        } else if (random.nextBoolean()) {
            text.append("last: 1");
        }
        return text.toString();
    }

    private static String value(Random random, String unit, String end) {
        String inner = end + unit + unit;
        return switch (random.nextInt(7)) {
            case 0 -> " {cmd: x, args: [a, 'b']} # flow" + end;
            case 1 -> inner + "cmd: x" + inner + "args:" + inner + "- a # one" + inner + "- b" + end;
            case 2 -> inner + "text: |" + inner + unit + "a" + end + inner + unit + "# b" + end;
            case 3 -> inner + "text: >-" + inner + unit + "folded" + inner + unit + "lines" + end;
            case 4 -> inner + "none:" + end;
            case 5 -> inner + "quoted: 'it''s'" + inner + "plain: a b c" + end;
            default -> " 12 # a number" + end;
        };
    }

    private static Document read(String text) {
        return Document.read(SourceText.of(text), Format.YAML);
    }

    private static String put(String text) {
        return DocumentEdit.of(read(text))
                .put(List.of("extensions"), "new", ENTRY)
                .text();
    }

    private static String remove(String text, String name) {
        return DocumentEdit.of(read(text)).remove(List.of("extensions", name)).text();
    }
}
