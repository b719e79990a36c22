package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code $1.structuredContent.items[0].id} and {@code $last}: a result of an earlier line, or a place in it. */
final class ResultPath {

    /** All of them in a text; the groups are the number and the path. */
    static final Pattern IN_TEXT =
            Pattern.compile("\\$(last|[1-9][0-9]{0,8})((?:\\.[A-Za-z_][A-Za-z0-9_]*|\\[[^\\[\\]]{1,200}])*)");

    private static final Pattern STEP =
            Pattern.compile("\\.([A-Za-z_][A-Za-z0-9_]*)|\\[([0-9]{1,9})]|\\[\"?([^\\[\\]\"]*)\"?]");

    private ResultPath() {}

    /**
     * The value that a match of {@link #IN_TEXT} refers to.
     *
     * @throws Failure usage, when there is no such result or nothing at this place in it
     */
    static JsonNode resolve(Matcher found, Results results) {
        JsonNode value = results.get(number(found.group(1), results));
        if (value == null) {
            throw Failure.usage("there is no result " + found.group().substring(0, 1) + found.group(1))
                    .hint(hint(results));
        }
        Matcher step = STEP.matcher(found.group(2));
        while (step.find()) {
            value = step.group(2) == null
                    ? value.path(step.group(1) == null ? step.group(3) : step.group(1))
                    : value.path(Integer.parseInt(step.group(2)));
        }
        if (value.isMissingNode()) {
            throw Failure.usage("there is nothing at " + found.group())
                    .hint("see the whole result with: echo $" + found.group(1));
        }
        return value;
    }

    /** The number meant by {@code last} or digits. */
    static int number(String word, Results results) {
        return word.equals("last") ? results.last() : Integer.parseInt(word);
    }

    private static String hint(Results results) {
        return results.last() == 0
                ? "no line has given a result yet"
                : "results are numbered from $1 to $" + results.last() + "; very large and very old ones are not kept";
    }
}
