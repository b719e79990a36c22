package dev.mcpctl.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mcpctl.failure.Failure;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OutputFormatTest {

    @ParameterizedTest
    @EnumSource(OutputFormat.class)
    void each_word_is_read(OutputFormat format) {
        assertThat(OutputFormat.parse(format.word())).isSameAs(format);
    }

    @ParameterizedTest
    @CsvSource({"jsno, json", "yml, yaml", "tabel, table", "names, name", "ndjson, jsonl", "hum, human", "jsonll, jsonl"
    })
    void a_misspelling_gets_the_nearest_word(String given, String near) {
        Failure failure = catchThrowableOfType(Failure.class, () -> OutputFormat.parse(given));
        assertThat(failure.kind()).isEqualTo(Failure.Kind.USAGE);
        assertThat(failure.message())
                .isEqualTo("unknown output format '" + given
                        + "'; use human, json, jsonl, yaml, table, wide, text or name");
        assertThat(failure.hint()).isEqualTo("did you mean '-o " + near + "'?");
    }

    @Test
    void something_else_gets_no_guess() {
        assertThat(catchThrowableOfType(Failure.class, () -> OutputFormat.parse("protobuf"))
                        .hint())
                .isNull();
        assertThat(catchThrowableOfType(Failure.class, () -> OutputFormat.parse(""))
                        .hint())
                .isNull();
    }

    @Test
    void a_form_that_a_command_lacks_is_refused_before_it_runs() {
        EnumSet<OutputFormat> forms = EnumSet.of(OutputFormat.HUMAN, OutputFormat.JSON, OutputFormat.YAML);
        assertThat(OutputFormat.JSON.among(forms, "call")).isSameAs(OutputFormat.JSON);
        Failure failure = catchThrowableOfType(Failure.class, () -> OutputFormat.NAME.among(forms, "call"));
        assertThat(failure.message()).isEqualTo("-o name does not apply to 'call'; use human, json or yaml");
    }
}
