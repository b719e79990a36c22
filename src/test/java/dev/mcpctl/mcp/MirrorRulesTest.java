package dev.mcpctl.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.testing.LoopTransport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MirrorRulesTest {

    private static MirrorRules rules(String properties) {
        return MirrorRules.of(LoopTransport.object("{'type':'object','properties':" + properties + "}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'a':{'type':'string','x-mcp-header':''}}",
                "{'a':{'type':'string','x-mcp-header':7}}",
                "{'a':{'type':'string','x-mcp-header':'My Region'}}",
                "{'a':{'type':'string','x-mcp-header':'Region:Primary'}}",
                "{'a':{'type':'string','x-mcp-header':'R\u00e9gion'}}",
                "{'a':{'type':'string','x-mcp-header':'Re\\tgion'}}",
                "{'a':{'type':'string','x-mcp-header':'Re\\r\\ngion'}}",
                "{'a':{'type':'string','x-mcp-header':'R'},'b':{'type':'string','x-mcp-header':'R'}}",
                "{'a':{'type':'string','x-mcp-header':'R'},'b':{'type':'string','x-mcp-header':'r'}}",
                "{'a':{'type':'number','x-mcp-header':'R'}}",
                "{'a':{'type':'object','x-mcp-header':'R'}}",
                "{'a':{'type':'array','x-mcp-header':'R'}}",
                "{'a':{'type':'null','x-mcp-header':'R'}}",
                "{'a':{'x-mcp-header':'R'}}",
                "{'a':{'type':['string','integer'],'x-mcp-header':'R'}}",
                "{'a':{'type':'array','items':{'type':'string','x-mcp-header':'R'}}}",
                "{'a':{'oneOf':[{'type':'string','x-mcp-header':'R'}]}}",
                "{'a':{'type':'object','not':{'properties':{'b':{'type':'string','x-mcp-header':'R'}}}}}",
            })
    void a_broken_annotation_is_found(String properties) {
        assertThat(rules(properties).problem()).startsWith("x-mcp-header");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'a':{'type':'string','x-mcp-header':'Region'}}",
                "{'a':{'type':['integer','null'],'x-mcp-header':'n.1~'}}",
                "{'a':{'type':'object','properties':{'b':{'type':'boolean','x-mcp-header':'B'}}}}",
            })
    void a_proper_one_is_a_mirror(String properties) {
        assertThat(rules(properties).problem()).isNull();
        assertThat(rules(properties).mirrors()).hasSize(1);
    }

    @Test
    void what_only_looks_like_an_annotation_is_none() {
        MirrorRules rules = rules("{'x-mcp-header':{'type':'string','default':{'x-mcp-header':''}},"
                + "'b':{'type':'object','const':{'x-mcp-header':'R'}}}");
        assertThat(rules.problem()).isNull();
        assertThat(rules.mirrors()).isEmpty();
    }

    private static Map<String, String> headers(String arguments) {
        MirroredArguments mirrored = new MirroredArguments();
        String tool = "{'name':'t','inputSchema':{'properties':{'a':{'type':'string','x-mcp-header':'A'},"
                + "'n':{'type':'integer','x-mcp-header':'N'},"
                + "'o':{'properties':{'b':{'type':'boolean','x-mcp-header':'B'}}}}}}";
        mirrored.learn(Json.array().add(LoopTransport.object(tool)), SessionListener.none());
        Map<String, String> headers = new LinkedHashMap<>();
        mirrored.addTo(
                headers, new Call("tools/call", LoopTransport.object("{'name':'t','arguments':" + arguments + "}")));
        return headers;
    }

    @Test
    void values_become_text_and_nothing_becomes_no_header() {
        assertThat(headers("{'a':'x y','n':-5,'o':{'b':true}}"))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("Mcp-Param-A", "x y", "Mcp-Param-N", "-5", "Mcp-Param-B", "true"));
        assertThat(headers("{'a':'','n':5.0}"))
                .containsExactlyInAnyOrderEntriesOf(Map.of("Mcp-Param-A", "", "Mcp-Param-N", "5"));
        assertThat(headers("{'a':null,'n':1.5,'o':7,'other':'x'}")).isEmpty();
        assertThat(headers("{}")).isEmpty();
    }

    @Test
    void an_integer_that_is_too_large_for_a_header_is_refused() {
        assertThat(headers("{'n':9007199254740991}")).containsEntry("Mcp-Param-N", "9007199254740991");
        for (String number : List.of("9007199254740992", "-9007199254740992", "1e400000000")) {
            assertThatThrownBy(() -> headers("{'n':" + number + "}"))
                    .isInstanceOfSatisfying(
                            Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.USAGE));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            us-west1            | us-west1
            a b                 | a b
            ""                  | ""
            " a"                | =?base64?IGE=?=
            "a "                | =?base64?YSA=?=
            é                   | =?base64?w6k=?=
            =?base64?YQ==?=     | =?base64?PT9iYXNlNjQ/WVE9PT89?=
            =?BASE64?YQ==?=     | =?BASE64?YQ==?=
            """)
    void text_that_a_header_cannot_carry_is_encoded(String text, String value) {
        assertThat(HeaderText.of(text)).isEqualTo(value);
    }

    @Test
    void no_control_character_ever_stays() {
        for (char c = 0; c < 0x20; c++) {
            assertThat(HeaderText.of("a" + c + "b")).startsWith("=?base64?").doesNotContain(String.valueOf(c));
        }
        assertThat(HeaderText.of("a\u007fb")).startsWith("=?base64?");
    }
}
