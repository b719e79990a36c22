package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Keeps results of one server for as long as they are fresh and may be shared. Specification 2026-07-28, Caching. */
public interface ResultCache {

    /** The fresh result of exactly this call, or null. */
    @Nullable
    ObjectNode recall(Call call);

    /** Keeps it, if it may be kept at all. */
    void keep(Call call, ObjectNode result, Freshness freshness);
}
