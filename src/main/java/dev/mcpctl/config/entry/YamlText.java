package dev.mcpctl.config.entry;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.mcpctl.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;

/** Reads YAML. Aliases and merge keys are followed as far as they have an end. */
final class YamlText {

    /** Aliases can make a small text say very much. */
    private static final int MOST_VALUES = 100_000;

    private static final String MERGE = "<<";

    private final YAMLParser parser;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private int values;

    /** What an alias stands for, and how many values that are. */
    private record Anchored(Node node, int values) {}

    private YamlText(YAMLParser parser) {
        this.parser = parser;
    }

    static Node document(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        YAMLFactory factory = YAMLFactory.builder().loaderOptions(options).build();
        try (YAMLParser parser = factory.createParser(text)) {
            JsonToken first = parser.nextToken();
            return first == null ? Node.object(Place.START, List.of()) : new YamlText(parser).value(first, 0);
        } catch (JsonProcessingException problem) {
            throw new Mistake(sentence(problem.getOriginalMessage()), place(problem.getLocation()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Node value(JsonToken token, int depth) throws IOException {
        Place place = place(parser.currentTokenLocation());
        if (depth > Json.MAX_DEPTH) {
            throw new Mistake("it nests deeper than " + Json.MAX_DEPTH + " levels", place);
        }
        if (parser.isCurrentAlias()) {
            return alias(parser.getText(), place);
        }
        String anchor = parser.getObjectId();
        if (anchor == null) {
            return plain(token, place, depth);
        }
        int before = values;
        open.add(anchor);
        Node node = plain(token, place, depth);
        open.remove(anchor);
        anchors.put(anchor, new Anchored(node, values - before));
        return node;
    }

    private Node alias(String name, Place place) {
        Anchored anchored = open.contains(name) ? null : anchors.get(name);
        if (anchored == null) {
            throw new Mistake(
                    open.contains(name) ? "it contains itself: '*" + name + "'" : "'*" + name + "' stands for nothing",
                    place);
        }
        count(anchored.values, place);
        return anchored.node;
    }

    private void count(int more, Place place) {
        values += more;
        if (values > MOST_VALUES && more > 1) {
            throw new Mistake("with its aliases it says more than " + MOST_VALUES + " values", place);
        }
    }

    private Node plain(JsonToken token, Place place, int depth) throws IOException {
        count(1, place);
        return switch (token) {
            case START_OBJECT -> object(place, depth);
            case START_ARRAY -> list(place, depth);
            case VALUE_STRING -> Node.scalar(Node.Kind.TEXT, place, parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                Node.scalar(Node.Kind.NUMBER, place, String.valueOf(parser.getNumberValue()));
            case VALUE_TRUE -> Node.scalar(Node.Kind.BOOLEAN, place, "true");
            case VALUE_FALSE -> Node.scalar(Node.Kind.BOOLEAN, place, "false");
            default -> Node.scalar(Node.Kind.NULL, place, "");
        };
    }

    private Node object(Place place, int depth) throws IOException {
        List<Node.Member> members = new ArrayList<>();
        List<Node.Member> merged = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Place at = place(parser.currentTokenLocation());
            Node value = value(parser.nextToken(), depth + 1);
            if (name.equals(MERGE)) {
                merge(value, merged);
            } else {
                members.add(new Node.Member(name, at, value));
            }
        }
        merged.removeIf(member -> isNamed(member.name(), members));
        merged.addAll(members);
        return Node.object(place, merged);
    }

    /** Of several objects the first one wins, as the description of the merge key says. */
    private static void merge(Node value, List<Node.Member> merged) {
        value.items().forEach(each -> merge(each, merged));
        for (Node.Member member : value.members()) {
            if (!isNamed(member.name(), merged)) {
                merged.add(member);
            }
        }
    }

    private static boolean isNamed(String name, List<Node.Member> members) {
        for (Node.Member member : members) {
            if (member.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private Node list(Place place, int depth) throws IOException {
        List<Node> items = new ArrayList<>();
        JsonToken token;
        while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
            items.add(value(token, depth + 1));
        }
        return Node.list(place, items);
    }

    /** The parser tells several lines with an excerpt, which may hold a secret. */
    private static String sentence(@Nullable String message) {
        if (message == null || message.isEmpty()) {
            return "no YAML";
        }
        String told = message;
        for (String line : message.split("\n", -1)) {
            if (!line.startsWith(" ") && !line.startsWith("in ")) {
                told = line;
            }
        }
        return told.startsWith("found") || told.startsWith("expected") ? told : "no YAML: " + told;
    }

    private static Place place(@Nullable JsonLocation location) {
        return location == null ? Place.START : new Place(location.getLineNr(), location.getColumnNr());
    }
}
