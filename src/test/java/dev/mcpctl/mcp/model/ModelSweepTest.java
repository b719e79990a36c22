package dev.mcpctl.mcp.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.mcpctl.json.Json;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every view reads what servers may leave out, get wrong or add, and keeps what came. */
class ModelSweepTest {

    /**
     * A complete object for one view.
     *
     * @param needed members without which there is no view
     */
    private record Specimen(Class<?> type, Set<String> needed, String json) {

        ObjectNode node() {
            return (ObjectNode) Json.parse(json.replace('\'', '"'));
        }
    }

    private static final Set<String> OPTIONAL_TEXTS = Set.of("title", "description", "mimeType", "size");

    private static final List<Specimen> SPECIMENS = List.of(
            new Specimen(
                    Tool.class,
                    Set.of("name"),
                    "{'name':'n','title':'t','description':'d','inputSchema':{'type':'object'},"
                            + "'outputSchema':{'type':'array'},'annotations':{'readOnlyHint':true}}"),
            new Specimen(
                    Resource.class,
                    Set.of("uri"),
                    "{'uri':'u:1','name':'n','title':'t','description':'d','mimeType':'text/plain','size':5}"),
            new Specimen(
                    ResourceTemplate.class,
                    Set.of("uriTemplate"),
                    "{'uriTemplate':'u:{x}','name':'n','title':'t','description':'d','mimeType':'text/plain'}"),
            new Specimen(
                    Prompt.class,
                    Set.of("name"),
                    "{'name':'n','title':'t','description':'d','arguments':[{'name':'a'}]}"),
            new Specimen(
                    Prompt.Argument.class,
                    Set.of("name"),
                    "{'name':'n','title':'t','description':'d','required':true}"),
            new Specimen(ResourceContents.class, Set.of("text"), "{'uri':'u:1','mimeType':'text/plain','text':'x'}"),
            new Specimen(
                    ToolResult.class,
                    Set.of(),
                    "{'content':[{'type':'text','text':'x'}],'structuredContent':{'a':1},'isError':true}"),
            new Specimen(Content.Text.class, Set.of("type", "text"), "{'type':'text','text':'x'}"),
            new Specimen(
                    Content.Image.class,
                    Set.of("type", "data"),
                    "{'type':'image','data':'QUJD','mimeType':'image/png'}"),
            new Specimen(
                    Content.Audio.class,
                    Set.of("type", "data"),
                    "{'type':'audio','data':'QUJD','mimeType':'audio/ogg'}"),
            new Specimen(
                    Content.Embedded.class,
                    Set.of("type", "resource"),
                    "{'type':'resource','resource':{'uri':'u:1','blob':'QUJD'}}"),
            new Specimen(Content.Link.class, Set.of("type", "uri"), "{'type':'resource_link','uri':'u:1','name':'n'}"));

    private interface Check {
        void of(Specimen specimen) throws Exception;
    }

    private static List<DynamicTest> each(Check check) {
        List<DynamicTest> tests = new ArrayList<>();
        for (Specimen specimen : SPECIMENS) {
            tests.add(DynamicTest.dynamicTest(specimen.type().getSimpleName(), () -> check.of(specimen)));
        }
        return tests;
    }

    /** Reads as the program does; null when the view is broken or of another kind. */
    private static @Nullable Object read(Class<?> type, JsonNode node) throws ReflectiveOperationException {
        Class<?> reader = Content.class.isAssignableFrom(type) ? Content.class : type;
        Method method = reader.getMethod("read", JsonNode.class);
        try {
            Object view = method.invoke(null, node);
            return type.isInstance(view) ? view : null;
        } catch (InvocationTargetException thrown) {
            assertThat(thrown.getCause()).isInstanceOf(Item.Broken.class);
            return null;
        }
    }

    private static Object view(Class<?> type, JsonNode node) throws ReflectiveOperationException {
        Object view = read(type, node);
        if (view == null) {
            throw new AssertionError(type.getSimpleName() + " was not read from " + Json.compact(node));
        }
        return view;
    }

