package dev.mcpctl.cli.asking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import dev.mcpctl.secret.Secret;
import dev.mcpctl.transport.Endpoint;
import dev.mcpctl.transport.Network;
import dev.mcpctl.transport.http.JsonPost;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A language model behind an HTTP endpoint that speaks as OpenAI's chat completions do.
 *
 * @param url of the endpoint's chat completions
 * @param model its name there; the server's own wishes are not looked at, since there is only this one
 * @param authorization value of the header of that name, or null
 */
public record ModelEndpoint(URI url, String model, @Nullable Secret authorization) {

    private static final String PATH = "/chat/completions";

    /**
     * The endpoint of this base.
     *
     * @param base such as {@code https://api.example.com/v1}, with or without {@code /chat/completions}
     * @throws Failure usage, when it is no http or https URL
     */
    public static ModelEndpoint of(String base, String model, @Nullable Secret authorization) {
        try {
            URI url = new URI(base);
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (web && url.getHost() != null && url.getRawUserInfo() == null && url.getRawFragment() == null) {
                String path = url.getRawPath() == null ? "" : url.getRawPath().replaceFirst("/+$", "");
                String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
                return new ModelEndpoint(
                        new URI(url.getScheme() + "://" + url.getRawAuthority()
                                + (path.endsWith(PATH) ? path : path + PATH) + query),
                        model,
                        authorization);
            }
        } catch (URISyntaxException noUrl) {
            throw Failure.usage("--sample-url: '" + base + "' is no URL");
        }
        throw Failure.usage("--sample-url: '" + base + "' is no http or https URL such as https://api.example.com/v1");
    }

    /** As it is shown. */
    String shown() {
        return "the model '" + model + "' at " + url.getHost();
    }

    /**
     * The model's answer.
     *
     * @throws Failure not answered, when there is none; interrupted
     */
    ObjectNode answer(ObjectNode params, Surroundings around) {
        ObjectNode request = new ChatRequest(params, model).json();
        Map<String, Secret> headers = authorization == null ? Map.of() : Map.of("Authorization", authorization);
        Endpoint.Http endpoint = new Endpoint.Http(
                url, headers, Endpoint.Http.Way.AUTO, Network.usual(around.environment()), url.getHost());
        try {
            JsonPost post = new JsonPost(endpoint, Json.compact(request), around.patience());
            Surroundings.Signals.Waiting waiting = around.signals().onSignal(post::cancel);
            try {
                return reply(post.send());
            } finally {
                waiting.close();
            }
        } catch (Failure problem) {
            if (around.signals().received()) {
                throw Unfit.interrupted();
            }
            throw problem.kind() == Failure.Kind.UNREACHABLE
                    ? failed("cannot be reached: " + problem.message()).hint(problem.hint())
                    : problem;
        }
    }

    private ObjectNode reply(JsonPost.Reply reply) {
        JsonNode body;
        try {
            body = Json.tolerant(reply.body());
        } catch (JsonProblem problem) {
            throw failed("answered with status " + reply.status() + " and no JSON");
        }
        if (reply.status() != 200) {
            String said = body.at("/error/message").asText("");
            throw failed("answered with status " + reply.status() + (said.isEmpty() ? "" : ": " + said));
        }
        ObjectNode result = ChatReply.result(body, model);
        if (result == null) {
            throw failed("answered without a choice that has content");
        }
        return result;
    }

    private Failure failed(String what) {
        return Failure.of(Failure.Kind.NOT_ANSWERED, "model_failed", shown() + " " + what);
    }
}
