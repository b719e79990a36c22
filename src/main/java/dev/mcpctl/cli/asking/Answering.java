package dev.mcpctl.cli.asking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import dev.mcpctl.mcp.Answerer;
import org.jspecify.annotations.Nullable;

/** Answers what one server asks: by the first rule that is for it, else by a person, else by ending the run. */
public final class Answering implements Answerer {

    private final Surroundings around;
    private final AnswerRules rules;
    private final @Nullable Person person;

    /** Answers by these rules, and asks a person where the console has one. */
    public Answering(Surroundings around, AnswerRules rules) {
        this.around = around;
        this.rules = rules;
        this.person = around.console().interactive() ? new Person(around) : null;
    }

    @Override
    public synchronized JsonNode answer(Ask ask) {
        AskKind kind = AskKind.of(ask, around.server());
        check(kind, ask.params());
        for (AnswerRule rule : rules.rules()) {
            if (rule.matches(kind, ask.params(), around.server())) {
                return acted(kind, ask, rule);
            }
        }
        if (kind == AskKind.ROOTS) {
            return RootList.of(Json.array(), around.directory(), "roots");
        }
        if (person != null) {
            return person.answer(kind, ask);
        }
        throw unanswered(kind, ask.params());
    }

    private void check(AskKind kind, ObjectNode params) {
        switch (kind) {
            case FORM -> FormSchema.of(around.server(), params);
            case URL -> PageAddress.of(around.server(), params);
            case SAMPLING -> SamplingText.check(around.server(), params);
            case ROOTS -> {}
        }
    }

    private Failure unanswered(AskKind kind, ObjectNode params) {
        String text = Condition.text(kind, params);
        String what = kind == AskKind.URL ? text + " " + params.path("url").asText() : text;
        RuleSuggestion rule = new RuleSuggestion(kind, params);
        return Unfit.unanswered("the server '" + around.server() + "' " + kind.sentence() + ": "
                        + (what.isBlank() ? "(no message)" : what.strip()))
                .hint("this rule, in a file for --answers, answers it:\n" + rule.yaml())
                .detail("rule", rule.tree());
    }

    private JsonNode acted(AskKind kind, Ask ask, AnswerRule rule) {
        Action action = rule.action();
        if (action instanceof Action.Reply reply) {
            return replied(kind, ask.params(), rule, reply);
        }
        if (action instanceof Action.Defaults) {
            return accepted(FormSchema.of(around.server(), ask.params()).acceptDefaults());
        }
        if (action instanceof Action.Command command) {
            return commanded(kind, ask, command);
        }
        if (action instanceof Action.Model model) {
            return modelled(ask, model.endpoint());
        }
        return refused(kind, action instanceof Action.Decline ? "decline" : "cancel", rule.source());
    }

    private JsonNode refused(AskKind kind, String word, String source) {
        if (kind.isElicitation()) {
            return Json.object().put("action", word);
        }
        throw Unfit.declined(
                "the server '" + around.server() + "' " + kind.sentence() + ", and " + source + " says " + word);
    }

    private static ObjectNode accepted(ObjectNode content) {
        ObjectNode answer = Json.object().put("action", "accept");
        answer.set("content", content);
        return answer;
    }

    private JsonNode replied(AskKind kind, ObjectNode params, AnswerRule rule, Action.Reply reply) {
        return switch (kind) {
            case FORM -> accepted(filled(params, reply.value(), rule.source()));
            case URL -> agreed(params, reply.value(), rule.source());
            case SAMPLING -> SamplingText.result(reply.value(), "mcpctl/prepared", "the answer of " + rule.source());
            case ROOTS -> roots(reply, rule.source());
        };
    }

    private ObjectNode filled(ObjectNode params, JsonNode value, String source) {
        if (!(value instanceof ObjectNode reply)) {
            throw Unfit.answer("the answer of " + source + " to a form must be an object with its fields");
        }
        return FormSchema.of(around.server(), params).prepared(reply, "the answer of " + source);
    }

