package dev.mcpctl.rpc;

import dev.mcpctl.failure.Failure;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The requests that wait for their answers, and why there can be no more of them. Thread-safe; calls nobody. */
final class OpenRequests {

    private final Map<RequestId, Pending> open = new HashMap<>();

    /** Answered, while what came before the answer still waits to be heard. */
    private final Map<RequestId, Pending> settling = new HashMap<>();

    private final List<Pending> vigils = new ArrayList<>();

    /** As vigils, but for whoever does not mind that the stream for unsolicited messages ends. */
    private final List<Pending> waits = new ArrayList<>();

    private long lastId;
    private @Nullable Failure ended;

    /**
     * A request under a new id.
     *
     * @param limit when nobody waits for it any more, at the latest
     * @throws Failure the reason all of it ended, if it has
     */
    synchronized Pending register(String method, Deadline limit) {
        if (ended != null) {
            throw ended;
        }
        Pending pending = new Pending(RequestId.of(++lastId), method, limit);
        open.put(pending.id(), pending);
        return pending;
    }

    /**
     * Somebody who waits for no answer, but for the end of the connection or an interruption.
     *
     * @throws Failure the reason all of it ended, if it has
     */
    synchronized Pending vigil(String what) {
        return kept(what, vigils);
    }

    /** The same for somebody who does not listen to the stream for unsolicited messages. */
    synchronized Pending pause(String what) {
        return kept(what, waits);
    }

    private Pending kept(String what, List<Pending> list) {
        if (ended != null) {
            throw ended;
        }
        Pending pending = new Pending(RequestId.of(0), what, Deadline.none());
        list.add(pending);
        return pending;
    }

    synchronized List<Pending> vigils() {
        return new ArrayList<>(vigils);
    }

    synchronized void forget(Pending pending) {
        vigils.remove(pending);
        waits.remove(pending);
        open.remove(pending.id());
        settling.remove(pending.id());
    }

    /** An answer is there: no other one counts, but what was sent before it still belongs to the request. */
    synchronized void settle(Pending pending) {
        if (open.remove(pending.id()) != null) {
            settling.put(pending.id(), pending);
        }
    }

    /** The request that a message beside its answer belongs to, or null. */
    synchronized @Nullable Pending unheard(RequestId id) {
        Pending pending = open.get(id);
        return pending != null ? pending : settling.get(id);
    }

    /** The open request with this id, or null. */
    synchronized @Nullable Pending with(RequestId id) {
        return open.get(id);
    }

    /** The open request if there is exactly one, otherwise null. */
    synchronized @Nullable Pending only() {
        return open.size() == 1 ? open.values().iterator().next() : null;
    }

    /** All who wait. */
    synchronized List<Pending> all() {
        List<Pending> all = new ArrayList<>(open.values());
        all.addAll(settling.values());
        all.addAll(vigils);
        all.addAll(waits);
        return all;
    }

    /** Whether a request with this id was ever sent. */
    synchronized boolean used(RequestId id) {
        return id instanceof RequestId.Numeric numeric
                && numeric.value().signum() > 0
                && numeric.value().compareTo(BigInteger.valueOf(lastId)) <= 0;
    }

    /** Takes no more requests; returns the reason that counts, which is the first one given. */
    synchronized Failure end(Failure reason) {
        if (ended == null) {
            ended = reason;
        }
        return ended;
    }

    /** Why it ended, or null. */
    synchronized @Nullable Failure ended() {
        return ended;
    }
}