    private static JsonNode raw(Object view) throws ReflectiveOperationException {
        return (JsonNode) view.getClass().getMethod("raw").invoke(view);
    }

    private static @Nullable Object component(Object view, String name) throws ReflectiveOperationException {
        for (RecordComponent component : view.getClass().getRecordComponents()) {
            if (component.getName().equals(name)) {
                return component.getAccessor().invoke(view);
            }
        }
        return null;
    }

    @Test
    void every_view_has_a_specimen() {
        Set<String> views = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.mcpctl.mcp.model")) {
            if (type.isRecord() && type.tryGetField("raw").isPresent()) {
                views.add(type.getSimpleName());
            }
        }
        Set<String> specimens = new TreeSet<>(Set.of("Item", "Unknown"));
        SPECIMENS.forEach(specimen -> specimens.add(specimen.type().getSimpleName()));
        assertThat(views).isEqualTo(specimens);
    }

    @TestFactory
    List<DynamicTest> a_complete_object_is_read_and_kept() {
        return each(specimen -> {
            ObjectNode node = specimen.node();
            Object view = view(specimen.type(), node);
            assertThat(raw(view)).isSameAs(node);
            for (RecordComponent component : view.getClass().getRecordComponents()) {
                assertThat(component.getAccessor().invoke(view))
                        .as(component.getName())
                        .isNotNull();
            }
        });
    }

    @TestFactory
    List<DynamicTest> members_that_nobody_knows_are_kept() {
        return each(specimen -> {
            ObjectNode node = specimen.node();
            node.putObject("_meta").put("k", "v");
            node.putArray("x-own").add(1);
            assertThat(Json.compact(raw(view(specimen.type(), node)))).isEqualTo(Json.compact(node));
        });
    }

    @TestFactory
    List<DynamicTest> members_may_be_missing_null_or_of_another_type_unless_they_are_needed() {
        return each(specimen -> {
            for (String name : (Iterable<String>) () -> specimen.node().fieldNames()) {
                for (String replacement : List.of("", "null", "{\"odd\":[{}]}", "[5,{}]", "7.5", "false")) {
                    ObjectNode node = specimen.node();
                    if (replacement.isEmpty()) {
                        node.remove(name);
                    } else {
                        node.set(name, Json.parse(replacement));
                    }
                    judge(specimen, name, node);
                }
            }
        });
    }

    private static void judge(Specimen specimen, String name, ObjectNode node) throws ReflectiveOperationException {
        String what = specimen.type().getSimpleName() + " with " + Json.compact(node);
        if (specimen.needed().contains(name)) {
            assertThat(read(specimen.type(), node)).as(what).isNull();
            return;
        }
        Object view = view(specimen.type(), node);
        assertThat(raw(view)).as(what).isSameAs(node);
        Object value = component(view, name);
        if (OPTIONAL_TEXTS.contains(name)) {
            assertThat(value).as(what).isNull();
        }
        if (value instanceof String text) {
            assertThat(text).as(what).isEqualTo(name.equals("name") ? component(view, identity(view)) : "");
        }
    }

    /** A missing name falls back to what identifies the thing; a missing URI of contents to an empty one. */
    private static String identity(Object view) {
        return view instanceof Resource ? "uri" : "uriTemplate";
    }

    @TestFactory
    List<DynamicTest> what_is_no_object_is_broken_and_never_an_exception() {
        return each(specimen -> {
            for (String json : List.of("null", "5", "\"text\"", "[]", "[{}]", "true")) {
                JsonNode node = Json.parse(json);
                Object view = read(specimen.type(), node);
                if (specimen.type() == ToolResult.class) {
                    assertThat(view).isEqualTo(new ToolResult(List.of(), null, false, node));
                } else {
                    assertThat(view).as(json).isNull();
                }
            }
        });
    }

    @Test
    void absent_and_null_structured_content_are_two_things() {
        assertThat(ToolResult.read(Json.object()).structured()).isNull();
        assertThat(ToolResult.read(Json.object().putNull("structuredContent")).structured())
                .isEqualTo(Json.parse("null"));
    }

    @Test
    void a_block_that_nobody_knows_stays_in_its_place_with_its_problem() {
        ToolResult result = ToolResult.read(Json.parse(
                "{\"content\":[{\"type\":\"text\",\"text\":\"a\"},{\"type\":\"video\"},{\"type\":\"text\"},5,{}]}"));
        assertThat(result.content().stream().map(Content::kind))
                .containsExactly(
                        Content.Kind.TEXT,
                        Content.Kind.UNKNOWN,
                        Content.Kind.UNKNOWN,
                        Content.Kind.UNKNOWN,
                        Content.Kind.UNKNOWN);
        assertThat(result.content().stream().skip(1).map(block -> ((Content.Unknown) block).problem()))
                .containsExactly(
                        "a block of unknown type 'video'",
                        "the block has no text 'text'",
                        "the block is no object",
                        "the block has no 'type'");
    }

    @Test
    void content_that_is_no_array_is_one_unknown_block() {
        assertThat(ToolResult.read(Json.parse("{\"content\":{\"type\":\"text\",\"text\":\"a\"}}"))
                        .content())
                .singleElement()
                .isInstanceOf(Content.Unknown.class);
    }

    @Test
    void contents_need_exactly_one_of_text_and_blob() {
        assertThatThrownBy(() -> ResourceContents.read(Json.parse("{\"text\":\"a\",\"blob\":\"QQ==\"}")))
                .hasMessage("has both text and blob");
        assertThatThrownBy(() -> ResourceContents.read(Json.parse("{\"uri\":\"u:1\"}")))
                .hasMessage("has neither text nor blob");
    }

    @Test
    void the_name_for_people_is_the_title_then_the_annotations_then_the_name() throws Item.Broken {
        assertThat(Tool.read(Json.parse("{\"name\":\"n\",\"title\":\"t\",\"annotations\":{\"title\":\"a\"}}"))
                        .displayName())
                .isEqualTo("t");
        assertThat(Tool.read(Json.parse("{\"name\":\"n\",\"annotations\":{\"title\":\"a\"}}"))
                        .displayName())
                .isEqualTo("a");
        assertThat(Tool.read(Json.parse("{\"name\":\"n\",\"annotations\":{\"title\":null}}"))
                        .displayName())
                .isEqualTo("n");
    }

    @Test
    void a_tool_that_says_nothing_may_destroy_and_a_read_only_one_may_not() throws Item.Broken {
        Tool silent = Tool.read(Json.parse("{\"name\":\"n\"}"));
        assertThat(silent.readOnly()).isFalse();
        assertThat(silent.destructive()).isTrue();
        Tool reading = Tool.read(
                Json.parse("{\"name\":\"n\",\"annotations\":{\"readOnlyHint\":true,\"destructiveHint\":true}}"));
        assertThat(reading.readOnly()).isTrue();
        assertThat(reading.destructive()).isFalse();
        Tool gentle = Tool.read(Json.parse("{\"name\":\"n\",\"annotations\":{\"destructiveHint\":false}}"));
        assertThat(gentle.destructive()).isFalse();
    }

    @Test
    void broken_arguments_of_a_prompt_are_left_out_and_stay_raw() throws Item.Broken {
        JsonNode node = Json.parse("{\"name\":\"n\",\"arguments\":[{\"name\":\"a\"},5,{\"title\":\"b\"}]}");
        Prompt prompt = Prompt.read(node);
        assertThat(prompt.arguments().stream().map(Prompt.Argument::name)).containsExactly("a");
        assertThat(prompt.raw().path("arguments").size()).isEqualTo(3);
    }
}
