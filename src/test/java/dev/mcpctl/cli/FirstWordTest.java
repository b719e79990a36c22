package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FirstWordTest {

    /** The list stands by itself, because making the forms of all commands would cost every run that begins with an option. */
    @Test
    void exactly_the_options_that_take_a_value_wherever_they_exist_have_it_skipped() {
        Set<String> withValue = new TreeSet<>();
        Set<String> withoutValue = new TreeSet<>();
        for (Commands.Entry entry : Commands.all()) {
            CommandForm form = CommandForm.of(entry.name(), entry.command());
            RecordOptions.describeTrace(form);
            for (OptionForm option : form.options()) {
                (option.takesValue() ? withValue : withoutValue).addAll(option.names());
            }
        }
        assertThat(withValue).contains("-o", "--header", "-O", "--trace-filter");
        Set<String> ambiguous = new TreeSet<>(withValue);
        ambiguous.retainAll(withoutValue);
        assertThat(ambiguous).containsExactly("-f");
        withValue.removeAll(ambiguous);
        assertThat(new TreeSet<>(FirstWord.WITH_VALUE)).isEqualTo(withValue);
    }

    @Test
    void the_value_of_an_option_is_no_command() {
        FirstWord first = FirstWord.of(List.of("-v", "-O", "list", "--timeout=2", "read", "demo", "x"));
        assertThat(first.name()).isEqualTo("read");
        assertThat(first.rest()).containsExactly("-v", "-O", "list", "--timeout=2", "demo", "x");
    }
}
