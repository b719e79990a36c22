package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.Call;
import dev.mcpctl.mcp.ListKind;
import dev.mcpctl.mcp.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the servers of a prompt: their lists, fetched on another thread and kept until the server says that they
 * changed, and what it suggested for values. A key that is struck waits for them at most a moment.
 */
final class LiveKnowledge implements Knowledge, KeptServer.ListsChanged {

    private static final long MOMENT_MILLIS = 250;
    private static final int MOST_SUGGESTIONS = 500;
    private static final long FAILURE_HOLDS_NANOS = 5_000_000_000L;

    private final KeptServers servers;
    private final Map<Object, Known> known = new LinkedHashMap<>(16, 0.75f, true);

    LiveKnowledge(KeptServers servers) {
        this.servers = servers;
    }

    /** A list or suggestions: being fetched, or there. */
    private static final class Known {
        private final FutureTask<List<JsonNode>> task;
        private final long since = System.nanoTime();

        Known(FutureTask<List<JsonNode>> task) {
            this.task = task;
        }

        /** What there is after a moment at most; null when it could not be fetched. */
        @Nullable
        List<JsonNode> get(long millis) {
            try {
                return task.get(millis, TimeUnit.MILLISECONDS);
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
                return List.of();
            } catch (TimeoutException later) {
                return List.of();
            } catch (ExecutionException failed) {
                return null;
            }
        }

        boolean isOldFailure() {
            return task.isDone() && System.nanoTime() - since > FAILURE_HOLDS_NANOS && get(0) == null;
        }
    }

    private record ListKey(KeptServer server, ListKind kind) {}

    private record QuestionKey(KeptServer server, Question question) {}

    /** Fetches the lists of the current server, so that they are there when they are wanted. */
    void prepare() {
        for (ListKind kind : ListKind.values()) {
            list(kind, 0);
        }
    }

    @Override
    public Iterable<JsonNode> items(ListKind kind) {
        return list(kind, MOMENT_MILLIS);
    }

    private List<JsonNode> list(ListKind kind, long patience) {
        KeptServer server = currentOrNull();
        OpenServer open = server == null ? null : server.openOrNull();
        if (server == null || open == null) {
            return List.of();
        }
        Session session = open.session();
        return fetched(new ListKey(server, kind), patience, () -> items(session.all(kind)));
    }

    @Override
    public List<String> suggested(Question question) {
        KeptServer server = currentOrNull();
        OpenServer open = server == null ? null : server.openOrNull();
        if (server == null || open == null || !open.session().server().offers("completions")) {
            return List.of();
        }
        Session session = open.session();
        List<JsonNode> values = fetched(new QuestionKey(server, question), MOMENT_MILLIS, () -> ask(session, question));
        List<String> texts = new ArrayList<>();
        for (JsonNode value : values) {
            texts.add(value.asText());
        }
        return texts;
    }

    private static List<JsonNode> ask(Session session, Question question) {
        ObjectNode params = Json.object();
        params.set("ref", question.reference());
        params.putObject("argument").put("name", question.argument()).put("value", question.value());
        if (!question.context().isEmpty()) {
            ObjectNode arguments = params.putObject("context").putObject("arguments");
            question.context().forEach(arguments::put);
        }
        JsonNode values = session.request(new Call("completion/complete", params))
                .loaded()
                .path("completion")
                .path("values");
        return values instanceof ArrayNode array ? items(array) : List.of();
    }

    private static List<JsonNode> items(ArrayNode array) {
        List<JsonNode> items = new ArrayList<>(array.size());
        array.forEach(items::add);
        return items;
    }

    private List<JsonNode> fetched(Object key, long patience, java.util.concurrent.Callable<List<JsonNode>> fetch) {
        Known entry;
        boolean fresh = false;
        synchronized (known) {
            entry = known.get(key);
            if (entry == null || entry.isOldFailure()) {
                entry = new Known(new FutureTask<>(fetch));
                known.put(key, entry);
                fresh = true;
                forgetOldest();
            }
        }
        if (fresh) {
            Thread thread = new Thread(entry.task, "mcpctl-completion-1");
            thread.setDaemon(true);
            thread.start();
        }
        List<JsonNode> items = entry.get(patience);
        return items == null ? List.of() : items;
    }

    private void forgetOldest() {
        while (known.size() > MOST_SUGGESTIONS) {
            known.remove(known.keySet().iterator().next());
        }
    }

    private @Nullable KeptServer currentOrNull() {
        try {
            return servers.current();
        } catch (Failure none) {
            return null;
        }
    }

    @Override
    public List<String> servers() {
        return servers.names();
    }

    /** Also called when a server was opened again. */
    @Override
    public void changed(KeptServer server) {
        synchronized (known) {
            known.keySet().removeIf(key -> isOf(key, server));
        }
    }

    private static boolean isOf(Object key, KeptServer server) {
        if (key instanceof ListKey list) {
            return list.server() == server;
        }
        return key instanceof QuestionKey question && question.server() == server;
    }
}
