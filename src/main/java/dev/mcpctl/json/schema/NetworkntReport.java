package dev.mcpctl.json.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Says the library's findings in our sentences. */
final class NetworkntReport {

    private final JsonNode whole;

    NetworkntReport(JsonNode whole) {
        this.whole = whole;
    }

    /** One violation for each error; the errors of alternatives are told as one. */
    List<Violation> violations(List<Error> errors) {
        Map<String, List<Error>> groups = new LinkedHashMap<>();
        for (Error error : errors) {
            if (isMistake(error)) {
                continue;
            }
            groups.computeIfAbsent(group(error), name -> new ArrayList<>()).add(error);
        }
        List<Violation> violations = new ArrayList<>();
        for (List<Error> group : groups.values()) {
            int fork = fork(group.get(0).getEvaluationPath());
            violations.addAll(fork < 0 ? List.of(violation(group.get(0))) : alternatives(group, fork));
        }
        return List.copyOf(violations);
    }

    /** The library (2.0.8) also compares the members of objects for {@code uniqueItems}. */
    private static boolean isMistake(Error error) {
        JsonNode value = error.getInstanceNode();
        return "uniqueItems".equals(error.getKeyword()) && value != null && !value.isArray();
    }

    /** Errors of the same alternatives at the same place share a name; any other has one of its own. */
    private static String group(Error error) {
        NodePath path = error.getEvaluationPath();
        int fork = fork(path);
        if (fork < 0) {
            return path + " " + error.getInstanceLocation() + " " + error.getProperty() + " " + error.getIndex() + " "
                    + error.getMessage();
        }
        StringBuilder name = new StringBuilder();
        for (int i = 0; i <= fork; i++) {
            name.append('/').append(path.getElement(i));
        }
        return name.toString();
    }

    /** Where the path enters alternatives, or -1. */
    private static int fork(NodePath path) {
        for (int i = 0; i + 1 < path.getNameCount(); i++) {
            String step = path.getName(i);
            if ((step.equals("anyOf") || step.equals("oneOf")) && path.getElement(i + 1) instanceof Integer) {
                return i;
            }
        }
        return -1;
    }

    private List<Violation> alternatives(List<Error> errors, int fork) {
        Map<Integer, List<Violation>> forms = new TreeMap<>();
        Place place = place(errors.get(0).getInstanceLocation());
        for (Error error : errors) {
            NodePath path = error.getEvaluationPath();
            int form = path.getElement(fork + 1) instanceof Integer index ? index : 0;
            forms.computeIfAbsent(form, number -> new ArrayList<>()).add(violation(error));
            Place other = place(error.getInstanceLocation());
            place = other.pointer().length() < place.pointer().length() ? other : place;
        }
        String keyword = errors.get(0).getEvaluationPath().getName(fork);
        return Alternatives.told(keyword, new ArrayList<>(forms.values()), place);
    }

    private Violation violation(Error error) {
        Place place = place(error.getInstanceLocation());
        String keyword = error.getKeyword() == null ? "false" : error.getKeyword();
        JsonNode value = error.getInstanceNode() == null ? whole : error.getInstanceNode();
        String property = error.getProperty();
        if (property != null) {
            String predicate = aboutMember(keyword, property, error);
            if (predicate != null) {
                boolean isAtMember = keyword.equals("dependentRequired") || keyword.equals("dependencies");
                return Violation.at(isAtMember ? place : place.member(property), keyword, predicate);
            }
        }
        JsonNode rule = error.getSchemaNode();
        String known = rule == null ? null : Sentences.predicate(keyword, rule, value);
        return Violation.at(place, keyword, known == null ? other(keyword, error) : known);
    }

    private static @Nullable String aboutMember(String keyword, String property, Error error) {
        return switch (keyword) {
            case "required" -> "is required";
            case "additionalProperties", "unevaluatedProperties" -> "is not known";
            case "propertyNames" -> "is no legal name";
            case "dependentRequired", "dependencies" ->
                "lacks members that '" + Sentences.shorten(property, 60) + "' needs beside it" + wanted(error);
            default -> null;
        };
    }

    private static String wanted(Error error) {
        Object[] arguments = error.getArguments();
        return arguments != null && arguments.length > 1 ? ": '" + arguments[0] + "'" : "";
    }

    private static String other(String keyword, Error error) {
        return switch (keyword) {
            case "false" -> "is not allowed";
            case "not" -> "is of a form that is not allowed";
            case "oneOf" -> "fits more than one of the forms of which exactly one is allowed";
            case "items", "additionalItems", "unevaluatedItems" -> "has more items than are allowed";
            case "contains", "minContains" -> "has too few items of the kind it must have";
            case "maxContains" -> "has too many items of the kind it may have";
            default ->
                "breaks the rule '" + keyword + "': " + Sentences.shorten(String.valueOf(error.getMessage()), 200);
        };
    }

    private static Place place(NodePath path) {
        Place place = Place.ROOT;
        for (int i = 0; i < path.getNameCount(); i++) {
            Object step = path.getElement(i);
            place = step instanceof Integer index ? place.item(index) : place.member(String.valueOf(step));
        }
        return place;
    }
}
