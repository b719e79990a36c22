package dev.mcpctl.transport.http;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.transport.Endpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Posts one JSON document to a web service that is no MCP server. Used once; follows no redirect, repeats nothing. */
public final class JsonPost {

    private static final int MOST_BODY = 16 << 20;

    private final Endpoint.Http endpoint;
    private final OkHttpClient client;
    private final Call call;

    /**
     * What came back.
     *
     * @param body untrusted, cut after 16 MiB
     */
    public record Reply(int status, String body) {}

    /**
     * A post that is not sent yet.
     *
     * @param limit for the whole exchange; zero is none
     * @throws Failure usage or not answered, when the endpoint cannot or must not be used
     */
    public JsonPost(Endpoint.Http endpoint, String document, Duration limit) {
        this.endpoint = endpoint;
        Request.Builder request = new Request.Builder()
                .url(endpoint.url().toString())
                .post(RequestBody.create(document, MediaType.get("application/json")))
                .header("Accept", "application/json")
                .header("User-Agent", "mcpctl");
        endpoint.headers().forEach((name, value) -> request.header(name, value.reveal()));
        Request built = request.build();
        Courier.guardCredentials(endpoint, built.url());
        client = HttpClients.create(endpoint);
        call = client.newBuilder().callTimeout(limit).build().newCall(built);
    }

    /**
     * Sends it and waits for the answer.
     *
     * @throws Failure unreachable, when there is none
     */
    public Reply send() {
        try (Response response = call.execute()) {
            byte[] body = response.body().byteStream().readNBytes(MOST_BODY);
            return new Reply(response.code(), new String(body, StandardCharsets.UTF_8));
        } catch (IOException problem) {
            throw ConnectFailure.of(endpoint, problem);
        } finally {
            HttpClients.close(client);
        }
    }

    /** Ends the exchange, from any thread. */
    public void cancel() {
        call.cancel();
    }
}
