package dev.mcpctl.transport.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import javax.net.SocketFactory;

/**
 * Sockets that wait no longer for a TLS handshake or a proxy than for the connection itself. The client sets its read
 * timeout, which is none, before it connects and again when the connection is ready; the first time is overruled.
 */
final class PatientSockets extends SocketFactory {

    private final int millis;

    PatientSockets(Duration connectTimeout) {
        this.millis = (int) Math.min(Integer.MAX_VALUE, connectTimeout.toMillis());
    }

    @Override
    public Socket createSocket() {
        return new PatientSocket(millis);
    }

    private static final class PatientSocket extends Socket {

        private final int millis;
        private boolean asked;

        PatientSocket(int millis) {
            this.millis = millis;
        }

        @Override
        public synchronized void setSoTimeout(int timeout) throws SocketException {
            super.setSoTimeout(timeout == 0 && !asked ? millis : timeout);
            asked = true;
        }
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw alone();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        throw alone();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw alone();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localAddress, int localPort) throws IOException {
        throw alone();
    }

    private static IOException alone() {
        return new SocketException("only unconnected sockets are made here");
    }
}
