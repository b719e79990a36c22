package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.rpc.Connection;
import dev.mcpctl.rpc.Deadline;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Pages that a server wants to be visited before it takes a call. Specification 2025-11-25, Elicitation: error -32042 lists
 * them, and the call is repeated when the server told that they are done. Thread-safe.
 */
final class RequiredPages {

    /** More than a server has open at once; the oldest are forgotten first. */
    private static final int MOST_DONE = 1_000;

    private static final long LOOK_MILLIS = 100;

    private volatile SessionOptions options;
    private final Set<String> done = new LinkedHashSet<>();

    RequiredPages(SessionOptions options) {
        this.options = options;
    }

    /** Whoever uses the session from now on is asked. */
    void behave(SessionOptions other) {
        options = other;
    }

    /** The server says that a page is done; one that nobody asked for changes nothing. */
    synchronized void done(@Nullable String id) {
        if (id == null) {
            return;
        }
        if (done.size() >= MOST_DONE) {
            done.remove(done.iterator().next());
        }
        done.add(id);
        notifyAll();
    }

    /** Whether the call failed because of pages. */
    boolean wantedBy(Failure failure) {
        return Refusal.URL_ELICITATION_REQUIRED.isOf(failure)
                && options.profile().advertised().elicitation();
    }

    /**
     * Has all of them agreed to, then waits until they are done, as long as a request may take.
     *
     * @throws Failure not answered, when one is not agreed to; protocol, when the error lists no pages; interrupted
     */
    void visit(Failure wanted, Connection connection) {
        List<ObjectNode> pages = pages(wanted);
        Set<String> open = new LinkedHashSet<>();
        for (ObjectNode page : pages) {
            JsonNode answer = options.answerer().answer(new Answerer.Ask("elicitation/create", page));
            if (!answer.path("action").asText().equals("accept")) {
                throw Failure.of(
                        Failure.Kind.NOT_ANSWERED,
                        Answerer.DECLINED,
                        "the server wants a page to be visited first, and it was not agreed to: "
                                + page.path("url").asText());
            }
            open.add(page.path("elicitationId").asText());
        }
        options.listener().waiting("waiting until the server says that the page is done");
        await(open, connection);
    }

    private static List<ObjectNode> pages(Failure wanted) {
        List<ObjectNode> pages = new ArrayList<>();
        if (wanted.details().get("data") instanceof JsonNode data) {
            for (JsonNode each : data.path("elicitations")) {
                boolean page = each.path("mode").asText().equals("url")
                        && each.path("elicitationId").isTextual();
                if (!page || !(each instanceof ObjectNode object)) {
                    throw Failure.protocol(
                            "the server wants pages to be visited first, and lists what is no page with an elicitationId");
                }
                pages.add(object);
            }
        }
        if (pages.isEmpty()) {
            throw Failure.protocol("the server wants pages to be visited first, and lists none: " + wanted.message());
        }
        return pages;
    }

    private synchronized void await(Set<String> open, Connection connection) {
        Deadline limit = Deadline.in(options.patience().request())
                .orEarlier(options.patience().run());
        Failure before = connection.interruption();
        while (!done.containsAll(open)) {
            Failure end = connection.ended();
            Failure now = connection.interruption();
            if (end != null || (now != null && now != before)) {
                throw end != null ? end : now;
            }
            if (limit.passed()) {
                // Not every server tells, and one that still wants the page says so once more.
                options.listener()
                        .waiting("the server did not say in time that the page is done; called again all the same");
                return;
            }
            try {
                wait(Math.min(limit.waitMillis(), LOOK_MILLIS));
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
                throw Failure.of(Failure.Kind.INTERRUPTED, "interrupted", "interrupted while waiting for a page");
            }
        }
        done.removeAll(open);
    }
}
