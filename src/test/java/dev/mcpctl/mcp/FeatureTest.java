package dev.mcpctl.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.ProtocolVersion.Generation;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FeatureTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            V2024_11_05, {"sampling":{}|"roots":{}}
            V2025_03_26, {"sampling":{}|"roots":{}}
            V2025_06_18, {"elicitation":{}|"sampling":{}|"roots":{}}
            V2025_11_25, {"elicitation":{"form":{}|"url":{}}|"sampling":{"tools":{}}|"roots":{}}
            V2026_07_28, {"elicitation":{"form":{}|"url":{}}|"sampling":{"tools":{}}|"roots":{}|"extensions":{"io.modelcontextprotocol/tasks":{}}}
            """)
    void what_we_declare_is_what_the_revision_has(ProtocolVersion version, String expected) {
        ClientProfile profile = new ClientProfile("9.9", ClientProfile.Advertised.ALL, Json.object(), null);

        assertThat(Json.compact(profile.capabilities(version))).isEqualTo(expected.replace('|', ','));
    }

    @Test
    void some_features_ended_again() {
        assertThat(Stream.of(ProtocolVersion.values()).filter(version -> version.has(Feature.BATCHES)))
                .containsExactly(ProtocolVersion.V2025_03_26);
        assertThat(Stream.of(ProtocolVersion.values()).filter(version -> version.has(Feature.TASKS)))
                .containsExactly(ProtocolVersion.V2025_11_25);
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void the_newest_of_a_generation_is_no_older_than_any_of_it(ProtocolVersion version) {
        assertThat(ProtocolVersion.newest(version.generation())).isGreaterThanOrEqualTo(version);
        assertThat(ProtocolVersion.newest(version.generation()).generation()).isEqualTo(version.generation());
        assertThat(ProtocolVersion.newest()).isGreaterThanOrEqualTo(version);
    }

    @Test
    void generations_are_found_by_their_names_alone() {
        for (Generation generation : EnumSet.allOf(Generation.class)) {
            assertThat(Generation.of(generation.label())).isEqualTo(generation);
        }
        assertThat(Generation.of("LEGACY")).isNull();
    }
}
