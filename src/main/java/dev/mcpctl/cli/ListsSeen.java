package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.mcpctl.mcp.ListKind;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lists that a run fetched, to be remembered for completion once its result is out. */
final class ListsSeen {

    private final @Nullable CompletionCache cache;
    private final Map<ListKind, ArrayNode> lists = new EnumMap<>(ListKind.class);

    ListsSeen(@Nullable CompletionCache cache) {
        this.cache = cache;
    }

    synchronized void add(ListKind kind, ArrayNode items) {
        if (cache != null) {
            lists.put(kind, items);
        }
    }

    /** Writes them down. */
    synchronized void remember() {
        if (cache != null) {
            lists.forEach(cache::remember);
            lists.clear();
        }
    }
}
