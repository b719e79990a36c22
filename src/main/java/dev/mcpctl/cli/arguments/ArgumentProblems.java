package dev.mcpctl.cli.arguments;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.schema.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One failure for everything that is wrong with the arguments. */
final class ArgumentProblems {

    private static final int MOST_TOLD = 8;

    private ArgumentProblems() {}

    static Failure failure(List<Violation> problems) {
        ArrayNode details = Json.array();
        for (Violation problem : problems) {
            details.add(detail(problem));
        }
        return Failure.usage(sentence(problems.get(0))).hint(others(problems)).detail("problems", details);
    }

    private static ObjectNode detail(Violation problem) {
        return Json.object()
                .put("argument", problem.path())
                .put("pointer", problem.pointer())
                .put("keyword", problem.keyword())
                .put("message", sentence(problem));
    }

    private static String sentence(Violation problem) {
        return problem.path().isEmpty()
                ? "the arguments" + problem.message().substring("the value".length())
                : "argument " + problem.message();
    }

    private static @Nullable String others(List<Violation> problems) {
        if (problems.size() == 1) {
            return null;
        }
        StringBuilder text = new StringBuilder("also: ");
        for (int i = 1; i < Math.min(problems.size(), MOST_TOLD); i++) {
            text.append(i == 1 ? "" : "; ").append(sentence(problems.get(i)));
        }
        int more = problems.size() - MOST_TOLD;
        return more > 0 ? text + "; and " + more + " more" : text.toString();
    }
}
