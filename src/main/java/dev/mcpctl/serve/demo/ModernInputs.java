package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks by ending the request. Specification 2026-07-28, Multi Round-Trip Requests. The client repeats its request, the
 * handler runs again from its beginning, and what was answered in earlier rounds comes from the state.
 */
final class ModernInputs implements Inputs {

    private final Exchange exchange;
    private final RequestState sealing;
    private @Nullable ObjectNode collected;

    ModernInputs(Exchange exchange) {
        this.exchange = exchange;
        this.sealing = new RequestState(exchange.method(), exchange.params());
    }

    @Override
    public List<JsonNode> ask(List<Question> questions) {
        ObjectNode known = known();
        ObjectNode missing = Json.object();
        List<JsonNode> answers = new ArrayList<>();
        for (Question question : questions) {
            exchange.require(question.needs());
            JsonNode answer = answer(question, known);
            if (answer == null) {
                missing.set(question.key(), request(question));
                continue;
            }
            answers.add(answer);
        }
        if (missing.isEmpty()) {
            return answers;
        }
        ObjectNode body = Json.object();
        body.set("inputRequests", missing);
        body.put("requestState", sealing.seal(known));
        throw new InputRequired(body);
    }

    private @Nullable JsonNode answer(Question question, ObjectNode known) {
        JsonNode given = exchange.params().path("inputResponses").get(question.key());
        if (known.has(question.key()) || given == null) {
            return known.get(question.key());
        }
        if (!question.isAnsweredBy(given)) {
            throw Refused.invalidParams("inputResponses." + question.key() + " is no answer to " + question.method());
        }
        known.set(question.key(), given);
        return given;
    }

    private static ObjectNode request(Question question) {
        ObjectNode request = Json.object();
        request.put("method", question.method());
        ObjectNode params = question.params();
        if (question.needs() == Capability.ELICIT_FORM) {
            params.put("mode", "form");
        }
        request.set("params", params);
        return request;
    }

    @Override
    public void turnAwayOnce(String key) {
        ObjectNode known = known();
        if (known.has(key)) {
            return;
        }
        known.put(key, true);
        ObjectNode body = Json.object();
        body.put("requestState", sealing.seal(known));
        throw new InputRequired(body);
    }

    private ObjectNode known() {
        ObjectNode known = collected;
        if (known == null) {
            JsonNode responses = exchange.params().get("inputResponses");
            if (responses != null && !responses.isObject()) {
                throw Refused.invalidParams("inputResponses must be an object");
            }
            known = sealing.open(exchange.params().get("requestState"));
            collected = known;
        }
        return known;
    }
}
