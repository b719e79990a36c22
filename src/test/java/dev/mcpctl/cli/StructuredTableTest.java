package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.model.ToolResult;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StructuredTableTest {

    /** Columns are all members in the order in which they are first seen; rows are counted without the head. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{'a':1},{'b':'x'}]          | 2",
                "{'rows':[{'a':1},{'a':2}]}   | 2",
                "{'rows':[{'a':1},2]}         | 1",
                "{'rows':[]}                  | 1",
                "{'a':[{'x':1}],'b':2}        | 2",
                "[1,2,3]                      | 1",
                "{}                           | 0"
            })
    void lists_of_objects_have_a_row_each_and_others_one_for_each_member(String structured, int rows) {
        String result = "{'content':[],'structuredContent':" + structured + "}";
        JsonNode json = Json.tolerant(result.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        assertThat(StructuredTable.of(ToolResult.read(json)).size()).isEqualTo(rows);
    }
}
