package dev.mcpctl.servers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.testing.CommandResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A form of {@code -o}, and how to see that a result stands in it. */
enum Form {
    HUMAN {
        @Override
        void check(CommandResult result, Question question) {
            if (question.command().equals("read") && question.isWholeText()) {
                // On a pipe a resource is its bytes, with nothing added.
                result.prints(question.text());
            } else {
                result.printsPart(question.text());
            }
        }
    },
    JSON {
        @Override
        void check(CommandResult result, Question question) {
            assertThat(result.out().lines()).as(result::evidence).hasSize(1);
            question.checkDocument(result.json(), result);
        }
    },
    JSONL {
        @Override
        void check(CommandResult result, Question question) {
            List<JsonNode> lines = result.jsonLines();
            assertThat(lines).as(result::evidence).isNotEmpty();
            if (question.command().equals("call")) {
                assertThat(lines.get(lines.size() - 1).path("type").asText())
                        .as(result::evidence)
                        .isEqualTo("result");
            }
            List<String> values = new ArrayList<>();
            lines.forEach(line -> collectValues(line, values));
            assertThat(values).as(result::evidence).contains(question.value());
        }
    },
    YAML {
        @Override
        void check(CommandResult result, Question question) {
            question.checkDocument(result.yaml(), result);
        }
    },
    TABLE {
        @Override
        void check(CommandResult result, Question question) {
            // A cell is one line, whatever the server wrote.
            result.printsPart(question.value().strip().replaceAll("\\s+", " "));
        }
    },
    TEXT {
        @Override
        void check(CommandResult result, Question question) {
            if (question.isWholeText()) {
                // Whether a last line without an end is given one is the presenter's affair.
                assertThat(withoutLastNewline(result.out()))
                        .as(result::evidence)
                        .isEqualTo(withoutLastNewline(question.text()));
            } else {
                result.printsPart(question.text());
            }
        }
    },
    NAME {
        @Override
        void check(CommandResult result, Question question) {
            result.printsPart(question.value());
        }
    };

    /** Checks what was printed, given that the command succeeded. */
    abstract void check(CommandResult result, Question question);

    /** The word after {@code -o}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether a command is bound to have this form. Names are for lists, tables also for results, text is for what holds text blocks;
     * elsewhere a command may have the form or refuse it.
     */
    boolean isRequiredOf(String command) {
        return switch (this) {
            case HUMAN, JSON, JSONL, YAML -> true;
            case TABLE -> command.equals("list") || command.equals("call");
            case NAME -> command.equals("list");
            case TEXT -> command.equals("call") || command.equals("read") || command.equals("prompt");
        };
    }

    private static String withoutLastNewline(String text) {
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    static void collectValues(JsonNode node, List<String> values) {
        if (node.isValueNode()) {
            values.add(node.asText());
        } else {
            node.forEach(child -> collectValues(child, values));
        }
    }
}
