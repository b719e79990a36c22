package dev.mcpctl.transport;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to get onto the network. Immutable; files are read when the first connection is made.
 *
 * @param connectTimeout for name, connection and TLS handshake together; zero is none
 * @param environment where the proxy variables stand; others are not looked at
 * @param authorities PEM file with certificates to trust besides the system's, or null
 * @param certificate PEM file with the client's certificate chain, or null
 * @param key PEM file with the client's key, or null when it stands in the certificate's file
 * @param insecure whether any certificate and host name will do
 * @param unixSocket a Unix domain socket to connect to instead of the URL's host, or null
 * @param allowHttp whether the user's headers may go over plain http to a host that is not this machine
 */
public record Network(
        Duration connectTimeout,
        Map<String, String> environment,
        @Nullable Path authorities,
        @Nullable Path certificate,
        @Nullable Path key,
        boolean insecure,
        @Nullable Path unixSocket,
        boolean allowHttp) {

    /** Time to connect unless something else was said. */
    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** A way on which headers of the user's go over plain http to this machine only. */
    public Network(
            Duration connectTimeout,
            Map<String, String> environment,
            @Nullable Path authorities,
            @Nullable Path certificate,
            @Nullable Path key,
            boolean insecure,
            @Nullable Path unixSocket) {
        this(connectTimeout, environment, authorities, certificate, key, insecure, unixSocket, false);
    }

    /** Copies the environment. */
    public Network {
        environment = Map.copyOf(environment);
    }

    /** The usual way: nothing but the proxies that the environment names. */
    public static Network usual(Map<String, String> environment) {
        return new Network(CONNECT_TIMEOUT, environment, null, null, null, false, null);
    }
}
