package dev.mcpctl.mcp.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One element of a list as received, read if it can be.
 *
 * @param value the view, or null when the element is broken
 * @param raw what was received
 * @param problem what is broken, or null
 * @param <T> the view's type
 */
public record Item<T>(
        @Nullable T value, JsonNode raw, @Nullable String problem) {

    /** Reads one element. */
    @FunctionalInterface
    public interface Reader<T> {
        /** The view, or {@link Broken} saying what is wrong. */
        T read(JsonNode node) throws Broken;
    }

    /** An element that cannot be used, and why. */
    public static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        private final String problem;

        /** A reason that completes "item N has …". */
        public Broken(String problem) {
            super(problem, null, false, false);
            this.problem = problem;
        }
    }

    /** Reads all elements; order and number are kept. */
    public static <T> List<Item<T>> readAll(Iterable<JsonNode> nodes, Reader<T> reader) {
        List<Item<T>> items = new ArrayList<>();
        for (JsonNode node : nodes) {
            items.add(of(node, reader));
        }
        return items;
    }

    /** Reads one element. */
    public static <T> Item<T> of(JsonNode node, Reader<T> reader) {
        try {
            return new Item<>(reader.read(node), node, null);
        } catch (Broken broken) {
            return new Item<>(null, node, broken.problem);
        }
    }
}
