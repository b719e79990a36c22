package dev.mcpctl.rpc;

/** Sees wire events in order, on transport threads; must be quick, must not throw, must not call back. */
@FunctionalInterface
public interface WireListener {

    /** Takes one event. */
    void on(WireEvent event);

    /** Sees nothing. */
    static WireListener none() {
        return event -> {};
    }

    /** This listener first, then the other. */
    default WireListener and(WireListener other) {
        return event -> {
            on(event);
            other.on(event);
        };
    }
}
