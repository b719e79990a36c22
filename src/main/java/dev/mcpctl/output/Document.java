package dev.mcpctl.output;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command hands over to be printed: one value, asked only for the form that is wanted. The forms without a
 * default are those every document has.
 */
public interface Document {

    /** The document of {@code -o json}, on which {@code --jq} and {@code --expect} run. */
    JsonNode json();

    /** The same document byte for byte as it was received, null when it was put together by us. */
    default @Nullable ByteSource raw() {
        return null;
    }

    /** For people: {@code -o human}, the default. */
    void human(TextSink out);

    /** The values of {@code -o jsonl}, one a line; the whole document when there is nothing to list. */
    default Iterable<? extends JsonNode> lines() {
        return List.of(json());
    }

    /**
     * Rows and columns for {@code -o table}.
     *
     * @throws Failure usage, when this is no list
     */
    default Table table() {
        throw Failure.usage("-o table applies to lists only; use human, json, jsonl or yaml");
    }

    /**
     * All that is known of each item, for {@code -o wide}.
     *
     * @throws Failure usage, when this is no list
     */
    default void wide(TextSink out) {
        throw Failure.usage("-o wide applies to lists only; use human, json, jsonl or yaml");
    }

    /**
     * The text blocks alone, for {@code -o text}.
     *
     * @throws Failure usage, when there can be none
     */
    default void text(TextSink out) {
        throw Failure.usage("-o text does not apply here; use human, json, jsonl or yaml");
    }

    /**
     * Bare names for {@code -o name}.
     *
     * @throws Failure usage, when this is no list
     */
    default Iterable<String> names() {
        throw Failure.usage("-o name applies to lists only; use human, json, jsonl or yaml");
    }
}
