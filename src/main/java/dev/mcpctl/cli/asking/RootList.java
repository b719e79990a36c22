package dev.mcpctl.cli.asking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Directories as roots. Schema: ListRootsResult. */
final class RootList {

    private RootList() {}

    /**
     * The roots that these words name.
     *
     * @param directories an array of texts
     * @param base where relative ones begin
     * @param source for the sentence
     * @throws Failure usage, when one is no directory
     */
    static ObjectNode of(JsonNode directories, Path base, String source) {
        ObjectNode result = Json.object();
        ArrayNode roots = result.putArray("roots");
        for (JsonNode each : directories) {
            Path directory = directory(each, base, source);
            Path name = directory.getFileName();
            roots.addObject()
                    .put("uri", directory.toUri().toString())
                    .put("name", name == null ? directory.toString() : name.toString());
        }
        return result;
    }

    private static Path directory(JsonNode text, Path base, String source) {
        try {
            Path directory = base.resolve(text.asText()).normalize();
            if (text.isTextual() && !text.textValue().isEmpty() && Files.isDirectory(directory)) {
                return directory;
            }
        } catch (InvalidPathException nothingThatCouldExist) {
            // told below, as for any other word that names none
        }
        throw Failure.usage(source + ": " + (text.isTextual() ? "'" + text.textValue() + "'" : Json.compact(text))
                + " is no directory");
    }
}
