package dev.mcpctl.config.entry;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.TreeReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads TOML. The parser keeps no places, so they are looked up in the lines. */
final class TomlText {

    private TomlText() {}

    static Node document(String text) {
        try (JsonParser parser = new TomlFactory().createParser(text)) {
            JsonNode tree = TreeReader.tolerant(parser).document();
            return placed(Node.of(tree, Place.START), new ArrayList<>(), new TomlPlaces(text));
        } catch (JsonProcessingException problem) {
            var location = problem.getLocation();
            String message = problem.getOriginalMessage();
            throw new Mistake(
                    message == null ? "no TOML" : Json.problem(problem).message(),
                    location == null ? Place.START : new Place(location.getLineNr(), location.getColumnNr()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Node placed(Node node, List<String> path, TomlPlaces places) {
        if (node.kind() != Node.Kind.OBJECT) {
            Place place = places.of(path);
            return node.kind() == Node.Kind.LIST
                    ? Node.list(place, node.items())
                    : Node.scalar(node.kind(), place, node.text());
        }
        List<Node.Member> members = new ArrayList<>();
        for (Node.Member member : node.members()) {
            path.add(member.name());
            Place place = places.of(path);
            members.add(new Node.Member(member.name(), place, placed(member.value(), path, places)));
            path.remove(path.size() - 1);
        }
        return Node.object(path.isEmpty() ? node.place() : places.of(path), members);
    }
}
