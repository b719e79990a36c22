package dev.mcpctl.config.client;

import dev.mcpctl.config.entry.Node;
import dev.mcpctl.config.entry.Place;
import dev.mcpctl.config.entry.Problem;
import dev.mcpctl.secret.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes values of the wanted types out of an object, and notes what has another one. For one object. */
final class Fields {

    private final Node object;
    private final List<Problem> problems = new ArrayList<>();

    Fields(Node object) {
        this.object = object;
    }

    List<Problem> problems() {
        return problems;
    }

    void problem(String message, Place place) {
        problems.add(new Problem(message, place));
    }

    /** The first of these members that is there and not null. */
    @Nullable
    Node first(String... names) {
        for (String name : names) {
            Node value = object.get(name);
            if (value != null && value.kind() != Node.Kind.NULL) {
                return value;
            }
        }
        return null;
    }

    /** The text of the first of these members, or null. */
    @Nullable
    String text(String... names) {
        Node value = first(names);
        if (value == null) {
            return null;
        }
        if (value.kind() != Node.Kind.TEXT) {
            wrong(name(value), "a text", value);
            return null;
        }
        return value.text();
    }

    /** Whether the member is true; null when it is not there. */
    @Nullable
    Boolean flag(String name) {
        Node value = first(name);
        if (value == null) {
            return null;
        }
        if (value.kind() != Node.Kind.BOOLEAN) {
            wrong(name, "true or false", value);
            return null;
        }
        return value.text().equals("true");
    }

    /** The texts of a list; a single text counts as a list of one. Null when it is not there. */
    @Nullable
    List<String> texts(String... names) {
        Node value = first(names);
        return value == null ? null : texts(name(value), value);
    }

    List<String> texts(String name, Node value) {
        List<String> texts = new ArrayList<>();
        if (value.kind() == Node.Kind.TEXT) {
            texts.add(value.text());
        } else if (value.kind() != Node.Kind.LIST) {
            wrong(name, "a list of texts", value);
        }
        for (Node item : value.items()) {
            if (scalar(item)) {
                texts.add(item.text());
            } else {
                wrong("an element of " + name, "a text", item);
            }
        }
        return texts;
    }

    /** Names and values; numbers and booleans are taken as texts. */
    Map<String, Secret> secrets(String... names) {
        Map<String, Secret> secrets = new LinkedHashMap<>();
        Node value = first(names);
        if (value == null) {
            return secrets;
        }
        if (value.kind() != Node.Kind.OBJECT) {
            wrong(name(value), "an object", value);
        }
        for (Node.Member member : value.members()) {
            if (scalar(member.value())) {
                secrets.put(member.name(), Secret.of(member.value().text()));
            } else if (member.value().kind() != Node.Kind.NULL) {
                wrong(name(value) + "." + member.name(), "a text", member.value());
            }
        }
        return secrets;
    }

    private static boolean scalar(Node node) {
        return switch (node.kind()) {
            case TEXT, NUMBER, BOOLEAN -> true;
            case OBJECT, LIST, NULL -> false;
        };
    }

    void wrong(String name, String wanted, Node value) {
        problem(name + " must be " + wanted + ", not " + kind(value), value.place());
    }

    private static String kind(Node value) {
        return switch (value.kind()) {
            case OBJECT -> "an object";
            case LIST -> "a list";
            case TEXT -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "a boolean";
            case NULL -> "null";
        };
    }

    private String name(Node value) {
        for (Node.Member member : object.members()) {
            if (member.value() == value) {
                return member.name();
            }
        }
        return "it";
    }

    /** Names that stand twice. */
    void noteDuplicates() {
        noteDuplicates(object);
    }

    private void noteDuplicates(Node node) {
        List<Node.Member> members = node.members();
        for (int i = 1; i < members.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (members.get(j).name().equals(members.get(i).name())) {
                    problem(
                            "'" + members.get(i).name() + "' stands twice; the last one counts",
                            members.get(i).place());
                    break;
                }
            }
        }
        for (Node.Member member : members) {
            if (member.value().kind() == Node.Kind.OBJECT) {
                noteDuplicates(member.value());
            }
        }
    }
}
