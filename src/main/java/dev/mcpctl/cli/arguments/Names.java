package dev.mcpctl.cli.arguments;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.failure.Nearest;
import dev.mcpctl.json.schema.Shape;
import dev.mcpctl.json.schema.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the places that names on the line stand for. */
final class Names {

    /** Deeper names are slips, and every level costs an object. */
    private static final int DEEPEST = 64;

    private final Shape root;
    private final boolean takesAny;

    private Names(Shape root, boolean takesAny) {
        this.root = root;
        this.takesAny = takesAny;
    }

    /** Names of the schema, and others only where it asks for them. */
    static Names of(Shape root) {
        return new Names(root, false);
    }

    /** Names of the schema and any other. */
    static Names orAny(Shape root) {
        return new Names(root, true);
    }

    /** The schema's own spelling only. */
    @Nullable
    Name exact(String name) {
        return find(root, name, new Search(List.of(), false));
    }

    /**
     * The schema's own spelling, else kebab-case.
     *
     * @throws Failure usage, when several properties have the same kebab-case
     */
    @Nullable
    Name option(String name) {
        Name exact = exact(name);
        return exact != null ? exact : find(root, name, new Search(List.of(), true));
    }

    /** What has been found on the way inwards, and whether kebab-case counts. */
    private record Search(List<String> before, boolean kebab) {

        List<String> with(String name) {
            List<String> path = new ArrayList<>(before);
            path.add(name);
            return path;
        }
    }

    /** A property of that very name comes first, then the longest one that leaves a rest after a dot. */
    private static @Nullable Name find(Shape shape, String name, Search search) {
        String own = spelling(shape, name, search.kebab);
        if (own != null) {
            Shape property = shape.property(own);
            return property == null ? null : new Name(search.with(own), property);
        }
        if (search.before.size() >= DEEPEST) {
            throw Failure.usage("an argument's name nests deeper than " + DEEPEST + " levels");
        }
        for (int dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
            Name found = within(shape, name.substring(0, dot), new Rest(name.substring(dot + 1), search));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private record Rest(String name, Search search) {}

    private static @Nullable Name within(Shape shape, String head, Rest rest) {
        String own = rest.name.isEmpty() ? null : spelling(shape, head, rest.search.kebab);
        Shape property = own == null ? null : shape.property(own);
        if (own == null || property == null || !property.allows(ValueType.OBJECT)) {
            return null;
        }
        List<String> path = rest.search.with(own);
        Name found = find(property, rest.name, new Search(path, rest.search.kebab));
        return found == null && property.isOpen() && takesMembers(property) ? open(property, path, rest.name) : found;
    }

    /** An untyped property is more likely to be text than an object. */
    private static boolean takesMembers(Shape shape) {
        return shape.isTyped() || !shape.propertyNames().isEmpty();
    }

    private static @Nullable String spelling(Shape shape, String name, boolean kebab) {
        if (shape.propertyNames().contains(name)) {
            return name;
        }
        if (!kebab) {
            return null;
        }
        List<String> alike = alike(shape, name);
        if (alike.size() > 1) {
            throw Failure.usage(
                    "'--" + name + "' could be '" + String.join("' or '", alike) + "'; write it as the tool spells it");
        }
        return alike.isEmpty() ? null : alike.get(0);
    }

    private static List<String> alike(Shape shape, String name) {
        List<String> alike = new ArrayList<>(1);
        for (String property : shape.propertyNames()) {
            if (Kebab.of(property).equals(name)) {
                alike.add(property);
            }
        }
        return alike;
    }

    /** The option of a property: kebab-case where that leads back to it, else its own spelling. */
    static String optionOf(Shape parent, String property) {
        String kebab = Kebab.of(property);
        boolean taken = !kebab.equals(property) && parent.propertyNames().contains(kebab);
        return taken || alike(parent, kebab).size() > 1 ? property : kebab;
    }

    /** A place for a name that the schema does not describe, or null when others are not wanted. */
    @Nullable
    Name undescribed(String name) {
        return takesAny || root.isOpen() ? open(root, List.of(), name) : null;
    }

    private static Name open(Shape parent, List<String> before, String name) {
        List<String> path = new ArrayList<>(before);
        Shape shape = parent;
        int start = 0;
        for (int dot = name.indexOf('.'); dot > start && dot + 1 < name.length(); dot = name.indexOf('.', start)) {
            path.add(name.substring(start, dot));
            shape = shape.others();
            start = dot + 1;
        }
        path.add(name.substring(start));
        if (path.size() > DEEPEST) {
            throw Failure.usage("an argument's name nests deeper than " + DEEPEST + " levels");
        }
        return new Name(path, shape.others());
    }

    /** What is wrong with a name that leads nowhere. */
    String unknown(String name) {
        List<String> known = new ArrayList<>(root.propertyNames());
        int dot = name.indexOf('.');
        Shape outer = dot > 0 ? root.property(name.substring(0, dot)) : null;
        if (outer != null) {
            for (String inner : outer.propertyNames()) {
                known.add(name.substring(0, dot + 1) + inner);
            }
        }
        String near = Nearest.to(name, known);
        if (near != null) {
            return "is not known; did you mean '" + near + "'?";
        }
        return root.propertyNames().isEmpty()
                ? "is not known; no arguments are taken"
                : "is not known; known are " + Quoted.list(root.propertyNames());
    }

    Shape root() {
        return root;
    }
}
