package dev.mcpctl.serve.http;

import dev.mcpctl.serve.Engine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The sessions that are open, a bounded number: the one that was used least recently makes room. Thread-safe. */
final class Sessions {

    static final int MOST = 100;

    private final Engine engine;
    private final Map<String, HttpSession> open = new LinkedHashMap<>(16, 0.75f, true);

    Sessions(Engine engine) {
        this.engine = engine;
    }

    /** A session that nobody can find before {@link #add}. Its id cannot be guessed. */
    HttpSession create() {
        return new HttpSession(UUID.randomUUID().toString(), engine);
    }

    void add(HttpSession session) {
        HttpSession oldest = null;
        synchronized (open) {
            open.put(session.id(), session);
            if (open.size() > MOST) {
                String first = open.keySet().iterator().next();
                oldest = open.remove(first);
            }
        }
        if (oldest != null) {
            oldest.end();
        }
    }

    @Nullable
    HttpSession find(String id) {
        synchronized (open) {
            return open.get(id);
        }
    }

    void end(HttpSession session) {
        synchronized (open) {
            open.remove(session.id());
        }
        session.end();
    }

    void endAll() {
        List<HttpSession> all;
        synchronized (open) {
            all = new ArrayList<>(open.values());
            open.clear();
        }
        all.forEach(HttpSession::end);
    }
}
