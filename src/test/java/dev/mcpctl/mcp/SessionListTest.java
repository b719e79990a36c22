package dev.mcpctl.mcp;

import static dev.mcpctl.testing.ScriptedServer.legacy;
import static dev.mcpctl.testing.ScriptedServer.modern;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.model.Item;
import dev.mcpctl.mcp.model.Tool;
import dev.mcpctl.testing.ScriptedServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Lists are whole or fail, in both eras. */
class SessionListTest {

    private static Failure refused(ThrowingAction action) {
        return catchThrowableOfType(Failure.class, action::run);
    }

    private interface ThrowingAction {
        void run() throws Exception;
    }

    @ParameterizedTest
    @EnumSource
    void lists_are_read_page_after_page_and_an_empty_cursor_is_a_cursor(Speech speech) {
        ScriptedServer server = speech.server().on("tools/list", (request, wire) -> {
            JsonNode cursor = request.path("params").path("cursor");
            if (cursor.isMissingNode()) {
                wire.answer(request, "{'tools':[{'name':'a'}],'nextCursor':''}");
            } else if (cursor.textValue().isEmpty()) {
                wire.answer(request, "{'tools':[],'nextCursor':'é opaque=='}");
            } else {
                wire.answer(request, "{'tools':[{'name':'b'}],'nextCursor':null}");
            }
        });
        try (Scene scene = Scene.with(server)) {
            assertThat(Json.compact(speech.open(scene).all(ListKind.TOOLS)))
                    .isEqualTo("[{\"name\":\"a\"},{\"name\":\"b\"}]");
            assertThat(scene.sent("tools/list").stream()
                            .map(request ->
                                    request.path("params").path("cursor").asText("none")))
                    .containsExactly("none", "", "é opaque==");
        }
    }

    @ParameterizedTest
    @EnumSource(ListKind.class)
    void each_kind_has_its_method_and_its_member(ListKind kind) {
        String answer = "{'" + kind.member() + "':[{'name':'only'}]}";
        try (Scene scene = Scene.with(modern().result(kind.method(), answer))) {
            assertThat(scene.open("modern").all(kind)).hasSize(1);
        }
        assertThat(ListKind.of(kind.plural())).isEqualTo(kind);
        assertThat(ListKind.of(kind.singular())).isEqualTo(kind);
    }

    @ParameterizedTest
    @EnumSource
    void a_cursor_that_comes_again_ends_the_list_with_a_failure(Speech speech) {
        ScriptedServer server = speech.server().result("prompts/list", "{'prompts':[{'name':'p'}],'nextCursor':'x'}");
        try (Scene scene = Scene.with(server)) {
            Failure failure = refused(() -> speech.open(scene).all(ListKind.PROMPTS));
            assertThat(failure.code()).isEqualTo("endless_list");
            assertThat(failure).hasMessage("the list of prompts does not end: the cursor of page 2 came before");
        }
    }

    @Test
    void a_list_of_too_many_pages_is_never_cut_silently() {
        int[] page = {0};
        ScriptedServer server = modern().on(
                        "tools/list",
                        (request, wire) -> wire.answer(request, "{'tools':[],'nextCursor':'" + page[0]++ + "'}"));
        try (Scene scene = Scene.with(server)) {
            Failure failure = refused(() -> scene.open("modern").all(ListKind.TOOLS));
            assertThat(failure).hasMessage("the list of tools does not end: 1000 pages and 0 items so far");
            assertThat(scene.sent("tools/list")).hasSize(Pages.MAX_PAGES);
        }
    }

    @Test
    void a_list_of_too_many_items_is_never_cut_silently() {
        String items = "{'name':'t'},".repeat(Pages.MAX_ITEMS) + "{'name':'t'}";
        ScriptedServer server = modern().result("tools/list", "{'tools':[" + items + "],'nextCursor':'more'}");
        try (Scene scene = Scene.with(server)) {
            assertThat(refused(() -> scene.open("modern").all(ListKind.TOOLS)))
                    .hasMessage("the list of tools does not end: 1 pages and 100001 items so far");
        }
    }

    @ParameterizedTest
    @EnumSource
    void malformed_items_are_kept_where_they_stand(Speech speech) {
        ScriptedServer server = speech.server()
                .result("tools/list", "{'tools':[{'name':'a'},5,{'title':'no name'},null,{'name':'a','x':1}]}");
        try (Scene scene = Scene.with(server)) {
            List<Item<Tool>> tools = Item.readAll(speech.open(scene).all(ListKind.TOOLS), Tool::read);
            assertThat(tools).hasSize(5);
            assertThat(tools.stream().map(Item::problem))
                    .containsExactly(null, "is no object", "has no 'name'", "is no object", null);
            assertThat(tools.get(1).raw()).isEqualTo(Json.parse("5"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {}                             | without an array 'tools'
            {'tools':{}}                   | without an array 'tools'
            {'tools':[],'nextCursor':5}    | with a nextCursor that is no text
            {'tools':[],'nextCursor':{}}   | with a nextCursor that is no text
            """)
    void a_list_in_another_shape_is_a_broken_answer(String result, String problem) {
        try (Scene scene = Scene.with(legacy("2025-06-18").result("tools/list", result))) {
            Failure failure = refused(() -> scene.open("legacy").all(ListKind.TOOLS));
            assertThat(failure.kind()).isEqualTo(Failure.Kind.PROTOCOL);
            assertThat(failure).hasMessage("the server answered tools/list " + problem);
        }
    }

    @Test
    void what_the_server_does_not_offer_is_empty_without_asking() {
        ScriptedServer server =
                legacy("x").result("initialize", "{'protocolVersion':'2025-11-25','capabilities':{'tools':{}}}");
        try (Scene scene = Scene.with(server)) {
            Session session = scene.open("legacy");
            assertThat(session.all(ListKind.RESOURCES)).isEmpty();
            assertThat(session.all(ListKind.TEMPLATES)).isEmpty();
            assertThat(session.all(ListKind.PROMPTS)).isEmpty();
            assertThat(scene.wire().methods()).containsExactly("initialize", "notifications/initialized");
        }
    }

    @Test
    void an_interruption_between_two_pages_is_not_lost() {
        Session[] session = new Session[1];
        ScriptedServer server = modern().on("tools/list", (request, wire) -> {
            wire.answer(
                    request, "{'tools':[],'nextCursor':'" + request.path("id").longValue() + "'}");
            if (request.path("id").longValue() > 50) {
                session[0].interrupt(Failure.of(Failure.Kind.INTERRUPTED, "interrupted", "ctrl-c"));
            }
        });
        try (Scene scene = Scene.with(server)) {
            session[0] = scene.open("modern");
            assertThat(refused(() -> session[0].all(ListKind.TOOLS))).hasMessage("ctrl-c");
        }
    }
}
