package dev.mcpctl.rpc;

/** Sees wire events in order, on transport threads; must be quick, must not throw, must not call back. */
@FunctionalInterface
public interface WireListener {

    /** Takes one event. */
    void on(WireEvent event);

    /** Whether it also wants the events that take time to make: headers as they left, timings, bytes that are no message. */
    default boolean detailed() {
        return false;
    }

    /** Sees nothing. */
    static WireListener none() {
        return event -> {};
    }

    /** This listener first, then the other. */
    default WireListener and(WireListener other) {
        WireListener first = this;
        return new WireListener() {
            @Override
            public void on(WireEvent event) {
                first.on(event);
                other.on(event);
            }

            @Override
            public boolean detailed() {
                return first.detailed() || other.detailed();
            }
        };
    }
}
