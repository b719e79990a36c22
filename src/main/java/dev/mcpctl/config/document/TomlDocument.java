package dev.mcpctl.config.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import dev.mcpctl.config.entry.Format;
import dev.mcpctl.config.entry.Mistake;
import dev.mcpctl.config.entry.Place;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import dev.mcpctl.json.TreeReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** TOML: the library says what it means, and {@link TomlScanner} where it stands. */
final class TomlDocument extends Document {

    private final ObjectNode tree;
    private final List<TomlStatement> statements;

    private TomlDocument(SourceText source, ObjectNode tree, List<TomlStatement> statements) {
        super(source);
        this.tree = tree;
        this.statements = statements;
    }

    static TomlDocument of(SourceText source) {
        try (JsonParser parser = factory().createParser(source.text())) {
            if (!(TreeReader.tolerant(parser).document() instanceof ObjectNode tree)) {
                throw noObject(source, 0);
            }
            return new TomlDocument(source, tree, new TomlScanner(source.text()).statements());
        } catch (JsonProcessingException problem) {
            JsonProblem told = Json.problem(problem);
            throw new Mistake("no TOML: " + told.message(), new Place((int) told.line(), (int) told.column()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static TomlFactory factory() {
        StreamReadConstraints bounds =
                StreamReadConstraints.builder().maxNestingDepth(MOST_DEPTH).build();
        return TomlFactory.builder().streamReadConstraints(bounds).build();
    }

    @Override
    public Format format() {
        return Format.TOML;
    }

    @Override
    public ObjectNode tree() {
        return tree;
    }

    @Override
    public @Nullable Place place(List<String> path) {
        for (TomlStatement statement : statements) {
            if (statement.isIn(path)) {
                return source().place(statement.start());
            }
        }
        return null;
    }

    /** The language has none: the library refuses them. */
    @Override
    public List<Repeated> repeated() {
        return List.of();
    }

    @Override
    Splicer splicer() {
        return new TomlSplicer(source(), statements);
    }
}
