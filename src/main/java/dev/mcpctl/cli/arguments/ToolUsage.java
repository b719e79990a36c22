package dev.mcpctl.cli.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.schema.Shape;
import dev.mcpctl.json.schema.ValueType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of a tool's own help, one for each argument. All texts may hold what a server wrote: untrusted. */
public final class ToolUsage {

    /** Members of members are told so deep. */
    private static final int DEEPEST = 3;

    /** More rows help nobody. */
    private static final int MOST = 500;

    /**
     * One argument.
     *
     * @param spelling how it is written on the line: {@code --city TEXT}, {@code --[no-]flag}, {@code timeout=NUMBER}
     * @param name the schema's own name, with dots for members of objects
     * @param type in words: {@code integer}, {@code array of string}, {@code string or null}
     * @param required whether it must be given
     * @param fallback the default as JSON, or null
     * @param limits ranges, lengths and legal values in words, empty when there are none
     * @param description what the server says, or null
     * @param note what to know about the spelling, such as a clash with an option of ours, or null
     * @param members what is inside, for what is written as JSON
     */
    public record Row(
            String spelling,
            String name,
            String type,
            boolean required,
            @Nullable String fallback,
            String limits,
            @Nullable String description,
            @Nullable String note,
            List<InnerMembers.Member> members) {}

    private final Set<String> reserved;
    private final List<Row> rows = new ArrayList<>();

    private ToolUsage(Collection<String> reserved) {
        this.reserved = Set.copyOf(reserved);
    }

    /**
     * The rows, required arguments first, otherwise in the schema's order.
     *
     * @param schema the tool's {@code inputSchema}; untrusted, any object will do
     * @param reserved names of our own options with their dashes, which no tool can have
     */
    public static List<Row> of(ObjectNode schema, Collection<String> reserved) {
        ToolUsage usage = new ToolUsage(reserved);
        usage.members(Shape.of(schema), new Outer("", "", 0, true));
        List<Row> sorted = new ArrayList<>(usage.rows);
        sorted.sort((left, right) -> Boolean.compare(right.required(), left.required()));
        return List.copyOf(sorted);
    }

    /** Where members stand: the names before them as spelled and as the schema has them, and whether all of these are needed. */
    private record Outer(String option, String name, int depth, boolean required) {}

    private void members(Shape shape, Outer outer) {
        Set<String> required = shape.required();
        for (String name : shape.propertyNames()) {
            Shape property = shape.property(name);
            if (property == null || rows.size() >= MOST) {
                return;
            }
            Outer here = new Outer(
                    outer.option + Names.optionOf(shape, name),
                    outer.name + name,
                    outer.depth + 1,
                    outer.required && required.contains(name));
            if (here.depth < DEEPEST && !property.propertyNames().isEmpty() && !property.allows(ValueType.STRING)) {
                members(property, new Outer(here.option + ".", here.name + ".", here.depth, here.required));
            } else {
                rows.add(row(here, property));
            }
        }
    }

    private Row row(Outer here, Shape shape) {
        JsonNode fallback = shape.keyword("default");
        String option = option(here);
        return new Row(
                option == null ? here.name + "=" + label(shape) : written(option, shape, here),
                here.name,
                ShapeText.type(shape),
                here.required,
                fallback == null ? null : Json.compact(fallback),
                ShapeText.limits(shape),
                ShapeText.description(shape),
                option != null ? null : note(here),
                InnerMembers.of(shape));
    }

    /** The first of its spellings that is no option of ours, or null. */
    private @Nullable String option(Outer here) {
        if (isWritable(here.option) && !reserved.contains("--" + here.option)) {
            return "--" + here.option;
        }
        return isWritable(here.name) && !reserved.contains("--" + here.name) ? "--" + here.name : null;
    }

    private static boolean isWritable(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) == '=' || name.charAt(i) <= ' ') {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private String note(Outer here) {
        if (reserved.contains("--" + here.option)) {
            return "--" + here.option + " is an option of mcpctl; write " + here.name + "=VALUE";
        }
        return here.name.indexOf('=') >= 0 || here.name.isEmpty()
                ? "give it within --args"
                : "write '" + here.name + "=VALUE' in quotes";
    }

    private String written(String option, Shape shape, Outer here) {
        Name name = new Name(List.of(here.name), shape);
        if (!name.isFlag()) {
            return option + " " + label(shape);
        }
        String bare = option.substring(2);
        return reserved.contains("--no-" + bare) ? option : "--[no-]" + bare;
    }

    private static String label(Shape shape) {
        if (shape.allows(ValueType.STRING)) {
            return "TEXT";
        }
        if (shape.allows(ValueType.NUMBER) || shape.allows(ValueType.INTEGER)) {
            return "NUMBER";
        }
        if (shape.allows(ValueType.ARRAY)) {
            return shape.item(0).isTyped() ? label(shape.item(0)) : "TEXT";
        }
        return shape.allows(ValueType.OBJECT) ? "JSON" : "VALUE";
    }
}
