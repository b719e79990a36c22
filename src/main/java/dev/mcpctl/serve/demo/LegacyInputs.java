package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.Feature;
import java.util.ArrayList;
import java.util.List;

/** Asks by requests of the server's own while the client's request is open. */
final class LegacyInputs implements Inputs {

    private final Exchange exchange;
    private final Outbound outbound;

    LegacyInputs(Exchange exchange, Outbound outbound) {
        this.exchange = exchange;
        this.outbound = outbound;
    }

    @Override
    public List<JsonNode> ask(List<Question> questions) {
        List<Outbound.Asked> asked = new ArrayList<>();
        for (Question question : questions) {
            exchange.require(question.needs());
            asked.add(outbound.ask(question.method(), params(question), exchange.replies()));
        }
        try {
            return answers(questions, asked);
        } finally {
            asked.forEach(outbound::giveUp);
        }
    }

    private ObjectNode params(Question question) {
        ObjectNode params = question.params();
        if (question.needs() == Capability.ELICIT_URL) {
            params.put("elicitationId", elicitationId(question));
        }
        if (question.needs() == Capability.ELICIT_FORM) {
            Revisions.adaptForm(
                    (ObjectNode) params.path("requestedSchema"),
                    exchange.dialect().version());
        }
        if (question.needs() == Capability.ELICIT_FORM
                && exchange.dialect().version().has(Feature.ELICITATION_MODES)) {
            params.put("mode", "form");
        }
        return params;
    }

    private String elicitationId(Question question) {
        return "demo-" + question.key() + "-" + outbound.nextNumber();
    }

    private List<JsonNode> answers(List<Question> questions, List<Outbound.Asked> asked) {
        List<JsonNode> answers = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            JsonNode answer = exchange.await(asked.get(i).answer());
            if (!questions.get(i).isAnsweredBy(answer)) {
                throw new Trouble("the client's answer to " + questions.get(i).method() + " lacks what it must have");
            }
            completed(questions.get(i));
            answers.add(answer);
        }
        return answers;
    }

    /** Specification 2025-11-25, Elicitation: says that what went on behind the URL is over. */
    private void completed(Question question) {
        if (question.needs() == Capability.ELICIT_URL) {
            ObjectNode params = Json.object();
            params.set("elicitationId", question.params().path("elicitationId"));
            exchange.replies().send(Messages.notification("notifications/elicitation/complete", params));
        }
    }

    @Override
    public void turnAwayOnce(String key) {
        // The era has no such answer: the call simply goes on.
    }
}
