package dev.mcpctl.diagnose;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.transport.http.ConnectFailure;
import dev.mcpctl.transport.http.Visit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Status and content type of the answer to a harmless question. */
final class AnswerStep implements Step<WebPatient> {

    private static final String NAME = "http";
    private static final String TOKEN_HINT = "give a token with --bearer-env VARIABLE, or another header with --header";

    @Override
    public @Nullable Finding look(WebPatient patient) {
        if (patient.lost()) {
            return null;
        }
        Visit.Answer answer = patient.visit().answer();
        Failure failure = patient.visit().failure();
        if (answer == null) {
            return failure == null ? null : Finding.fail(NAME, failure);
        }
        String told = "status " + answer.status() + ", " + (answer.type().isEmpty() ? "no type" : answer.type());
        boolean message = answer.body().contains("\"jsonrpc\"");
        return switch (answer.status()) {
            case 401, 403 -> refused(patient, answer, told);
            case 407 -> Finding.fail(NAME, ConnectFailure.ofProxyRefusal(patient.endpoint()));
            case 301, 302, 303, 307, 308 ->
                Finding.warn(NAME, told + ", to " + answer.location(), "name the URL that it leads to");
            default -> message || answer.status() < 300 ? answered(answer, told) : strange(answer, told);
        };
    }

    private static Finding answered(Visit.Answer answer, String told) {
        if (answer.type().equals("text/html")) {
            return Finding.warn(NAME, told + ": a web page", "MCP usually stands at another path, such as /mcp");
        }
        return Finding.ok(NAME, told);
    }

    private static Finding strange(Visit.Answer answer, String told) {
        String next = switch (answer.status()) {
            case 404, 405 ->
                "the older transport answers so, see the last step; else check the path, which usually is /mcp";
            case 400, 406, 415 -> "an older server may answer so before its handshake; see the next step";
            case 429 -> "wait before the next try";
            default -> answer.status() >= 500 ? "the fault is on the server's side; see its log" : null;
        };
        return Finding.warn(NAME, told, next);
    }

    private static Finding refused(WebPatient patient, Visit.Answer answer, String told) {
        boolean shown = patient.endpoint().headers().containsKey("Authorization");
        String message = told + (shown ? ": the Authorization header was refused" : ": authentication is wanted");
        Failure failure = answer.status() == 401
                ? Failure.of(Failure.Kind.UNAUTHORIZED, "unauthorized", message)
                : Failure.of(Failure.Kind.UNAUTHORIZED, "forbidden", message);
        String challenge = answer.challenge();
        return Finding.fail(NAME, failure.hint(TOKEN_HINT))
                .with(challenge == null ? List.of("no WWW-Authenticate header") : List.of("challenge: " + challenge));
    }
}
