package dev.mcpctl.transport.http;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.transport.Endpoint;
import dev.mcpctl.transport.Network;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** An endpoint with the network options of one test, and one exchange with it. */
final class Ways {

    private final Map<String, String> environment = new HashMap<>();
    private Duration patience = Duration.ofSeconds(20);
    private Path authorities;
    private Path certificate;
    private Path key;
    private Path socket;
    private boolean insecure;

    Ways with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Ways patience(Duration connectTimeout) {
        patience = connectTimeout;
        return this;
    }

    Ways authorities(Path file) {
        authorities = file;
        return this;
    }

    Ways certificate(Path chain, Path secret) {
        certificate = chain;
        key = secret;
        return this;
    }

    Ways socket(Path path) {
        socket = path;
        return this;
    }

    Ways insecure() {
        insecure = true;
        return this;
    }

    Endpoint.Http endpoint(String url) {
        Network network = new Network(patience, environment, authorities, certificate, key, insecure, socket);
        return new Endpoint.Http(URI.create(url), Map.of(), Endpoint.Http.Way.AUTO, network, null);
    }

    /** What came back for one POST. */
    record Answer(int status, String protocol, String body) {}

    Answer post(String url) throws IOException {
        OkHttpClient client = HttpClients.create(endpoint(url));
        try {
            return post(client, url);
        } finally {
            HttpClients.close(client);
        }
    }

    static Answer post(OkHttpClient client, String url) throws IOException {
        Request request = new Request.Builder()
                .url(url)
                .post(RequestBody.create("{}", MediaType.get("application/json")))
                .build();
        try (Response response = client.newBuilder()
                .callTimeout(Duration.ofSeconds(30))
                .build()
                .newCall(request)
                .execute()) {
            return new Answer(
                    response.code(),
                    response.protocol().toString(),
                    response.body().string());
        }
    }

    /** The failure that a POST ends with. */
    Failure failure(String url) {
        try {
            Answer answer = post(url);
            throw new AssertionError("no failure but " + answer);
        } catch (IOException problem) {
            return ConnectFailure.of(endpoint(url), problem);
        }
    }
}
