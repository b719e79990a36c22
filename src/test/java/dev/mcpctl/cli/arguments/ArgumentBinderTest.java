package dev.mcpctl.cli.arguments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentBinderTest {

    private static final String TOOL = """
            {"type":"object","additionalProperties":false,
             "properties":{
              "city":{"type":"string"},
              "days":{"type":"integer"},
              "ratio":{"type":"number"},
              "verbose":{"type":"boolean"},
              "maxResults":{"type":"integer"},
              "page_size":{"type":"integer"},
              "tags":{"type":"array","items":{"type":"string"}},
              "ids":{"type":"array","items":{"type":"integer"}},
              "flags":{"type":"array","items":{"type":"boolean"}},
              "address":{"type":"object","properties":{"street":{"type":"string"},"no":{"type":"integer"},
                 "geo":{"type":"object","properties":{"exact":{"type":"boolean"}}}}},
              "a.b":{"type":"string"},
              "no-color":{"type":"string"},
              "color":{"type":"boolean"},
              "unit":{"enum":["metric",1,true,null]},
              "level":{"type":"string","enum":["1","two"]},
              "note":{"anyOf":[{"type":"string"},{"type":"null"}],"default":null},
              "limit":{"anyOf":[{"type":"integer"},{"type":"null"}]},
              "many":{"anyOf":[{"type":"string"},{"type":"array","items":{"type":"string"}}]},
              "any":{"description":"whatever"},
              "free":{"type":"object"},
              "counts":{"type":"object","additionalProperties":{"type":"integer"}},
              "ref":{"$ref":"#/$defs/Ref"},
              "ns:key":{"type":"string"}
             },
             "$defs":{"Ref":{"oneOf":[{"type":"integer"},{"type":"boolean"}]}}}
            """;

    private static final Map<String, String> FILES = Map.of(
            "notes.txt", "two\nlines\n",
            "three.txt", "3\n",
            "body.json", "{\"street\":\"X\"}",
            "bom.json", "\ufeff{\"city\":\"Oslo\"}",
            "args.json", "{\"city\":\"Oslo\",\"days\":3}");

    private static ArgumentBinder binder(String schema) {
        return new ArgumentBinder((ObjectNode) Json.parse(schema), new FixedSource(FILES, "from stdin"));
    }

    private static String bind(String... words) {
        return Json.compact(binder(TOOL).bind(ArgumentWords.of(List.of(words))));
    }

    private static Failure failure(String schema, String... words) {
        ArgumentBinder binder = binder(schema);
        return Objects.requireNonNull(
                catchThrowableOfType(Failure.class, () -> binder.bind(ArgumentWords.of(List.of(words)))),
                "nothing was refused");
    }

    private static Arguments line(String expected, String... words) {
        return Arguments.of(expected, List.of(words));
    }

    static List<Arguments> forms() {
        return List.of(
                line("{}"),
                line("{'city':'Oslo'}", "--city", "Oslo"),
                line("{'city':'Oslo'}", "--city=Oslo"),
                line("{'city':''}", "--city="),
                line("{'city':'a=b'}", "--city=a=b"),
                line("{'city':'days=3'}", "--city", "days=3"),
                line("{'city':'@notes.txt'}", "--city", "@notes.txt"),
                line("{'city':'-x'}", "--city=-x"),
                line("{'city':'-5'}", "--city", "-5"),
                line("{'days':-5}", "--days", "-5"),
                line("{'ratio':-0.5}", "--ratio", "-0.5"),
                line("{'city':'Oslo'}", "-a", "city=Oslo"),
                line("{'city':'Oslo'}", "-acity=Oslo"),
                line("{'city':'Oslo'}", "--arg", "city=Oslo"),
                line("{'city':'Oslo'}", "--arg=city=Oslo"),
                line("{'city':'@x'}", "-a", "city=@x"),
                line("{'maxResults':3}", "-a", "max-results=3"),
                line("{'city':'Oslo'}", "city=Oslo"),
                line("{'city':'a=b'}", "city=a=b"),
                line("{'city':'http://x/?a=b'}", "city=http://x/?a=b"),
                line("{'city':'a:=b'}", "city=a:=b"),
                line("{'days':3}", "days:=3"),
                line("{'city':'3'}", "city:=\"3\""),
                line("{'city':'two\\nlines\\n'}", "city=@notes.txt"),
                line("{'days':3}", "days=@three.txt"),
                line("{'city':'from stdin'}", "city=@-"),
                line("{'city':'@literal'}", "city=@@literal"),
                line("{'address':{'street':'X'}}", "address:=@body.json"),
                line("{'city':'Oslo','days':3}", "--args", "{\"city\":\"Oslo\",\"days\":3}"),
                line("{'city':'Oslo','days':3}", "--args={\"city\":\"Oslo\",\"days\":3}"),
                line("{'city':'Oslo','days':3}", "--args", "@args.json"),
                line("{'city':'Oslo'}", "--args", "@bom.json"),
                line("{'city':'Oslo'}", "{\"city\":\"Oslo\"}"),
                line("{'city':'Bergen','days':3}", "{\"city\":\"Oslo\",\"days\":3}", "--city", "Bergen"),
                line("{'city':'Bergen','days':3}", "--city", "Bergen", "--args", "@args.json"),
                line("{'city':'B','days':1}", "--args", "{\"city\":\"A\",\"days\":1}", "--args", "{\"city\":\"B\"}"),
                line("{'ns:key':'v'}", "ns:key=v"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void every_form_of_a_word_binds(String expected, List<String> words) {
        assertThat(bind(words.toArray(String[]::new))).isEqualTo(expected.replace('\'', '"'));
    }

    static List<Arguments> names() {
        return List.of(
                line("{'maxResults':3}", "--maxResults", "3"),
                line("{'maxResults':3}", "--max-results", "3"),
                line("{'page_size':3}", "--page-size=3"),
                line("{'page_size':3}", "--page_size=3"),
                line("{'address':{'street':'X','no':4}}", "--address.street", "X", "--address.no", "4"),
                line("{'address':{'street':'X'}}", "address.street=X"),
                line("{'address':{'no':4}}", "address.no:=4"),
                line("{'address':{'geo':{'exact':true}}}", "--address.geo.exact"),
                line("{'address':{'geo':{'exact':false}}}", "--no-address.geo.exact"),
                line("{'a.b':'x'}", "--a.b", "x"),
                line("{'no-color':'x'}", "--no-color", "x"),
                line("{'free':{'x':'1','y':{'z':'2'}}}", "free.x=1", "--free.y.z", "2"),
                line("{'counts':{'x':1}}", "counts.x=1"),
                line(
                        "{'address':{'street':'new','no':1}}",
                        "--args",
                        "{\"address\":{\"street\":\"old\",\"no\":1}}",
                        "--address.street",
                        "new"),
                line("{'address':{'street':'new'}}", "--args", "{\"address\":5}", "--address.street", "new"),
                line("{'address':{'no':1,'street':'X'}}", "--address.street", "X", "address:={\"no\":1}"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void names_lead_to_their_place(String expected, List<String> words) {
        assertThat(bind(words.toArray(String[]::new))).isEqualTo(expected.replace('\'', '"'));
    }

    static List<Arguments> values() {
        return List.of(
                line("{'verbose':true}", "--verbose"),
                line("{'verbose':false}", "--no-verbose"),
                line("{'verbose':false}", "--verbose=false"),
                line("{'verbose':true,'city':'Oslo'}", "--verbose", "--city", "Oslo"),
                line("{'verbose':true,'city':'Oslo'}", "--verbose", "city=Oslo"),
                line("{'ratio':1.10}", "--ratio", "1.10"),
                line("{'ratio':12345678901234567890.5}", "ratio=12345678901234567890.5"),
                line("{'days':12345678901234567890123}", "days=12345678901234567890123"),
                line("{'city':'3'}", "city=3"),
                line("{'city':'true'}", "city=true"),
                line("{'city':'null'}", "city=null"),
                line("{'note':'null'}", "note=null"),
                line("{'note':null}", "note:=null"),
                line("{'limit':null}", "limit=null"),
                line("{'limit':5}", "limit=5"),
                line("{'any':'5'}", "any=5"),
                line("{'any':'{}'}", "any={}"),
                line("{'unit':'metric'}", "unit=metric"),
                line("{'unit':1}", "unit=1"),
                line("{'unit':true}", "unit=true"),
                line("{'unit':null}", "unit=null"),
                line("{'level':'1'}", "level=1"),
                line("{'ref':7}", "ref=7"),
                line("{'ref':true}", "ref=true"),
                line("{'tags':['a']}", "--tags", "a"),
                line("{'tags':['a','b']}", "--tags", "a", "--tags", "b"),
                line("{'tags':['a','b']}", "tags=a", "--tags=b"),
                line("{'tags':['a','b']}", "tags=[\"a\",\"b\"]"),
                line("{'tags':['[draft]']}", "--tags", "[draft]"),
                line("{'tags':[]}", "tags:=[]"),
                line("{'ids':[1,-2]}", "--ids", "1", "--ids", "-2"),
                line("{'ids':[1,2]}", "ids=[1, 2]"),
                line("{'flags':[true,false]}", "--flags", "true", "--flags", "false"),
                line("{'many':'a'}", "many=a"),
                line("{'many':['a','b']}", "many=a", "many=b"),
                line("{'tags':['b']}", "--args", "{\"tags\":[\"a\"]}", "--tags", "b"),
                line("{'address':{'street':'X'}}", "--address", "{\"street\":\"X\"}"),
                line("{'free':{'a':[1]}}", "free={\"a\":[1]}"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void texts_become_what_the_schema_wants(String expected, List<String> words) {
        assertThat(bind(words.toArray(String[]::new))).isEqualTo(expected.replace('\'', '"'));
    }

    static List<Arguments> refusals() {
        return List.of(
                line("'hello' is no argument; write city=hello", "hello"),
                line("'hello there' is no argument; write 'city=hello there'", "hello there"),
                line("'-5' is no argument; write city=-5", "-5"),
                line("'--city' needs a value: --city VALUE", "--city"),
                line("'--city' needs a value: --city VALUE", "--city", "-a", "days=3"),
                line(
                        "'--city' needs a value: --city VALUE, or --city=--days if '--days' is the value",
                        "--city",
                        "--days",
                        "3"),
                line("'--city' needs a value: --city VALUE, or --city=- if '-' is the value", "--city", "-"),
                line("'--city' needs a value: --city VALUE, or --city=-x if '-x' is the value", "--city", "-x"),
                line(
                        "unknown option '-x'; arguments are --NAME VALUE, and a value that starts with '-' is written "
                                + "--NAME=-x",
                        "-x"),
                line("'--verbose' is a boolean and takes no word; write --verbose=true", "--verbose", "true"),
                line("'--no-verbose' takes no value; write --verbose=true", "--no-verbose=true"),
                line("unknown option '--no-city': 'no-' is for booleans, and 'city' is none", "--no-city"),
                line("options are literal; for JSON write days:=3 without the dashes", "--days:=3"),
                line("'-a' is literal; for JSON write days:=3 without -a", "-a", "days:=3"),
                line("'-a' needs NAME=VALUE, got 'city'", "-a", "city"),
                line("'-a' needs NAME=VALUE, got '=x'", "--arg", "=x"),
                line("'=x' has no name before '='", "=x"),
                line("':=x' has no name before ':='", ":=x"),
                line("argument 'city' is given more than once, and it is no array", "city=a", "--city", "b"),
                line("argument 'any' is given more than once, and it is no array", "any=a", "any=b"),
                line(
                        "argument 'tags' is given more than once; write the whole array once as JSON: tags:='[…]'",
                        "tags:=[1]",
                        "tags:=[2]"),
                line(
                        "argument 'address' is given as a whole and also by its part 'address.street'",
                        "address=x",
                        "address.street=y"),
                line("stdin can be read only once, and 'city=@-' and 'any=@-' both ask for it", "city=@-", "any=@-"),
                line(
                        "stdin can be read only once, and 'city=@-' and '--args -' both ask for it",
                        "city=@-",
                        "--args",
                        "-"),
                line("'city=@' names no file after '@'", "city=@"),
                line("there is no file 'gone.txt'", "city=@gone.txt"),
                line("--args needs a JSON object, got an array", "--args", "[1]"),
                line("--args needs a JSON object, got a string", "--args", "\"x\""),
                line("--args needs a JSON object, got a number", "--args", "3"),
                line("--args needs a JSON object, got a boolean", "--args", "true"),
                line("--args needs a JSON object, got null", "--args", "null"),
                line(
                        "a JSON object is the first word after the name, or the value of --args; got '{\"a\":1}' later",
                        "city=x",
                        "{\"a\":1}"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void words_without_a_form_are_refused(String sentence, List<String> words) {
        Failure failure = failure(TOOL, words.toArray(String[]::new));
        assertThat(failure.message()).isEqualTo(sentence);
        assertThat(failure.kind()).isEqualTo(Failure.Kind.USAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"days:={", "days:=01", "days:=three", "days:=1 2", "days:=", "address={x}", "{\"a\":1,\"a\":2}"})
    void broken_json_is_refused_with_its_position(String word) {
        assertThat(failure(TOOL, word).message())
                .contains(" is not valid JSON: ")
                .containsPattern("\\(line 1, column \\d+\\)$");
    }

    static List<Arguments> misfits() {
        return List.of(
                line("argument 'citty' is not known; did you mean 'city'?", "--citty", "Oslo"),
                line("argument 'citty' is not known; did you mean 'city'?", "citty=Oslo"),
                line("argument 'citty' is not known; did you mean 'city'?", "citty:=1"),
                line("argument 'citty' is not known; did you mean 'city'?", "-a", "citty=1"),
                line("argument 'citty' is not known; did you mean 'city'?", "{\"citty\":1}"),
                line("argument 'verbos' is not known; did you mean 'verbose'?", "--verbos", "city=x"),
                line("argument 'max-results' is not known; did you mean 'maxResults'?", "max-results=3"),
                line("argument 'address.stret' is not known; did you mean 'address.street'?", "address.stret=3"),
                line("argument 'days' must be an integer, got \"three\"", "--days", "three"),
                line("argument 'days' must be an integer, got \"03\"", "--days", "03"),
                line("argument 'days' must be an integer, got \"+3\"", "--days", "+3"),
                line("argument 'days' must be an integer, got \"0x1\"", "--days", "0x1"),
                line("argument 'days' must be an integer, got \"\"", "--days="),
                line("argument 'days' must be an integer, got 1.5", "--days", "1.5"),
                line("argument 'days' must be an integer, got \"3\"", "days:=\"3\""),
                line("argument 'city' must be a string, got 3", "city:=3"),
                line("argument 'verbose' must be a boolean (true or false), got \"yes\"", "--verbose=yes"),
                line("argument 'ids[1]' must be an integer, got \"b\"", "ids=1", "ids=b"),
                line("argument 'address' must be an object, got \"x\"", "address=x"),
                line("argument 'address.no' must be an integer, got \"x\"", "address.no=x"),
                line(
                        "argument 'unit' must be one of \"metric\", 1, true, null, got \"metrik\"; did you mean \"metric\"?",
                        "unit=metrik"));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void what_does_not_fit_is_told_by_argument(String sentence, List<String> words) {
        Failure failure = failure(TOOL, words.toArray(String[]::new));
        assertThat(failure.message()).isEqualTo(sentence);
        assertThat(failure.kind()).isEqualTo(Failure.Kind.USAGE);
        assertThat(failure.hint()).isNull();
    }

    @Test
    void all_problems_are_listed_the_first_in_the_message() {
        String schema = """
                {"type":"object","properties":{"city":{"type":"string"},"days":{"type":"integer","maximum":7}},
                 "required":["city"]}
                """;
        Failure failure = failure(schema, "--citty", "Oslo", "--days", "9");
        assertThat(failure.message()).isEqualTo("argument 'citty' is not known; did you mean 'city'?");
        assertThat(failure.hint())
                .isEqualTo("also: argument 'city' is required: a string; argument 'days' must be at most 7, got 9");
        assertThat(Json.compact(
                        (JsonNode) Objects.requireNonNull(failure.details().get("problems"))))
                .isEqualTo("[{\"argument\":\"citty\",\"pointer\":\"/citty\",\"keyword\":\"unknown\",\"message\":"
                        + "\"argument 'citty' is not known; did you mean 'city'?\"},"
                        + "{\"argument\":\"city\",\"pointer\":\"/city\",\"keyword\":\"required\",\"message\":"
                        + "\"argument 'city' is required: a string\"},"
                        + "{\"argument\":\"days\",\"pointer\":\"/days\",\"keyword\":\"maximum\",\"message\":"
                        + "\"argument 'days' must be at most 7, got 9\"}]");
    }

    @Test
    void the_hint_tells_a_few_and_counts_the_rest() {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            words.add("zzzzzz" + i + "=1");
        }
        assertThat(failure(TOOL, words.toArray(String[]::new)).hint()).endsWith("; and 4 more");
    }

    @Test
    void rules_about_the_whole_object_speak_of_the_arguments() {
        assertThat(failure("{\"minProperties\":1}").message())
                .isEqualTo("the arguments must have at least 1 member, has 0");
    }

    @Test
    void a_bare_word_gets_the_first_missing_text() {
        String schema = "{\"properties\":{\"n\":{\"type\":\"integer\"},\"a\":{\"type\":\"string\"},"
                + "\"message\":{\"type\":\"string\"}},\"required\":[\"a\",\"message\"]}";
        assertThat(failure(schema, "hello").message()).isEqualTo("'hello' is no argument; write a=hello");
        assertThat(failure(schema, "a=1", "hello").message()).isEqualTo("'hello' is no argument; write message=hello");
        assertThat(failure("{\"properties\":{\"n\":{\"type\":\"integer\"}}}", "5")
                        .message())
                .isEqualTo("'5' is no argument; write n=5");
        assertThat(failure("{\"properties\":{}}", "hello").message())
                .isEqualTo("'hello' is no argument; no arguments are taken");
        assertThat(failure("{}", "hello").message()).isEqualTo("'hello' is no argument; write NAME=hello");
    }

    @Test
    void a_kebab_case_that_fits_two_properties_is_refused() {
        String schema = "{\"properties\":{\"maxResults\":{},\"max_results\":{}}}";
        assertThat(failure(schema, "--max-results", "1").message())
                .isEqualTo("'--max-results' could be 'maxResults' or 'max_results'; write it as the tool spells it");
        assertThat(Json.compact(binder(schema).bind(ArgumentWords.of(List.of("--max_results", "1")))))
                .isEqualTo("{\"max_results\":\"1\"}");
    }

    @Test
    void words_may_name_only_what_the_schema_describes_unless_it_asks_for_others() {
        assertThat(failure("{\"properties\":{\"a\":{}}}", "b=1").message())
                .isEqualTo("argument 'b' is not known; known are 'a'");
        assertThat(failure("{\"properties\":{}}", "--b", "1").message())
                .isEqualTo("argument 'b' is not known; no arguments are taken");
        for (String open :
                List.of("{}", "{\"type\":\"object\"}", "{\"properties\":{\"a\":{}},\"additionalProperties\":true}")) {
            assertThat(Json.compact(binder(open).bind(ArgumentWords.of(List.of("b=1", "--c", "2", "d.e=3")))))
                    .isEqualTo("{\"b\":\"1\",\"c\":\"2\",\"d\":{\"e\":\"3\"}}");
        }
        String json = "{\"properties\":{\"a\":{}}}";
        assertThat(Json.compact(binder(json).bind(ArgumentWords.of(List.of("{\"b\":1}")))))
                .isEqualTo("{\"b\":1}");
    }

    @Test
    void unchecked_binding_takes_what_does_not_fit() {
        ArgumentWords words = ArgumentWords.of(List.of("--citty", "Oslo", "days=three", "verbose:=3", "--no-color=x"));
        assertThat(Json.compact(binder(TOOL).bindUnchecked(words)))
                .isEqualTo("{\"citty\":\"Oslo\",\"days\":\"three\",\"verbose\":3,\"no-color\":\"x\"}");
        ArgumentBinder binder = binder(TOOL);
        assertThat(catchThrowableOfType(Failure.class, () -> binder.bindUnchecked(ArgumentWords.of(List.of("hello")))))
                .hasMessage("'hello' is no argument; write city=hello");
    }

    @Test
    void a_schema_that_cannot_be_checked_says_how_to_go_on() {
        String schema = "{\"$schema\":\"https://example.com/mine\",\"properties\":{\"a\":{\"type\":\"integer\"}}}";
        Failure failure = failure(schema, "a=1");
        assertThat(failure.code()).isEqualTo("schema");
        assertThat(failure.hint()).isEqualTo("--no-validate sends the arguments unchecked");
        assertThat(Json.compact(binder(schema).bindUnchecked(ArgumentWords.of(List.of("a=1")))))
                .isEqualTo("{\"a\":1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"properties\":5}",
                "{\"properties\":{\"x\":7}}",
                "{\"properties\":{\"x\":null},\"required\":7}",
                "{\"type\":[],\"properties\":[]}",
                "{\"properties\":{\"x\":{\"type\":\"date\"}}}",
                "{\"properties\":{\"x\":{\"enum\":\"a\",\"items\":3,\"anyOf\":{}}}}"
            })
    void a_broken_schema_still_binds_what_it_does_not_forbid(String schema) {
        assertThat(Json.compact(binder(schema).bindUnchecked(ArgumentWords.of(List.of("x=1", "y=2")))))
                .isEqualTo("{\"x\":\"1\",\"y\":\"2\"}");
    }

    @Test
    void ten_megabytes_from_stdin_bind() {
        String large = "é".repeat(5_000_000);
        ArgumentBinder binder = new ArgumentBinder((ObjectNode) Json.parse(TOOL), new FixedSource(Map.of(), large));
        ObjectNode bound = binder.bind(ArgumentWords.of(List.of("city=@-")));
        assertThat(bound.path("city").textValue()).hasSize(5_000_000);
        ArgumentBinder whole = new ArgumentBinder(
                (ObjectNode) Json.parse(TOOL), new FixedSource(Map.of(), "{\"city\":\"" + large + "\"}"));
        assertThat(whole.bind(ArgumentWords.of(List.of("--args", "-")))
                        .path("city")
                        .textValue())
                .hasSize(5_000_000);
    }

    @Test
    void deep_nesting_is_refused_clearly() {
        String deep = "[".repeat(1_500) + "]".repeat(1_500);
        assertThat(failure("{}", "x:=" + deep).message()).isEqualTo("the value of 'x' nests deeper than 1000 levels");
        assertThat(failure("{}", "x" + ".y".repeat(100) + "=1").message())
                .isEqualTo("an argument's name nests deeper than 64 levels");
    }

    @Test
    void names_of_properties_with_dots_beat_nesting_at_every_level() {
        String schema = "{\"properties\":{\"a\":{\"type\":\"object\",\"properties\":{\"b.c\":{\"type\":\"integer\"},"
                + "\"b\":{\"type\":\"object\",\"properties\":{\"c\":{\"type\":\"integer\"}}}}}}}";
        assertThat(Json.compact(binder(schema).bind(ArgumentWords.of(List.of("a.b.c=1")))))
                .isEqualTo("{\"a\":{\"b.c\":1}}");
    }
}
