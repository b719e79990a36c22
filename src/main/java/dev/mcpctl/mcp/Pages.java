package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The pages of one list in the server's order. A list that does not end is found out, never cut off silently. Not thread-safe. */
public final class Pages {

    /** More pages or items than this are taken for a loop. */
    static final int MAX_PAGES = 1_000;

    static final int MAX_ITEMS = 100_000;

    private final Session session;
    private final ListKind kind;
    private final @Nullable Failure before;
    private final Set<String> seen = new HashSet<>();
    private @Nullable String cursor;
    private int pages;
    private int items;

    Pages(Session session, ListKind kind) {
        this.session = session;
        this.kind = kind;
        this.before = session.interruption();
    }

    /**
     * The next page, the first one at first. There is one as long as the last one named a cursor.
     *
     * @throws Failure protocol, when the list does not end
     */
    public Session.Page next() {
        if (pages > 0) {
            session.endIfInterrupted(before);
            guard();
        }
        Session.Page page = session.page(kind, cursor);
        pages++;
        items += page.items().size();
        cursor = page.nextCursor();
        return page;
    }

    private void guard() {
        if (!seen.add(String.valueOf(cursor))) {
            throw endless("the cursor of page " + pages + " came before");
        }
        if (pages == MAX_PAGES || items > MAX_ITEMS) {
            throw endless(pages + " pages and " + items + " items so far");
        }
    }

    private Failure endless(String evidence) {
        return Failure.of(
                Failure.Kind.PROTOCOL, "endless_list", "the list of " + kind.plural() + " does not end: " + evidence);
    }

    /** The items of all pages that are left. */
    ArrayNode all() {
        ArrayNode all = Json.array();
        Session.Page page;
        do {
            page = next();
            all.addAll(page.items());
        } while (page.nextCursor() != null);
        return all;
    }
}
