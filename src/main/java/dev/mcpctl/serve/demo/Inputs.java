package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Gets input from the client in the way of its era, so that handlers are written once. */
interface Inputs {

    /**
     * Asks all questions at once.
     *
     * @return the answers in the order of the questions, each an object with the members of its kind
     * @throws InputRequired in the modern era, when answers are missing
     */
    List<JsonNode> ask(List<Question> questions);

    /**
     * Makes the client call again without asking it for anything, where the era has a way to say so.
     *
     * @param key names this turning away among those of one request
     */
    void turnAwayOnce(String key);
}
