package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.JsonNode;

/** Something that goes on for a while: an open request, or a task that outlives it. */
interface Work {

    /** Lets time pass; false when waiting has lost its use. */
    boolean pause(long nanos);

    /** Reports how far it is. */
    void progress(int done, int total, String message);

    /** Asks one question and waits for the answer. */
    JsonNode ask(Question question);
}