    /** Nothing is opened: what was prepared only agrees, and says which page it was. */
    private ObjectNode agreed(ObjectNode params, JsonNode value, String source) {
        if (!value.asText().equals("accept")) {
            throw Unfit.answer("the answer of " + source + " to a page must be 'accept'");
        }
        around.console()
                .note("mcpctl: agreed to open "
                        + PageAddress.of(around.server(), params).shown() + ", without opening it");
        return Json.object().put("action", "accept");
    }

    private ObjectNode roots(Action.Reply reply, String source) {
        if (!reply.value().isArray()) {
            throw Unfit.answer("the answer of " + source + " to roots must be a list of directories");
        }
        ObjectNode result = RootList.of(reply.value(), reply.base(), source);
        StringBuilder names = new StringBuilder();
        for (JsonNode root : result.path("roots")) {
            names.append(names.isEmpty() ? "" : ", ").append(root.path("uri").asText());
        }
        String told = "mcpctl: the server '" + around.server() + "' was told the roots " + names;
        if (person != null) {
            around.console().note(told);
        } else {
            around.console().verbose(1, told);
        }
        return result;
    }

    private JsonNode commanded(AskKind kind, Ask ask, Action.Command command) {
        String source = "what the command '" + command.line() + "' printed";
        Person confirming = kind == AskKind.SAMPLING ? person : null;
        if (confirming != null && rules.confirmation().request()) {
            confirming.letOut(ask.params(), "the command '" + command.line() + "'");
        }
        String text = new AnswerCommand(around, command).answer(ask);
        return switch (kind) {
            case FORM, URL -> elicited(kind, ask.params(), parsed(text, source), source);
            case SAMPLING -> back(ask.params(), SamplingText.result(parsedOrText(text), "mcpctl/command", source));
            case ROOTS -> {
                JsonNode value = parsed(text, source);
                if (!value.isArray()) {
                    throw Unfit.answer(source + " is no list of directories");
                }
                yield RootList.of(value, around.directory(), source);
            }
        };
    }

    private JsonNode back(ObjectNode params, ObjectNode result) {
        return person != null && rules.confirmation().reply() ? person.letBack(params, result) : result;
    }

    /** A result of the specification, or only the fields of the form. */
    private ObjectNode elicited(AskKind kind, ObjectNode params, JsonNode value, String source) {
        if (!(value instanceof ObjectNode object)) {
            throw Unfit.answer(source + " is no JSON object");
        }
        String word = object.path("action").asText();
        if (word.equals("decline") || word.equals("cancel")) {
            return Json.object().put("action", word);
        }
        if (kind == AskKind.URL) {
            return agreed(params, object.path("action"), source);
        }
        boolean whole = word.equals("accept") && object.get("content") instanceof ObjectNode;
        JsonNode content = whole ? object.path("content") : object;
        return accepted(FormSchema.of(around.server(), params).prepared((ObjectNode) content, source));
    }

    private JsonNode modelled(Ask ask, ModelEndpoint endpoint) {
        if (person == null && rules.confirmation().request()) {
            throw Unfit.unanswered("nobody is there to confirm that the request of the server '" + around.server()
                            + "' goes to " + endpoint.shown())
                    .hint("--yes-sampling all lets requests out and answers back without a question");
        }
        if (person != null && rules.confirmation().request()) {
            person.letOut(ask.params(), endpoint.shown());
        }
        return back(ask.params(), endpoint.answer(ask.params(), around));
    }

    private static JsonNode parsed(String text, String source) {
        try {
            return Json.parse(text);
        } catch (JsonProblem problem) {
            throw Unfit.answer(source + " is no JSON: " + problem.located());
        }
    }

    /** A language model's answer may be any text; one that looks like an object is taken for a whole result. */
    private static JsonNode parsedOrText(String text) {
        if (text.startsWith("{")) {
            try {
                return Json.parse(text);
            } catch (JsonProblem notAnObject) {
                return TextNode.valueOf(text);
            }
        }
        return TextNode.valueOf(text);
    }
}
