package dev.mcpctl.config.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes one change into a text. It may refuse what it cannot do without touching anything else, by a null; whatever it does
 * is read again and compared by {@link DocumentEdit}.
 */
interface Splicer {

    /** Adds a member, or an element when the path leads to an array (its name is not used then). */
    @Nullable
    Splices add(List<String> container, String name, JsonNode value);

    /** Replaces a member or element that is there. */
    @Nullable
    Splices replace(List<String> path, JsonNode value);

    /** Takes a member or element out. */
    @Nullable
    Splices remove(List<String> path);

    /** Whether an object would still be there when it lost all its members. */
    default boolean names(List<String> container) {
        return true;
    }

    /** What a person would paste, for this member or element. */
    String fragment(List<String> container, String name, JsonNode value);
}
