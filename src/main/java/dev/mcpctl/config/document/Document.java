package dev.mcpctl.config.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.config.entry.Format;
import dev.mcpctl.config.entry.Mistake;
import dev.mcpctl.config.entry.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A configuration file that was read: what it says, and where. Immutable. */
public abstract class Document {

    /** Deeper texts are refused: no configuration nests so far, and readers recurse. */
    static final int MOST_DEPTH = 100;

    /**
     * A member that stands more than once in its object.
     *
     * @param name what it is called
     * @param first where it stands first
     * @param again where it stands once more; this one counts
     */
    public record Repeated(String name, Place first, Place again) {}

    private final SourceText source;

    Document(SourceText source) {
        this.source = source;
    }

    /**
     * Reads a file whose top is an object. A text without any value is an empty object.
     *
     * @throws Mistake when it is anything else, with the place of the mistake
     */
    public static Document read(SourceText source, Format format) {
        return switch (format) {
            case JSON -> WholeDocument.json(source);
            case TOML -> TomlDocument.of(source);
            case YAML -> WholeDocument.yaml(source);
        };
    }

    /** The file's text. */
    public SourceText source() {
        return source;
    }

    /** How it is written. */
    public abstract Format format();

    /** What it says; of members that stand twice the last one. Not to be changed. */
    public abstract ObjectNode tree();

    /**
     * Where something stands: the name of a member, or the begin of an element.
     *
     * @param path names of members and numbers of elements from the top
     * @return null when there is no such thing, or when it stands in no single place
     */
    public abstract @Nullable Place place(List<String> path);

    /** Members that stand more than once, wherever they are. */
    public abstract List<Repeated> repeated();

    /** Where something stands, as {@link #place(List)} tells. */
    public @Nullable Place place(String... path) {
        return place(List.of(path));
    }

    /** How changes of this text are written. */
    abstract Splicer splicer();

    static Mistake tooDeep(Place place) {
        return new Mistake("it nests deeper than " + MOST_DEPTH + " levels", place);
    }

    static Mistake noObject(SourceText source, int offset) {
        return new Mistake("it holds no object", source.place(offset));
    }
}
