package dev.mcpctl.serve.demo;

import static dev.mcpctl.serve.demo.DemoClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    private static final JsonNode SHAPES = Json.parse(ShapesCard.JSON).path("inputSchema");

    private static @Nullable String problem(String member) {
        ObjectNode arguments = (ObjectNode) json("{'text':'x'}");
        arguments.setAll((ObjectNode) json("{" + member + "}"));
        return Arguments.problem(SHAPES, arguments);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "'code':'AB-123'",
                "'colour':'red'",
                "'size':'m'",
                "'count':10",
                "'count':3.0",
                "'ratio':1",
                "'step':-5",
                "'flag':false",
                "'tags':['a','b']",
                "'choices':['tea','tea']",
                "'matrix':[[1,2.5],[]]",
                "'point':[1,2]",
                "'address':{'street':'x','zip':'0150','geo':{'lat':-90,'lon':180}}",
                "'labels':{'a':'b'}",
                "'owner':{'name':'Ada','age':36}",
                "'tree':{'label':'a','children':[{'label':'b','children':[]}]}",
                "'nickname':null",
                "'nickname':'x'",
                "'either':1",
                "'either':'one'",
                "'fixed':'v1'",
                "'nothing':null",
                "'anything':[{}]",
                "'a.b':'x'",
                "'no-wrap':true"
            })
    void what_fits_is_let_through(String member) {
        assertThat(problem(member)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'text':'' | arguments.text has a length of 0, which is not allowed",
                "'text':7 | arguments.text must be \"string\", not 7",
                "'code':'ab-123' | arguments.code does not match the pattern ^[A-Z]{2}-[0-9]{3}$",
                "'colour':'pink' | arguments.colour must be one of [\"red\",\"green\",\"blue\"], not \"pink\"",
                "'size':'xl' | arguments.size fits none of its alternatives: \"xl\"",
                "'count':0 | arguments.count is too small: 0",
                "'count':11 | arguments.count is too large: 11",
                "'count':1.5 | arguments.count must be \"integer\", not 1.5",
                "'ratio':0 | arguments.ratio is too small: 0",
                "'step':7 | arguments.step must be a multiple of 5, not 7",
                "'flag':'true' | arguments.flag must be \"boolean\", not \"true\"",
                "'tags':['a','a'] | arguments.tags[1] stands twice: \"a\"",
                "'tags':[1] | arguments.tags[0] must be \"string\", not 1",
                "'choices':[] | arguments.choices has 0 items, which is not allowed",
                "'matrix':[[1],['x']] | arguments.matrix[1][0] must be \"number\", not \"x\"",
                "'point':[1,'x'] | arguments.point[1] must be \"number\", not \"x\"",
                "'point':[1] | arguments.point has 1 items, which is not allowed",
                "'address':{} | arguments.address lacks 'street'",
                "'address':{'street':'x','po':1} | arguments.address must not have 'po'",
                "'address':{'street':'x','geo':{'lat':91,'lon':0}} | arguments.address.geo.lat is too large: 91",
                "'labels':{'a':1} | arguments.labels.a must be \"string\", not 1",
                "'owner':{'name':''} | arguments.owner.name has a length of 0, which is not allowed",
                "'team':[{}] | arguments.team[0] lacks 'name'",
                "'tree':{'label':'a','children':[{}]} | arguments.tree.children[0] lacks 'label'",
                "'nickname':1 | arguments.nickname fits none of its alternatives: 1",
                "'either':true | arguments.either must be [\"string\",\"integer\"], not true",
                "'fixed':'v2' | arguments.fixed must be \"v1\", not \"v2\"",
                "'nothing':0 | arguments.nothing must be \"null\", not 0",
                "'surplus':1 | arguments must not have 'surplus'"
            })
    void what_does_not_fit_is_named_with_its_path(String member, String problem) {
        assertThat(problem(member)).isEqualTo(problem);
    }

    @Test
    void what_is_missing_is_named() {
        assertThat(Arguments.problem(SHAPES, Json.object())).isEqualTo("arguments lacks 'text'");
    }
}
