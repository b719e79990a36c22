package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.json.Json;
import dev.mcpctl.output.Document;
import dev.mcpctl.output.Table;
import dev.mcpctl.output.TextSink;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an action of {@code servers} has changed. People have read it on stderr already. The JSON form is published as {@code
 * schemas/servers-change-1.json}.
 *
 * @param action the word on the line
 * @param name what the entry is called in its list
 * @param origin whose list
 * @param made what was done
 * @param from the entry that it was made of, or null
 * @param notes what is not as somebody would expect, a sentence each
 */
record ChangeDocument(
        String action,
        String name,
        String origin,
        Made made,
        @Nullable ServerEntry from,
        List<String> notes) implements Document {

    /** What there is to be done. */
    enum Result {
        ADDED("added"),
        REPLACED("replaced"),
        REMOVED("removed"),
        TRUSTED("trusted"),
        UNCHANGED("unchanged");

        private final String word;

        Result(String word) {
            this.word = word;
        }
    }

    /**
     * What was done.
     *
     * @param line where the entry stands in the file, or stood
     * @param backup what the file held before, or null
     */
    record Made(
            Result result, Path file, int line, @Nullable Path backup) {}

    /** Copies the list. */
    ChangeDocument {
        notes = List.copyOf(notes);
    }

    /** A change that is made of no other entry. */
    ChangeDocument(String action, String name, String origin, Made made) {
        this(action, name, origin, made, null, List.of());
    }

    @Override
    public JsonNode json() {
        ObjectNode json = Json.object()
                .put("action", action)
                .put("result", made.result.word)
                .put("name", name)
                .put("origin", origin)
                .put("file", made.file.toString())
                .put("line", made.line);
        if (made.backup != null) {
            json.put("backup", made.backup.toString());
        }
        if (from != null) {
            json.putObject("from")
                    .put("name", from.name())
                    .put("origin", from.source().origin())
                    .put("file", from.source().file().toString())
                    .put("line", from.source().place().line());
        }
        ArrayNode sentences = json.putArray("notes");
        notes.forEach(sentences::add);
        return json;
    }

    @Override
    public void human(TextSink out) {
        // All of it is on stderr, where the question was asked too.
    }

    @Override
    public Table table() {
        Table table = Table.of("NAME", "ORIGIN", "RESULT", "WHERE");
        table.row(name, origin, made.result.word, made.file + ":" + made.line);
        return table;
    }

    @Override
    public void wide(TextSink out) {
        out.table(table().whole());
    }

    @Override
    public Iterable<String> names() {
        return List.of(name);
    }
}
