package dev.mcpctl.transport;

import dev.mcpctl.process.Host;
import dev.mcpctl.rpc.WireListener;
import java.time.InstantSource;

/**
 * What a transport needs to know besides its endpoint.
 *
 * @param limits bounds of one message
 * @param clock stamps wire events
 * @param listener sees wire events, one at a time
 * @param host the machine and environment that servers are started from
 */
public record TransportOptions(FrameLimits limits, InstantSource clock, WireListener listener, Host host) {

    /** The usual limits, the system's clock and nobody who listens. */
    public static TransportOptions usual(Host host) {
        return new TransportOptions(FrameLimits.usual(), InstantSource.system(), WireListener.none(), host);
    }

    /** The same with another listener. */
    public TransportOptions with(WireListener other) {
        return new TransportOptions(limits, clock, other, host);
    }

    /** The same with other limits. */
    public TransportOptions with(FrameLimits other) {
        return new TransportOptions(other, clock, listener, host);
    }
}
