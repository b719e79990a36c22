package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.ListKind;
import dev.mcpctl.mcp.Pages;
import dev.mcpctl.mcp.Session;
import org.jspecify.annotations.Nullable;

/**
 * {@code --page}, {@code --cursor} and {@code --limit}: less than a whole list. A cursor is the server's own text, passed on
 * as it is; an empty one is a cursor like any other.
 */
final class PageOptions {

    private final @Nullable String cursor;
    private final int page;
    private final int limit;

    /**
     * Reads them.
     *
     * @throws Failure usage, when they are no numbers, or contradict each other
     */
    PageOptions(Options options) {
        this.cursor = options.text("--cursor");
        this.page = number("--page", options.text("--page"));
        this.limit = number("--limit", options.text("--limit"));
        if (cursor != null && page > 0) {
            throw Failure.usage("--page and --cursor exclude each other: a cursor names its page");
        }
    }

    static void describe(CommandForm form) {
        form.addOption(OptionForm.value("--page", "N", "this page alone, counted from 1, as the server cut it"));
        form.addOption(OptionForm.value("--cursor", "TEXT", "the page alone that this cursor of the server's names"));
        form.addOption(OptionForm.value("--limit", "N", "at most so many items; no page more than that is fetched"));
    }

    /**
     * A number from 1 on; 0 when the option was not given.
     *
     * @throws Failure usage
     */
    static int number(String name, @Nullable String text) {
        if (text == null) {
            return 0;
        }
        try {
            int value = Integer.parseInt(text);
            if (value > 0) {
                return value;
            }
        } catch (NumberFormatException none) {
            // Told below, as 0 is.
        }
        throw Failure.usage(name + " needs a number from 1 on, got '" + text + "'");
    }

    /** Whether one page is wanted and not the list. */
    boolean single() {
        return cursor != null || page > 0;
    }

    /** Whether less than everything is wanted. */
    boolean any() {
        return single() || limit > 0;
    }

    /**
     * What of a list was fetched.
     *
     * @param items of it
     * @param nextCursor of the page that is next; null when the end was seen, and when items of the last page are left
     * @param cut whether the last page had more items than were wanted
     */
    record Part(ArrayNode items, @Nullable String nextCursor, boolean cut) {}

    /**
     * Fetches what is wanted of one list.
     *
     * @throws Failure usage, when the page does not exist; protocol, when the list does not end
     */
    Part fetch(Session session, ListKind kind) {
        return single() ? cut(onePage(session, kind)) : several(session, kind);
    }

    private Part onePage(Session session, ListKind kind) {
        if (cursor != null) {
            return part(session.page(kind, cursor));
        }
        Pages pages = session.pages(kind);
        Session.Page current = pages.next();
        for (int number = 1; number < page; number++) {
            if (current.nextCursor() == null) {
                throw Failure.usage("page " + page + " does not exist: the list of " + kind.plural() + " has " + number
                        + (number == 1 ? " page" : " pages"));
            }
            current = pages.next();
        }
        return part(current);
    }

    private Part several(Session session, ListKind kind) {
        Pages pages = session.pages(kind);
        ArrayNode items = Json.array();
        Session.Page current;
        do {
            current = pages.next();
            items.addAll(current.items());
        } while (current.nextCursor() != null && items.size() < limit);
        return cut(new Part(items, current.nextCursor(), false));
    }

    private static Part part(Session.Page page) {
        return new Part(page.items(), page.nextCursor(), false);
    }

    private Part cut(Part part) {
        if (limit == 0 || part.items().size() <= limit) {
            return part;
        }
        ArrayNode items = Json.array();
        for (int i = 0; i < limit; i++) {
            items.add(part.items().get(i));
        }
        // The cursor would skip what was cut.
        return new Part(items, null, true);
    }
}
