package dev.mcpctl.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import java.util.Map;

/**
 * One JSON or YAML document with a list that grows while it is printed, so that nobody holds it whole. On a pipe each element
 * of JSON has a line of its own. Not thread-safe; throws what {@link Printer} throws.
 */
public final class GrowingDocument {

    private static final String ELEMENT = "\n    ";

    private final Console console;
    private final Printer printer;
    private final String member;
    private final boolean yaml;
    private boolean begun;

    /**
     * A document of which nothing is printed yet.
     *
     * @param format JSON or YAML
     * @param member the name of the list, a plain word
     */
    public GrowingDocument(Console console, OutputFormat format, String member) {
        this.console = console;
        this.printer = new Printer(console);
        this.member = member;
        this.yaml = format == OutputFormat.YAML;
    }

    private boolean terminal() {
        return console.traits().terminals().stdout();
    }

    private JsonColour colour() {
        return new JsonColour(console.traits().colour());
    }

    /** Prints one more element, and flushes. */
    public void add(JsonNode element) {
        if (yaml) {
            printer.write((begun ? "" : member + ":\n") + item(element));
        } else if (terminal()) {
            String start = begun ? "," : "{\n  \"" + member + "\": [";
            printer.write(start + ELEMENT + colour().pretty(element).replace("\n", ELEMENT));
        } else {
            printer.write(begun ? ",\n" : "{\"" + member + "\":[\n");
            printer.compact(element, "");
        }
        begun = true;
        console.flush();
    }

    /** The element as one of a YAML list, whose dash needs no indent below its member. */
    private static String item(JsonNode element) {
        return YamlText.of(Json.array().add(element));
    }

    /** Prints the end of it with these members behind the list, at least one, and flushes. */
    public void end(ObjectNode more) {
        if (yaml) {
            printer.write((begun ? "" : member + ": []\n") + YamlText.of(more));
        } else if (terminal()) {
            endIndented(more);
        } else {
            printer.write(begun ? "\n]" : "{\"" + member + "\":[]");
            for (Map.Entry<String, JsonNode> each : more.properties()) {
                printer.write(",\"" + each.getKey() + "\":");
                printer.compact(each.getValue(), "");
            }
            printer.write("}\n");
        }
        console.flush();
    }

    private void endIndented(ObjectNode more) {
        StringBuilder text = new StringBuilder(begun ? "\n  ]" : "{\n  \"" + member + "\": []");
        for (Map.Entry<String, JsonNode> each : more.properties()) {
            String value = colour().pretty(each.getValue()).replace("\n", "\n  ");
            text.append(",\n  \"").append(each.getKey()).append("\": ").append(value);
        }
        printer.write(text.append("\n}\n").toString());
    }
}
