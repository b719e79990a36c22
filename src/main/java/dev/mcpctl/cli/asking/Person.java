package dev.mcpctl.cli.asking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.Answerer.Ask;
import dev.mcpctl.output.Style;
import dev.mcpctl.process.Browser;
import dev.mcpctl.process.Host;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A person at a terminal who answers, and who confirms what others answer. The run's clock stands still meanwhile. */
final class Person {

    private final Surroundings around;

    Person(Surroundings around) {
        this.around = around;
    }

    /** What the question needs is there as long as the question, and not as long as the run. */
    private <T extends @Nullable Object> T patiently(Function<Prompter, T> question) {
        Keyboard keyboard = new Keyboard(around.stdin());
        Prompter prompter = new Prompter(around.console(), keyboard);
        Surroundings.Signals.Waiting waiting = around.signals().onSignal(keyboard::end);
        around.run().pause();
        try {
            return around.console().talk(() -> question.apply(prompter));
        } finally {
            around.run().resume();
            waiting.close();
            keyboard.close();
        }
    }

    /** Answers an ask that no rule is for. */
    JsonNode answer(AskKind kind, Ask ask) {
        return patiently(prompter -> {
            try {
                return switch (kind) {
                    case FORM -> form(prompter, ask.params());
                    case URL -> page(prompter, ask.params());
                    case SAMPLING -> new SamplingDialog(prompter, around).answer(ask.params());
                    case ROOTS -> throw new IllegalStateException("roots are answered without a question");
                };
            } catch (Prompter.Dismissed dismissed) {
                return dismissed(kind, dismissed.action());
            }
        });
    }

    private JsonNode dismissed(AskKind kind, String action) {
        if (kind.isElicitation()) {
            return Json.object().put("action", action);
        }
        throw Unfit.declined("the server '" + around.server() + "' " + kind.sentence() + ", and you said no");
    }

    private JsonNode form(Prompter prompter, ObjectNode params) {
        FormSchema form = FormSchema.of(around.server(), params);
        ObjectNode content = new FormDialog(prompter, around.server(), form)
                .fill(params.path("message").asText());
        ObjectNode answer = Json.object().put("action", "accept");
        answer.set("content", content);
        return answer;
    }

    /** Specification 2025-11-25, Elicitation: the whole URL, its host made to stand out, and nothing without a yes. */
    private JsonNode page(Prompter prompter, ObjectNode params) {
        PageAddress page = PageAddress.of(around.server(), params);
        prompter.line(Style.HEADING, "the server '" + Prompter.label(around.server()) + "' asks you to open a page:");
        prompter.block(params.path("message").asText());
        int at = page.shown().indexOf(page.host(), page.shown().indexOf("//"));
        at = page.user() == null
                ? at
                : page.shown().indexOf(page.host(), page.shown().indexOf('@'));
        prompter.line("  " + page.shown().substring(0, at) + prompter.styled(Style.HEADING, page.host())
                + page.shown().substring(at + page.host().length()));
        prompter.line("  host: " + prompter.styled(Style.HEADING, page.host()));
        if (page.reading() != null) {
            prompter.line(
                    Style.WARNING,
                    "warning: a browser may show this host as '" + Prompter.label(page.reading())
                            + "', which can imitate another one");
        }
        if (page.user() != null) {
            prompter.line(
                    Style.WARNING,
                    "warning: '" + Prompter.label(page.user()) + "' before the @ is not where the page is");
        }
        char letter = prompter.choose(
                "o opens it in the browser, y agrees and opens nothing, /d declines, /c cancels:", "oy");
        if (letter == 'o') {
            open(prompter, page.shown());
        }
        return Json.object().put("action", "accept");
    }

    private void open(Prompter prompter, String address) {
        Host host = new Host(Host.current().platform(), around.environment());
        String problem = new Browser(host).open(address, around.directory());
        if (problem != null) {
            prompter.line(Style.WARNING, "the page could not be opened: " + problem + "; open it yourself");
        }
    }

    /** Asks before a request goes to somebody else. */
    void letOut(ObjectNode params, String whereTo) {
        boolean yes = patiently(prompter -> new SamplingDialog(prompter, around).confirmsRequest(params, whereTo));
        if (!yes) {
            throw Unfit.declined("the request of the server '" + around.server() + "' for a language model's answer"
                    + " was not let out");
        }
    }

    /** Asks before an answer of somebody else goes to the server; a person may change it. */
    ObjectNode letBack(ObjectNode params, ObjectNode result) {
        ObjectNode confirmed =
                patiently(prompter -> new SamplingDialog(prompter, around).confirmsReply(params, result));
        if (confirmed == null) {
            throw Unfit.declined(
                    "the language model's answer for the server '" + around.server() + "' was not let out");
        }
        return confirmed;
    }
}
