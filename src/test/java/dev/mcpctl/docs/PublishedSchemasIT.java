package dev.mcpctl.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.mcpctl.testing.CommandResult;
import dev.mcpctl.testing.Distribution;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents of the packaged program against the schemas that we publish, with a validator that is not ours. */
class PublishedSchemasIT {

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(strings = {"auto", "legacy", "2024-11-05", "modern"})
    void info_fits_its_schema(String protocol) throws Exception {
        CommandResult result =
                run("info", "demo", "--protocol", protocol, "-o", "json").exitsWith(0);
        assertThat(problems("info-1", result.out())).as(result::evidence).isEmpty();
    }

    @Test
    void version_fits_its_schema() throws Exception {
        CommandResult result = run("version", "-o", "json").exitsWith(0);
        assertThat(problems("version-1", result.out())).as(result::evidence).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"demo, 0", "http://127.0.0.1:1/mcp, 4"})
    void doctor_fits_its_schema(String server, int exit) throws Exception {
        CommandResult result = run("doctor", server, "-o", "json").exitsWith(exit);
        assertThat(problems("doctor-1", result.out())).as(result::evidence).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "usage, 2, frobnicate",
        "usage, 2, list demo --frobnicate",
        "usage, 2, call demo weather --city Oslo --days nine",
        "unknown_server, 2, list nowhere",
        "unknown_tool, 2, call demo wether",
        "unknown_prompt, 2, prompt demo gret",
        "unknown_name, 2, describe demo nothing",
        "jq, 2, list demo --jq .tools.x",
        "expectation_failed, 1, list demo tools --expect false",
        "command_not_found, 4, list --stdio no-such-program-anywhere",
        "server_exited, 4, list --stdio false",
        "tool_error, 5, call demo fail",
        "remote_error, 6, call demo refuse",
        "read_only, 8, call demo delete_everything --read-only",
        "not_confirmed, 8, call demo delete_everything --confirm",
        "not_answered, 8, call demo elicit_form",
        "local_file, 74, read demo demo://logo.png -O /nowhere/at/all.png"
    })
    void a_failure_fits_the_schema_of_errors(String code, int exit, String line) throws Exception {
        CommandResult result = run((line + " -o json").split(" ", -1)).exitsWith(exit);
        JsonNode failure = result.failure();
        assertThat(failure.at("/error/code").asText()).as(result::evidence).isEqualTo(code);
        assertThat(problems("error-1", failure.toString())).as(result::evidence).isEmpty();
    }

    @Test
    void the_schemas_refuse_what_they_should() throws Exception {
        assertThat(problems("error-1", "{\"error\":{\"code\":\"never_heard_of\",\"message\":\"x\"}}"))
                .hasSize(1);
        assertThat(problems("info-1", "{\"name\":\"x\",\"protocol\":{},\"capabilities\":{}}"))
                .hasSize(3);
        assertThat(problems("version-1", "{}")).hasSize(4);
        assertThat(problems("doctor-1", "{\"server\":\"x\",\"usable\":true,\"steps\":[]}"))
                .hasSize(1);
    }

    private CommandResult run(String... words) {
        return Distribution.at(home).run(List.of(words)).with("CI", "true").run();
    }

    private static List<com.networknt.schema.Error> problems(String schema, String json) throws Exception {
        String text = Files.readString(Path.of("src/main/resources/dev/mcpctl/schemas", schema + ".json"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text, InputFormat.JSON)
                .validate(json, InputFormat.JSON);
    }
}
