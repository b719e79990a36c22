package dev.mcpctl.serve.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.ProtocolVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListsTest {

    private final DemoClient client = DemoClient.speaking(ProtocolVersion.V2026_07_28);

    private static JsonNode contents(DemoClient client, String uri) {
        return client.result("resources/read", "{'uri':'" + uri + "'}").path("contents");
    }

    @ParameterizedTest
    @EnumSource
    void resources_come_in_pages_of_five_each_once(ProtocolVersion version) {
        DemoClient reader = DemoClient.speaking(version);
        List<String> uris = new ArrayList<>();
        String params = "{}";
        int pages = 0;
        JsonNode page;
        do {
            page = reader.result("resources/list", params);
            page.path("resources")
                    .forEach(resource -> uris.add(resource.path("uri").asText()));
            assertThat(page.path("resources").size()).isLessThanOrEqualTo(5);
            params = "{'cursor':'" + page.path("nextCursor").asText() + "'}";
            pages++;
        } while (page.has("nextCursor"));

        assertThat(pages).isEqualTo(5);
        assertThat(uris)
                .hasSize(23)
                .doesNotHaveDuplicates()
                .startsWith("demo://logo.png", "demo://readme.md", "demo://numbers.csv", "demo://hostile.txt")
                .endsWith("demo://items/16");
    }

    @Test
    void a_cursor_gives_the_same_page_again() {
        String cursor = client.result("resources/list", "{}").path("nextCursor").asText();

        assertThat(client.result("resources/list", "{'cursor':'" + cursor + "'}"))
                .isEqualTo(client.result("resources/list", "{'cursor':'" + cursor + "'}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tools/list", "resources/list", "resources/templates/list", "prompts/list"})
    void a_cursor_of_nobodys_making_is_refused(String method) {
        String foreign = method.equals("resources/list")
                ? "x"
                : client.result("resources/list", "{}").path("nextCursor").asText();

        assertThat(client.errorCode(method, "{'cursor':'" + foreign + "'}")).isEqualTo(-32602);
        assertThat(client.errorCode(method, "{'cursor':''}")).isEqualTo(-32602);
        assertThat(client.errorCode(method, "{'cursor':5}")).isEqualTo(-32602);
    }

    @Test
    void the_logo_is_a_picture() {
        JsonNode logo = contents(client, "demo://logo.png").path(0);

        assertThat(logo.path("mimeType").asText()).isEqualTo("image/png");
        assertThat(Base64.getDecoder().decode(logo.path("blob").asText())).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void sizes_in_the_list_are_true() {
        JsonNode listed = client.result("resources/list", "{}").path("resources");

        assertThat(listed)
                .filteredOn(resource -> resource.has("size"))
                .hasSize(3)
                .allSatisfy(resource -> {
                    String text = contents(client, resource.path("uri").asText())
                            .path(0)
                            .path("text")
                            .asText();
                    assertThat(text.getBytes(StandardCharsets.UTF_8))
                            .hasSize(resource.path("size").asInt());
                });
    }

    @Test
    void the_hostile_text_has_what_terminals_must_not_see() {
        assertThat(contents(client, "demo://hostile.txt").path(0).path("text").asText())
                .contains("\u001b[31m", "\u001b]0;", "\u202e", "\u200b", "\r", "\b", "\u009b", "\u0000");
    }

    @Test
    void the_folder_has_several_contents() {
        assertThat(contents(client, "demo://folder"))
                .extracting(each -> each.path("uri").asText())
                .containsExactly("demo://folder/first.txt", "demo://folder/second.json", "demo://folder/third.png");
    }

    @Test
    void the_clock_shows_the_time() {
        assertThat(contents(client, "demo://clock").path(0).path("text").asText())
                .isEqualTo(DemoClient.NOW + "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "demo://cities/Oslo, Oslo",
        "demo://cities/S%C3%A3o%20Tom%C3%A9, São Tomé",
        "demo://notes/2024/first%20light, # first light",
        "demo://items/16, items/16",
    })
    void templates_lead_to_resources(String uri, String part) {
        assertThat(contents(client, uri).path(0).path("text").asText()).contains(part);
    }

    @Test
    void a_big_resource_is_exactly_as_big_as_its_uri_says() {
        byte[] bytes = Base64.getDecoder()
                .decode(contents(client, "demo://big/2").path(0).path("blob").asText());

        assertThat(bytes).hasSize(2_000_000);
        assertThat(bytes[1_999_999]).isEqualTo((byte) (1_999_999 % 768));
    }

    @ParameterizedTest
    @EnumSource
    void what_does_not_exist_is_refused_with_its_uri(ProtocolVersion version) {
        DemoClient reader = DemoClient.speaking(version);
        int code = version == ProtocolVersion.V2026_07_28 ? -32602 : -32002;

        for (String uri : List.of(
                "demo://nothing",
                "demo://items/0",
                "demo://items/17",
                "demo://items/01",
                "demo://cities/Atlantis",
                "demo://cities/%zz",
                "demo://notes/2024",
                "demo://notes/2025/stdio",
                "demo://big/0",
                "demo://big/1001",
                "demo://grown/1",
                "file:///etc/passwd")) {
            JsonNode error =
                    reader.request("resources/read", "{'uri':'" + uri + "'}").path("error");
            assertThat(error.path("code").asInt()).as(uri).isEqualTo(code);
            assertThat(error.path("data").path("uri").asText()).isEqualTo(uri);
        }
        assertThat(reader.errorCode("resources/read", "{}")).isEqualTo(-32602);
    }

    @Test
    void prompts_have_arguments_and_messages() {
        JsonNode review =
                client.result("prompts/get", "{'name':'code_review','arguments':{'code':'int x;','language':'c'}}");

        assertThat(review.path("messages"))
                .extracting(message -> message.path("role").asText())
                .containsExactly("user", "user", "assistant", "user");
        assertThat(review.path("messages")
                        .path(1)
                        .path("content")
                        .path("resource")
                        .path("text")
                        .asText())
                .isEqualTo("int x;");
        assertThat(client.result("prompts/get", "{'name':'greet','arguments':{'name':'Ada'}}")
                        .path("messages")
                        .path(0)
                        .path("content")
                        .path("text")
                        .asText())
                .isEqualTo("Please greet Ada in a friendly way.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'name':'nobody'}",
                "{}",
                "{'name':'greet'}",
                "{'name':'greet','arguments':{'style':'brief'}}",
                "{'name':'greet','arguments':{'name':7}}",
                "{'name':'greet','arguments':[]}"
            })
    void a_prompt_that_cannot_be_given_is_refused(String params) {
        assertThat(client.errorCode("prompts/get", params)).isEqualTo(-32602);
    }

    private JsonNode completion(String reference, String name, String value, String context) {
        return client.result(
                        "completion/complete",
                        "{'ref':" + reference + ",'argument':{'name':'" + name + "','value':'" + value + "'}" + context
                                + "}")
                .path("completion");
    }

    @Test
    void completion_goes_by_the_beginning_whatever_its_case() {
        assertThat(Json.compact(completion("{'type':'ref/prompt','name':'greet'}", "style", "F", "")))
                .isEqualTo("{\"values\":[\"formal\",\"friendly\"],\"total\":2,\"hasMore\":false}");
    }

    @Test
    void completion_gives_at_most_a_hundred_values_and_says_how_many_there_are() {
        JsonNode cities = completion("{'type':'ref/resource','uri':'demo://cities/{city}'}", "city", "", "");

        assertThat(cities.path("values")).hasSize(100);
        assertThat(cities.path("total").asInt()).isGreaterThan(100);
        assertThat(cities.path("hasMore").asBoolean()).isTrue();
    }

    @Test
    void completion_heeds_what_has_been_chosen_already() {
        String notes = "{'type':'ref/resource','uri':'demo://notes/{year}/{title}'}";

        assertThat(completion(notes, "title", "", "").path("values")).hasSize(9);
        assertThat(completion(notes, "title", "b", ",'context':{'arguments':{'year':'2025'}}")
                        .path("values"))
                .extracting(JsonNode::asText)
                .containsExactly("batches come", "batches go");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'ref':{'type':'ref/prompt','name':'greet'}}",
                "{'ref':{'type':'ref/prompt','name':'nobody'},'argument':{'name':'style','value':''}}",
                "{'ref':{'type':'ref/prompt','name':'greet'},'argument':{'name':'shoe','value':''}}",
                "{'ref':{'type':'ref/resource','uri':'demo://x/{y}'},'argument':{'name':'y','value':''}}",
                "{'ref':{'type':'ref/tool'},'argument':{'name':'y','value':''}}"
            })
    void completion_of_what_does_not_exist_is_refused(String params) {
        assertThat(client.errorCode("completion/complete", params)).isEqualTo(-32602);
    }
}
