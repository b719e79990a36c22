package dev.mcpctl.config.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.config.entry.Format;
import dev.mcpctl.config.entry.Mistake;
import dev.mcpctl.config.entry.Place;
import dev.mcpctl.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonEditTest {

    private static final JsonNode ENTRY = Json.parse("{\"command\":\"npx\",\"args\":[\"-y\",\"x\"]}");

    @Test
    void a_new_entry_stands_behind_the_others_in_their_style() {
        String text =
                "{\n    // mine\n    \"mcpServers\": {\n        \"a\": {} // first\n    },\n    \"theme\": \"dark\"\n}\n";

        assertThat(put(text, "b")).isEqualTo("""
                {
                    // mine
                    "mcpServers": {
                        "a": {}, // first
                        "b": {
                            "command": "npx",
                            "args": ["-y", "x"]
                        }
                    },
                    "theme": "dark"
                }
                """);
    }

    @Test
    void a_trailing_comma_stays_one() {
        assertThat(put("{\n  \"mcpServers\": {\n    \"a\": {},\n  },\n}", "b"))
                .isEqualTo("{\n  \"mcpServers\": {\n    \"a\": {},\n    \"b\": {\n      \"command\": \"npx\",\n"
                        + "      \"args\": [\"-y\", \"x\"]\n    },\n  },\n}");
    }

    @Test
    void what_is_missing_on_the_way_is_made() {
        assertThat(put("{}", "b"))
                .isEqualTo("{\n  \"mcpServers\": {\n    \"b\": {\n      \"command\": \"npx\",\n"
                        + "      \"args\": [\"-y\", \"x\"]\n    }\n  }\n}");
        assertThat(put("", "b")).startsWith("{\n  \"mcpServers\": {\n").endsWith("}\n");
        assertThat(put("// nothing yet", "b")).startsWith("// nothing yet\n{\n");
        assertThat(put("{\"mcpServers\": null}", "b")).startsWith("{\"mcpServers\": {\n");
    }

    @Test
    void a_file_on_one_line_stays_on_it() {
        assertThat(put("{\"mcpServers\": {\"a\": {}}}", "b"))
                .isEqualTo("{\"mcpServers\": {\"a\": {}, \"b\": { \"command\": \"npx\", \"args\": [\"-y\", \"x\"] }}}");
    }

    @Test
    void a_changed_entry_keeps_what_it_says_already_and_its_comments() {
        String text =
                "{\"mcpServers\": {\n  \"a\": {\n    // why\n    \"command\": \"npx\", // how\n    \"args\": [\"z\"],\n"
                        + "    \"mine\": true,\n  }\n}}";

        assertThat(put(text, "a"))
                .isEqualTo("{\"mcpServers\": {\n  \"a\": {\n    // why\n    \"command\": \"npx\", // how\n"
                        + "    \"args\": [\"-y\", \"x\"],\n  }\n}}");
    }

    @Test
    void line_ends_and_a_byte_order_mark_stay() {
        byte[] bytes = "\ufeff{\r\n\t\"mcpServers\": {\r\n\t\t\"a\": 1\r\n\t}\r\n}\r\n"
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Document document = Document.read(SourceText.of(bytes), Format.JSON);

        SourceText changed = DocumentEdit.of(document).put(List.of("mcpServers"), "b", Json.parse("2"));

        assertThat(new String(changed.bytes(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("\ufeff{\r\n\t\"mcpServers\": {\r\n\t\t\"a\": 1,\r\n\t\t\"b\": 2\r\n\t}\r\n}\r\n");
    }

    @Test
    void the_only_entry_leaves_an_empty_object() {
        assertThat(remove("{\n  \"mcpServers\": {\n    \"a\": {}\n  }\n}\n", "a"))
                .isEqualTo("{\n  \"mcpServers\": {}\n}\n");
        assertThat(remove("{\n  \"mcpServers\": {\n    // mine\n    \"a\": {}\n  }\n}\n", "a"))
                .isEqualTo("{\n  \"mcpServers\": {\n    // mine\n  }\n}\n");
    }

    @Test
    void an_entry_goes_wherever_it_stands() {
        String text = "{\n  \"mcpServers\": {\n    \"a\": 1, // one\n    \"b\": 2, \"c\": 3\n  }\n}\n";

        assertThat(remove(text, "a")).isEqualTo("{\n  \"mcpServers\": {\n    // one\n    \"b\": 2, \"c\": 3\n  }\n}\n");
        assertThat(remove(text, "c")).isEqualTo("{\n  \"mcpServers\": {\n    \"a\": 1, // one\n    \"b\": 2\n  }\n}\n");
    }

    @Test
    void a_member_that_stands_twice_is_left_alone() {
        Document document = read("{\"mcpServers\": {\"a\": 1,\n \"a\": 2}}");

        assertThatThrownBy(() -> DocumentEdit.of(document).put(List.of("mcpServers"), "a", ENTRY))
                .isInstanceOfSatisfying(Mistake.class, problem -> {
                    assertThat(problem).hasMessage("the member 'a' stands twice, first in line 1");
                    assertThat(problem.problem().place()).isEqualTo(new Place(2, 2));
                });
    }

    @Test
    void what_is_no_object_is_not_written_over() {
        Document document = read("{\"mcpServers\": [1]}");

        assertThatThrownBy(() -> DocumentEdit.of(document).put(List.of("mcpServers"), "a", ENTRY))
                .isInstanceOf(Mistake.class)
                .hasMessage("'mcpServers' is no object");
    }

    @Test
    void adding_and_removing_gives_the_same_bytes_back() {
        for (long seed = 0; seed < 1000; seed++) {
            String text = new RandomJson(seed).document();
            Document document = read(text);
            SourceText added = DocumentEdit.of(document).put(List.of("servers"), "new one", ENTRY);
            assertThat(added.text().length()).as("seed %d", seed).isGreaterThan(text.length());
            SourceText removed =
                    DocumentEdit.of(Document.read(added, Format.JSON)).remove(List.of("servers", "new one"));

            assertThat(removed.text())
                    .as("seed %d, through%n%s", seed, added.text())
                    .isEqualTo(text);
        }
    }

    @Test
    void any_entry_can_be_removed_and_all_comments_outside_stay() {
        for (long seed = 0; seed < 500; seed++) {
            Document document = read(new RandomJson(seed).document());
            List<String> path = List.of("servers", "s0/ü😀");
            Place place = document.place(path);
            SourceText removed = DocumentEdit.of(document).remove(path);

            assertThat(place).as("seed %d", seed).isNotNull();
            assertThat(comments(removed.text()))
                    .as("seed %d", seed)
                    .isGreaterThanOrEqualTo(comments(document.source().text()) - comments(entry(document, path)));
        }
    }

    private static String entry(Document document, List<String> path) {
        Located entry = ((WholeDocument) document).top();
        for (String step : path) {
            entry = entry.all(step).get(0).value();
        }
        return document.source().text().substring(entry.start(), entry.end());
    }

    private static int comments(String text) {
        return text.split("/\\*|// ", -1).length;
    }

    private static Document read(String text) {
        return Document.read(SourceText.of(text), Format.JSON);
    }

    private static String put(String text, String name) {
        return DocumentEdit.of(read(text))
                .put(List.of("mcpServers"), name, ENTRY)
                .text();
    }

    private static String remove(String text, String name) {
        return DocumentEdit.of(read(text)).remove(List.of("mcpServers", name)).text();
    }
}
