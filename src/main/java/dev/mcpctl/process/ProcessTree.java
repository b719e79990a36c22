package dev.mcpctl.process;

/** A program and everything it started, as far as the platform lets us see. Not thread-safe; its owner locks. */
interface ProcessTree {

    /** The two ways of asking a process to end. */
    enum Signal {
        TERM,
        KILL
    }

    /** Notes who is there while the leader still lives; afterwards orphans may be hard to tell from strangers. */
    void remember();

    /** Whether anything of it still runs; what is dead but not yet reaped does not count. */
    boolean anyAlive();

    /** Sends the signal to all that run. Bounded in time; says nothing about success. */
    void signal(Signal signal);
}
