package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TemplateTypingTest {

    @Test
    void the_literal_beginning_is_typed_first() {
        TemplateTyping typing = TemplateTyping.of("demo://cities/{city}", "demo://c");
        assertThat(typing.variable()).isEmpty();
        assertThat(typing.literal()).isEqualTo("demo://cities/");
    }

    @Test
    void then_the_variables_one_after_the_other() {
        TemplateTyping first = TemplateTyping.of("x://{a}/y/{b}", "x://va");
        assertThat(first.variable() + " " + first.value() + " " + first.after()).isEqualTo("a va /y/");
        TemplateTyping second = TemplateTyping.of("x://{a}/y/{b}", "x://value/y/q");
        assertThat(second.variable() + " " + second.value() + " " + second.before())
                .isEqualTo("b q {a=value}");
        assertThat(second.last()).isTrue();
    }

    @Test
    void what_does_not_fit_is_not_followed() {
        assertThat(TemplateTyping.of("demo://cities/{city}", "file://")).isNull();
        assertThat(TemplateTyping.of("x://{?q*}", "x://a")).isNull();
        assertThat(TemplateTyping.of("x://{open", "x://a")).isNull();
    }
}
