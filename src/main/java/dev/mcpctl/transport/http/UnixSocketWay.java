package dev.mcpctl.transport.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.List;
import javax.net.SocketFactory;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/** Leads every connection of a client to one Unix domain socket: no names are looked up and no proxy is used. */
final class UnixSocketWay extends SocketFactory {

    private static final byte[] NOWHERE = {127, 0, 0, 1};

    private final Path path;

    private UnixSocketWay(Path path) {
        this.path = path;
    }

    static UnixSocketWay to(Path path) {
        return new UnixSocketWay(path);
    }

    OkHttpClient.Builder apply(OkHttpClient.Builder client) {
        return client.proxy(Proxy.NO_PROXY)
                .dns(host -> List.of(InetAddress.getByAddress(host, NOWHERE)))
                .protocols(List.of(Protocol.HTTP_1_1))
                .socketFactory(this);
    }

    @Override
    public Socket createSocket() throws IOException {
        return new UnixSocket(path);
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
