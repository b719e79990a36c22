package dev.mcpctl.cli.arguments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.model.Prompt;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PromptArgumentsTest {

    private static final List<Prompt.Argument> LISTED = List.of(argument("topic", true), argument("style", false));

    private static Prompt.Argument argument(String name, boolean required) {
        return new Prompt.Argument(name, null, null, required, Json.object());
    }

    private static PromptArguments binder(List<Prompt.Argument> arguments) {
        return new PromptArguments(arguments, new FixedSource(Map.of("t.txt", "long\n"), "in"));
    }

    private static Map<String, String> bind(String... words) {
        return binder(LISTED).bind(ArgumentWords.of(List.of(words)));
    }

    private static String refusal(List<Prompt.Argument> arguments, String... words) {
        PromptArguments binder = binder(arguments);
        Failure failure = catchThrowableOfType(Failure.class, () -> binder.bind(ArgumentWords.of(List.of(words))));
        assertThat(Objects.requireNonNull(failure).kind()).isEqualTo(Failure.Kind.USAGE);
        return failure.message();
    }

    @Test
    void the_forms_are_those_of_tools_and_all_values_are_text() {
        assertThat(bind("--topic", "MCP", "style=42")).containsExactly(entry("topic", "MCP"), entry("style", "42"));
        assertThat(bind("-a", "topic=true")).containsExactly(entry("topic", "true"));
        assertThat(bind("topic=@t.txt", "style=@-")).containsExactly(entry("topic", "long\n"), entry("style", "in"));
    }

    @Test
    void json_that_is_no_text_is_rendered() {
        assertThat(bind("topic:={\"a\": [1, 2.50]}", "style:=null"))
                .containsExactly(entry("topic", "{\"a\":[1,2.50]}"), entry("style", "null"));
        assertThat(bind("{\"topic\":3,\"style\":\"s\"}")).containsExactly(entry("topic", "3"), entry("style", "s"));
    }

    @Test
    void required_and_unknown_names_are_told() {
        assertThat(refusal(LISTED, "style=x")).isEqualTo("argument 'topic' is required: a string");
        assertThat(refusal(LISTED, "topik=x")).isEqualTo("argument 'topik' is not known; did you mean 'topic'?");
        assertThat(refusal(LISTED, "topic=x", "zebra=x"))
                .isEqualTo("argument 'zebra' is not known; known are 'topic', 'style'");
        assertThat(refusal(List.of(), "topic=x")).isEqualTo("argument 'topic' is not known; no arguments are taken");
        assertThat(refusal(LISTED, "{\"topic\":\"x\",\"styl\":\"y\"}"))
                .isEqualTo("argument 'styl' is not known; did you mean 'style'?");
    }

    @Test
    void word_mistakes_are_told_as_for_tools() {
        assertThat(refusal(LISTED, "hello")).isEqualTo("'hello' is no argument; write topic=hello");
        assertThat(refusal(LISTED, "topic=a", "topic=b"))
                .isEqualTo("argument 'topic' is given more than once, and it is no array");
    }

    @Test
    void unchecked_binding_takes_any_name_and_misses_none() {
        assertThat(binder(LISTED).bindUnchecked(ArgumentWords.of(List.of("zebra=x"))))
                .containsExactly(entry("zebra", "x"));
    }
}
