package dev.mcpctl.transport.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/**
 * Looks names up as the system does, but {@code *.localhost} is this machine without asking. RFC 6761, section 6.3: nobody
 * should look these names up, and many systems know none of them; whoever answered could also be another machine.
 */
final class LoopbackNames implements Dns {

    private static final byte[] FOUR = {127, 0, 0, 1};
    private static final byte[] SIX = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        return host.endsWith(".localhost")
                ? List.of(InetAddress.getByAddress(host, FOUR), InetAddress.getByAddress(host, SIX))
                : SYSTEM.lookup(host);
    }
}
