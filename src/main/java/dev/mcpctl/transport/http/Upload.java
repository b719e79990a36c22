package dev.mcpctl.transport.http;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.transport.Endpoint;
import dev.mcpctl.transport.Network;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Gives one JSON document to an address that the user named, such as that of a collector of traces. */
public final class Upload {

    private static final MediaType JSON = MediaType.get("application/json");

    /** Whoever takes a document says so long before. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private Upload() {}

    /**
     * Posts it.
     *
     * @param environment for the variables of proxies
     * @throws Failure unreachable, when nobody is there or it was not taken
     */
    public static void post(URI url, byte[] json, Map<String, String> environment) {
        Endpoint.Http endpoint =
                new Endpoint.Http(url, Map.of(), Endpoint.Http.Way.AUTO, Network.usual(environment), null);
        OkHttpClient client = HttpClients.create(endpoint);
        Request request = new Request.Builder()
                .url(url.toString())
                .header("User-Agent", "mcpctl")
                .post(RequestBody.create(json, JSON))
                .build();
        try (Response response =
                client.newBuilder().callTimeout(LIMIT).build().newCall(request).execute()) {
            if (!response.isSuccessful()) {
                throw Failure.of(
                                Failure.Kind.UNREACHABLE,
                                "http_status",
                                endpoint.describe() + " did not take the document: status " + response.code())
                        .detail("http_status", response.code());
            }
        } catch (IOException problem) {
            throw ConnectFailure.of(endpoint, problem);
        } finally {
            HttpClients.close(client);
        }
    }
}
