package dev.mcpctl.cli.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.schema.Shape;
import dev.mcpctl.json.schema.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands inside objects, and inside arrays of objects, level by level. All texts may hold what a server wrote: untrusted. */
public final class InnerMembers {

    /** Nobody nests deeper on purpose. */
    private static final int DEEPEST = 8;

    /** More rows help nobody. */
    private static final int MOST = 200;

    /**
     * A member.
     *
     * @param name the schema's own
     * @param depth 0 for the first level
     * @param type as in signatures: {@code int}, {@code object[]}
     * @param required whether its object must have it
     * @param fallback the default as JSON, or null
     * @param limits ranges, lengths and legal values in words, empty when there are none
     * @param description what the server says, or null
     */
    public record Member(
            String name,
            int depth,
            String type,
            boolean required,
            @Nullable String fallback,
            String limits,
            @Nullable String description) {}

    private final List<Member> members = new ArrayList<>();

    private InnerMembers() {}

    /** The members of an object, or of the objects in an array; none when the shape says of none. */
    public static List<Member> of(Shape shape) {
        InnerMembers inner = new InnerMembers();
        inner.add(shape, List.of());
        return List.copyOf(inner.members);
    }

    /** A shape that holds itself is told of once. */
    private void add(Shape shape, List<Shape> around) {
        Shape object = shape.propertyNames().isEmpty() && shape.allows(ValueType.ARRAY) ? shape.item(0) : shape;
        if (around.size() >= DEEPEST || around.stream().anyMatch(object::repeats)) {
            return;
        }
        List<Shape> within = new ArrayList<>(around);
        within.add(object);
        Set<String> required = object.required();
        for (String name : object.propertyNames()) {
            Shape property = object.property(name);
            if (property == null || members.size() >= MOST) {
                return;
            }
            members.add(member(name, around.size(), required.contains(name), property));
            add(property, within);
        }
    }

    private static Member member(String name, int depth, boolean required, Shape shape) {
        JsonNode fallback = shape.keyword("default");
        return new Member(
                name,
                depth,
                ShapeText.shortType(shape),
                required,
                fallback == null ? null : Json.compact(fallback),
                ShapeText.limits(shape),
                ShapeText.description(shape));
    }
}
