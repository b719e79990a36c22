package dev.mcpctl.transport.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import dev.mcpctl.rpc.Frame;
import dev.mcpctl.transport.Endpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Says what an HTTP status means for the one who asked. The server's words in it are bounded, and untrusted. */
final class StatusFailure {

    private static final int LONGEST_WORDS = 300;
    private static final List<String> MESSAGES = List.of("/error/message", "/error_description", "/message", "/error");

    private final Endpoint.Http endpoint;
    private final Response response;
    private final String what;
    private final String words;

    private StatusFailure(Endpoint.Http endpoint, Response response, String what, Frame.Bytes body) {
        this.endpoint = endpoint;
        this.response = response;
        this.what = what;
        this.words = words(response, body);
    }

    /**
     * The failure for a response that holds no JSON-RPC message.
     *
     * @param what the method or channel that was asked for
     */
    static Failure of(Endpoint.Http endpoint, Response response, String what, Frame.Bytes body) {
        StatusFailure status = new StatusFailure(endpoint, response, what, body);
        Failure failure = status.failure().detail("http_status", response.code());
        return status.words.isEmpty() ? failure : failure.detail("body", status.words);
    }

    private Failure failure() {
        return switch (response.code()) {
            case 401 -> unauthorized();
            case 403 -> forbidden();
            case 404 ->
                unreachable("not_found", "found nothing there (404)" + said())
                        .hint("check the path of the URL; MCP usually stands at /mcp, the older transport at /sse");
            case 405 ->
                unreachable(
                                "method_not_allowed",
                                "does not take " + response.request().method() + " (405)" + said())
                        .hint("is there an MCP server behind this URL?");
            case 406, 415 ->
                unreachable("http_status", "does not take or give what MCP needs (" + code() + ")" + said())
                        .hint(
                                "MCP posts JSON and takes JSON or text/event-stream; is there an MCP server behind this URL?");
            case 407 -> ConnectFailure.ofProxyRefusal(endpoint);
            case 413, 431 ->
                unreachable("request_too_large", "finds the request too large (" + code() + ")" + said())
                        .hint("give less at a time, or raise the limit of the server or of the proxy before it");
            case 429 -> busy("rate_limited", "gets too many requests (429)");
            case 503 -> busy("server_error", "is not available (503)");
            case 502, 504 -> unreachable("server_error", "cannot be reached by its gateway (" + code() + ")" + said());
            default -> other();
        };
    }

    private Failure other() {
        return response.code() >= 500
                ? unreachable("server_error", "failed with " + code() + said())
                        .hint("the fault is on the server's side; its log may tell more")
                : unreachable("http_status", "answered with status " + code() + said())
                        .hint(
                                "see what was sent and what came back: mcpctl doctor URL, or trace in front of the command");
    }

    private int code() {
        return response.code();
    }

    private Failure unreachable(String code, String predicate) {
        return Failure.of(
                Failure.Kind.UNREACHABLE, code, "asked for " + what + ", " + endpoint.describe() + " " + predicate);
    }

    private String said() {
        return words.isEmpty() ? "" : ": " + words;
    }

    private Failure busy(String code, String predicate) {
        Duration pause = RetryAfter.of(response, Instant.now());
        if (pause == null) {
            return unreachable(code, predicate + said()).hint("it did not say for how long; try again later");
        }
        return unreachable(code, predicate + " and wants to be asked again in " + pause.toSeconds() + " s")
                .hint("try again then; mcpctl waits for 30 s at most, and never beyond the time that a request has")
                .detail("retry_after_seconds", pause.toSeconds());
    }

    private Failure unauthorized() {
        boolean tried = response.request().header("Authorization") != null;
        String message = tried
                ? endpoint.describe() + " refused the Authorization header that was sent (401)"
                : endpoint.describe() + " wants authentication (401); no Authorization header was sent";
        return challenged(Failure.of(Failure.Kind.UNAUTHORIZED, "unauthorized", message + challenge()))
                .hint("give a token with --bearer-env VARIABLE, or another header with --header");
    }

    private Failure forbidden() {
        String message = endpoint.describe() + " forbids " + what + " (403)" + challenge() + said();
        return challenged(Failure.of(Failure.Kind.UNAUTHORIZED, "forbidden", message))
                .hint("the credentials may lack a permission, or the server may not accept this address as its own");
    }

    private String challenge() {
        Challenge challenge = Challenge.of(response);
        return challenge == null ? "" : "; it asks for: " + challenge.text();
    }

    private Failure challenged(Failure failure) {
        Challenge challenge = Challenge.of(response);
        boolean tried = response.request().header("Authorization") != null;
        Failure told = failure.detail("tried", tried ? "the Authorization header given" : "no Authorization header");
        if (challenge == null) {
            return told;
        }
        String metadata = challenge.resourceMetadata();
        Failure asked = told.detail("challenge", challenge.text());
        return metadata == null ? asked : asked.detail("resource_metadata", metadata);
    }

    /** What the body says, where it says it in words; a web page says nothing. */
    private static String words(Response response, Frame.Bytes body) {
        if (Body.isJson(response)) {
            return message(body);
        }
        return Body.type(response).equals("text/plain") ? bounded(body.text()) : "";
    }

    private static String message(Frame.Bytes body) {
        try {
            JsonNode tree = Json.tolerant(body.bytes());
            for (String place : MESSAGES) {
                if (tree.at(place).isTextual()) {
                    return bounded(tree.at(place).textValue());
                }
            }
            return "";
        } catch (JsonProblem noJson) {
            return "";
        }
    }

    /** One line of untrusted text. */
    static String bounded(@Nullable String text) {
        StringBuilder line = new StringBuilder();
        String given = text == null ? "" : text.strip();
        for (int i = 0; i < given.length() && i < LONGEST_WORDS; i++) {
            char next = given.charAt(i);
            line.append(Character.isISOControl(next) ? ' ' : next);
        }
        return given.length() > LONGEST_WORDS ? line.append('…').toString() : line.toString();
    }
}
