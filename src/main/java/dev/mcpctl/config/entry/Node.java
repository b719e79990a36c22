package dev.mcpctl.config.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mcpctl.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A value of a configuration file and where it stands, whatever the file's format. Immutable; members keep their order. */
public final class Node {

    /** What there is. */
    public enum Kind {
        OBJECT,
        LIST,
        TEXT,
        NUMBER,
        BOOLEAN,
        NULL
    }

    /**
     * A member of an object. One name may stand twice: the last one counts, as for most readers.
     *
     * @param name as it means, without quotes and escapes
     * @param place where the name stands
     * @param value what it is set to
     */
    public record Member(String name, Place place, Node value) {}

    private final Kind kind;
    private final Place place;
    private final String text;
    private final List<Member> members;
    private final List<Node> items;

    private Node(Kind kind, Place place, String text, List<Member> members, List<Node> items) {
        this.kind = kind;
        this.place = place;
        this.text = text;
        this.members = members;
        this.items = items;
    }

    /** An object. */
    public static Node object(Place place, List<Member> members) {
        return new Node(Kind.OBJECT, place, "", List.copyOf(members), List.of());
    }

    /** A list. */
    public static Node list(Place place, List<Node> items) {
        return new Node(Kind.LIST, place, "", List.of(), List.copyOf(items));
    }

    /** A value that holds no other; the text of a number or boolean is its JSON. */
    public static Node scalar(Kind kind, Place place, String text) {
        return new Node(kind, place, text, List.of(), List.of());
    }

    /** What it is. */
    public Kind kind() {
        return kind;
    }

    /** Where it stands. */
    public Place place() {
        return place;
    }

    /** The text, number or boolean; empty for anything else. */
    public String text() {
        return text;
    }

    /** All members of an object, those that stand twice included; empty for anything else. */
    public List<Member> members() {
        return members;
    }

    /** The elements of a list; empty for anything else. */
    public List<Node> items() {
        return items;
    }

    /** The member of this name, the last of several, or null. */
    public @Nullable Node get(String name) {
        for (int i = members.size() - 1; i >= 0; i--) {
            if (members.get(i).name().equals(name)) {
                return members.get(i).value();
            }
        }
        return null;
    }

    /** The same with each text, wherever it stands, made another one. */
    public Node withTexts(UnaryOperator<String> change) {
        return switch (kind) {
            case OBJECT -> {
                List<Member> changed = new ArrayList<>();
                for (Member member : members) {
                    changed.add(new Member(
                            member.name(), member.place(), member.value().withTexts(change)));
                }
                yield object(place, changed);
            }
            case LIST ->
                list(place, items.stream().map(item -> item.withTexts(change)).toList());
            case TEXT -> scalar(Kind.TEXT, place, change.apply(text));
            case NUMBER, BOOLEAN, NULL -> this;
        };
    }

    /** The same value without places. */
    public JsonNode json() {
        return switch (kind) {
            case OBJECT -> {
                ObjectNode object = Json.object();
                for (Member member : members) {
                    object.set(member.name(), member.value().json());
                }
                yield object;
            }
            case LIST -> {
                ArrayNode array = Json.array();
                for (Node item : items) {
                    array.add(item.json());
                }
                yield array;
            }
            case TEXT -> TextNode.valueOf(text);
            case NUMBER -> number(text);
            case BOOLEAN -> BooleanNode.valueOf(text.equals("true"));
            case NULL -> NullNode.getInstance();
        };
    }

    /** TOML and YAML know numbers that JSON does not, such as an infinite one. */
    private static JsonNode number(String text) {
        try {
            return DecimalNode.valueOf(new BigDecimal(text));
        } catch (NumberFormatException noNumberOfJson) {
            return TextNode.valueOf(text);
        }
    }

    /** Builds the same value from a tree that has lost its places: all of it stands at this one. */
    public static Node of(JsonNode value, Place place) {
        if (value.isObject()) {
            List<Member> members = new ArrayList<>();
            for (var member : value.properties()) {
                members.add(new Member(member.getKey(), place, of(member.getValue(), place)));
            }
            return object(place, members);
        }
        if (value.isArray()) {
            List<Node> items = new ArrayList<>();
            for (JsonNode item : value) {
                items.add(of(item, place));
            }
            return list(place, items);
        }
        return scalar(kind(value), place, value.isNull() ? "" : value.asText());
    }

    private static Kind kind(JsonNode value) {
        if (value.isNumber()) {
            return Kind.NUMBER;
        }
        return value.isBoolean() ? Kind.BOOLEAN : value.isNull() ? Kind.NULL : Kind.TEXT;
    }
}
