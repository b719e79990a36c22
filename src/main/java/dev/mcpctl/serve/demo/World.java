package dev.mcpctl.serve.demo;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** All that changes in the demo server, and who wants to know. Shared by its conversations; thread-safe. */
final class World {

    static final String CLOCK_URI = "demo://clock";

    /** Nobody needs more to see a list grow, and a client gone wild shall not fill the memory. */
    static final int MOST_GROWN = 100;

    /** Someone who is told about changes, on the thread that made them. */
    interface Watcher {
        /** A list has changed. */
        void listChanged(Kind kind);

        /** A resource has changed; called for every resource. */
        void updated(String uri);

        /** Whether {@link #updated} with this URI would be passed on. */
        boolean watches(String uri);
    }

    private final Clock clock;
    private final Duration tick;
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private final Map<Kind, Integer> grown = new ConcurrentHashMap<>();
    private final Object tickerLock = new Object();
    private final Jobs jobs;
    private boolean ticking;

    World(Clock clock, Duration tick) {
        this.clock = clock;
        this.tick = tick;
        this.jobs = new Jobs(clock);
    }

    Clock clock() {
        return clock;
    }

    Jobs jobs() {
        return jobs;
    }

    void register(Watcher watcher) {
        watchers.add(watcher);
        startTicking();
    }

    void unregister(Watcher watcher) {
        watchers.remove(watcher);
        synchronized (tickerLock) {
            tickerLock.notifyAll();
        }
    }

    /** How many items were added to a list. */
    int grown(Kind kind) {
        return grown.getOrDefault(kind, 0);
    }

    /** Adds an item to a list and says so; gives the number of the new item. */
    int grow(Kind kind) {
        if (grown(kind) >= MOST_GROWN) {
            throw new Trouble("the list of " + kind.word() + " has grown " + MOST_GROWN + " times, that is enough");
        }
        int number = grown.merge(kind, 1, Integer::sum);
        for (Watcher watcher : watchers) {
            watcher.listChanged(kind);
        }
        return number;
    }

    /** Says that a resource has changed; gives the number of those who wanted to know. */
    int touch(String uri) {
        int told = 0;
        for (Watcher watcher : watchers) {
            if (watcher.watches(uri)) {
                watcher.updated(uri);
                told++;
            }
        }
        return told;
    }

    /** Lets the clock tick as long as somebody watches it. */
    void startTicking() {
        synchronized (tickerLock) {
            if (ticking || !clockIsWatched()) {
                return;
            }
            ticking = true;
        }
        Thread ticker = new Thread(this::tickWhileWatched, "mcpctl-serve-clock");
        ticker.setDaemon(true);
        ticker.start();
    }

    private void tickWhileWatched() {
        while (stillTicking()) {
            touch(CLOCK_URI);
        }
    }

    private boolean stillTicking() {
        synchronized (tickerLock) {
            try {
                TimeUnit.NANOSECONDS.timedWait(tickerLock, tick.toNanos());
                ticking = clockIsWatched();
            } catch (InterruptedException interrupted) {
                ticking = false;
            }
            return ticking;
        }
    }

    private boolean clockIsWatched() {
        for (Watcher watcher : watchers) {
            if (watcher.watches(CLOCK_URI)) {
                return true;
            }
        }
        return false;
    }
}
