package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Turns the answers of earlier rounds into the opaque text that the client carries, and back.
 *
 * <p>The text is bound to its request by a digest, so that a changed or swapped one is refused. There is no secret in the
 * digest, on purpose: nothing depends on it here, and another process of the demo can go on where one has ended. A server
 * that guards something needs a key.
 */
final class RequestState {

    private final String method;
    private final ObjectNode request;

    RequestState(String method, ObjectNode params) {
        this.method = method;
        this.request = Json.object();
        for (var member : params.properties()) {
            switch (member.getKey()) {
                case "_meta", "inputResponses", "requestState" -> {}
                default -> request.set(member.getKey(), member.getValue());
            }
        }
    }

    String seal(ObjectNode answers) {
        String payload = base64(Json.compact(answers).getBytes(StandardCharsets.UTF_8));
        return payload + "." + digest(payload);
    }

    /**
     * The answers in a state; empty without one.
     *
     * @throws Refused when the state is not one that {@link #seal} gave for this request
     */
    ObjectNode open(@Nullable JsonNode state) {
        if (state == null) {
            return Json.object();
        }
        String text = state.isTextual() ? state.textValue() : "";
        int dot = text.indexOf('.');
        if (dot < 0 || !digest(text.substring(0, dot)).equals(text.substring(dot + 1))) {
            throw Refused.invalidParams("requestState does not belong to this request");
        }
        try {
            return (ObjectNode) Json.tolerant(Base64.getUrlDecoder().decode(text.substring(0, dot)));
        } catch (IllegalArgumentException | JsonProblem | ClassCastException forged) {
            throw Refused.invalidParams("requestState does not belong to this request");
        }
    }

    private String digest(String payload) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String bound = method + "\n" + Json.compact(request) + "\n" + payload;
            return base64(digest.digest(bound.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
