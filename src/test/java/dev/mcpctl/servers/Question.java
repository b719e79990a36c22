package dev.mcpctl.servers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.testing.CommandResult;
import java.util.ArrayList;
import java.util.List;

/**
 * A command line without its server, and what the answer must say.
 *
 * @param words command and arguments
 * @param pointer where in the document the value stands; empty for anywhere
 * @param value what stands there
 * @param text what people read
 * @param isWholeText whether the text blocks are this text and nothing else
 */
record Question(List<String> words, String pointer, String value, String text, boolean isWholeText) {

    /** The value stands somewhere in every form. */
    static Question saying(String value, String... words) {
        return new Question(List.of(words), "", value, value, false);
    }

    /** The value stands at this place of the document, and somewhere in the other forms. */
    static Question at(String pointer, String value, String... words) {
        return new Question(List.of(words), pointer, value, value, false);
    }

    /** A tool that answers with one text block alone. */
    static Question call(String text, String... arguments) {
        return whole("/content/0/text", text, "call", arguments);
    }

    /** A resource that is a text. */
    static Question read(String uri, String text) {
        return whole("/contents/0/text", text, "read", uri);
    }

    /** A prompt of one message. */
    static Question prompt(String text, String... arguments) {
        return whole("/messages/0/content/text", text, "prompt", arguments);
    }

    private static Question whole(String pointer, String text, String command, String... arguments) {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of(arguments));
        return new Question(List.copyOf(words), pointer, text, text, true);
    }

    /** The same, where the text is not the value but something that holds this part. */
    Question reading(String part) {
        return new Question(words, pointer, value, part, false);
    }

    /** The name of the command. */
    String command() {
        return words.get(0);
    }

    /** Checks a JSON or YAML document. */
    void checkDocument(JsonNode document, CommandResult result) {
        if (pointer.isEmpty()) {
            List<String> values = new ArrayList<>();
            Form.collectValues(document, values);
            assertThat(values).as(result::evidence).contains(value);
        } else {
            assertThat(document.at(pointer).asText()).as(result::evidence).isEqualTo(value);
        }
    }

    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
