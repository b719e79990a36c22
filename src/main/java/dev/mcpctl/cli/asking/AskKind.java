package dev.mcpctl.cli.asking;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.Answerer.Ask;
import org.jspecify.annotations.Nullable;

/** What kind of thing a server asks. */
enum AskKind {
    /** A form to fill in. */
    FORM("form", "asks for input"),
    /** A page to open. */
    URL("url", "asks to open a page"),
    /** An answer of a language model. */
    SAMPLING("sampling", "asks for a language model's answer"),
    /** The directories that we work in. */
    ROOTS("roots", "asks for the directories to work in");

    private final String word;
    private final String sentence;

    AskKind(String word, String sentence) {
        this.word = word;
        this.sentence = sentence;
    }

    /** As rules spell it. */
    String word() {
        return word;
    }

    /** What the server does, for a sentence that begins with its name. */
    String sentence() {
        return sentence;
    }

    /** Whether it is one of the two kinds of elicitation. */
    boolean isElicitation() {
        return this == FORM || this == URL;
    }

    /**
     * The kind of this ask. Specification 2025-11-25, Elicitation: without a mode it is a form.
     *
     * @throws dev.mcpctl.failure.Failure protocol, when it is for an unknown mode
     */
    static AskKind of(Ask ask, String server) {
        return switch (ask.method()) {
            case "sampling/createMessage" -> SAMPLING;
            case "roots/list" -> ROOTS;
            default -> elicitation(ask.params().get("mode"), server);
        };
    }

    private static AskKind elicitation(@Nullable JsonNode mode, String server) {
        if (mode == null || (mode.isTextual() && mode.textValue().equals("form"))) {
            return FORM;
        }
        if (mode.isTextual() && mode.textValue().equals("url")) {
            return URL;
        }
        throw Unfit.ask("the server '" + server + "' asks for input in an unknown mode: " + Json.compact(mode)
                + "; there are form and url");
    }
}
