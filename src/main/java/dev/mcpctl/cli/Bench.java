package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stays from line to line while a prompt is open. */
interface Bench {

    /** The command of this name: one that only a prompt has, or any other; null when there is none. */
    Commands.@Nullable Entry command(String name, List<String> rest);

    /**
     * The words of a line with what was said for all lines: options of the prompt, and the server where the command opens
     * one of its own.
     */
    List<String> words(Command command, CommandForm form, Line line);

    /**
     * A line.
     *
     * @param typed its words behind the command's name
     * @param lent whether it uses the open server, so that none is named
     */
    record Line(List<String> typed, boolean lent) {}

    /**
     * The open server, which this line uses and does not close.
     *
     * @throws Failure usage, when there is none or the line has options that count only when one is opened
     */
    OpenServer lend(Run run, Voice.@Nullable EventLines events);

    /** Later lines may refer to this result. Called before what it needs is closed. */
    void keep(JsonNode document);
}
