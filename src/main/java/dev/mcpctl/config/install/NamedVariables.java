package dev.mcpctl.config.install;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An environment in which variables are named beside the texts instead of being written into them.
 *
 * @param client what the program is called, for the sentences
 * @param texts the member that holds variables with a text each
 * @param names the member that lists variables which are passed on
 */
record NamedVariables(String client, String texts, String names) {

    /** Writes command, arguments and environment; what the program cannot do is told. */
    void started(ObjectNode node, String command, Portable entry, List<String> told) {
        node.put(command, entry.command().get(0));
        Shape.strings(node, "args", entry.arguments());
        Map<String, String> values = new LinkedHashMap<>();
        List<String> passed = new ArrayList<>(entry.passed());
        entry.environment().forEach((name, value) -> {
            if (value.equals("${" + name + "}")) {
                passed.add(name);
            } else {
                values.put(name, value);
                tell(texts + "." + name, value, told);
            }
        });
        Shape.texts(node, texts, values);
        if (!passed.isEmpty()) {
            Shape.strings(node, names, passed);
        }
        if (entry.environmentFile() != null) {
            told.add(client + " reads no file of variables: " + entry.environmentFile() + " is left out");
        }
        entry.arguments().forEach(word -> tell("args", word, told));
    }

    /** Says so where a text holds a variable, which the program would take literally. */
    void tell(String where, String value, List<String> told) {
        if (value.contains("${")) {
            told.add(client + " replaces nothing in " + where + "; write the value there yourself");
        }
    }
}
