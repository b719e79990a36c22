package dev.mcpctl.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.function.Supplier;

/** Reads printed documents with parsers that are not the program's own. */
final class Documents {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final ObjectMapper YAML = new YAMLMapper();

    private Documents() {}

    static JsonNode json(String text, Supplier<String> evidence) {
        return read(JSON, "JSON", text, evidence);
    }

    static JsonNode yaml(String text, Supplier<String> evidence) {
        return read(YAML, "YAML", text, evidence);
    }

    private static JsonNode read(ObjectMapper mapper, String language, String text, Supplier<String> evidence) {
        try {
            JsonNode document = mapper.readTree(text);
            if (document.isMissingNode()) {
                throw new AssertionError("no " + language + " was printed\n" + evidence.get());
            }
            return document;
        } catch (JsonProcessingException problem) {
            throw new AssertionError("not one " + language + " document: " + text + "\n" + evidence.get(), problem);
        }
    }
}
