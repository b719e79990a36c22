package dev.mcpctl.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.testing.CommandRun;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ArgumentBytesTest {

    private static byte[] line(String latin) {
        return latin.getBytes(ISO_8859_1);
    }

    /** What the JVM makes of the bytes. */
    private static String[] arguments(String... latin) {
        String[] arguments = new String[latin.length];
        for (int i = 0; i < latin.length; i++) {
            arguments[i] = new String(line(latin[i]), UTF_8);
        }
        return arguments;
    }

    @Test
    void an_argument_that_lost_bytes_is_named() {
        Failure loss = ArgumentBytes.loss(
                arguments("call", "x=caf\u00e9", "whole"), line("java\0Main\0call\0x=caf\u00e9\0whole\0"));
        assertThat(loss.message()).isEqualTo("the argument 'x=caf\uFFFD' holds bytes that are no UTF-8 text");
        assertThat(loss.kind()).isEqualTo(Failure.Kind.USAGE);
        assertThat(loss.hint()).contains("@FILE");
    }

    @Test
    void one_that_is_written_with_that_very_character_is_whole() {
        String written = "x=\u00ef\u00bf\u00bd";
        assertThat(ArgumentBytes.loss(arguments("call", written, ""), line("java\0call\0" + written + "\0\0")))
                .isNull();
        Failure mixed = ArgumentBytes.loss(
                arguments(written, written + "\u00e9"), line("java\0" + written + "\0" + written + "\u00e9\0"));
        assertThat(mixed.message()).contains("'x=\uFFFD\uFFFD'");
    }

    @Test
    void a_locale_that_cannot_read_the_text_is_blamed_for_it() {
        Failure loss = ArgumentBytes.loss(new String[] {"x=\uFFFD\uFFFD"}, line("java\0x=\u00c3\u00a9\0"));
        assertThat(loss.message()).isEqualTo("the argument 'x=\uFFFD\uFFFD' is UTF-8, and the locale is not");
    }

    @Test
    void who_knows_less_words_than_there_are_says_nothing() {
        assertThat(ArgumentBytes.loss(arguments("a", "b"), new byte[0])).isNull();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void nothing_is_sent_in_the_place_of_an_argument_that_is_no_text() {
        List<String> words = new ArrayList<>(
                List.of("/bin/sh", "-c", "exec \"$@\" call demo echo message=\"$(printf 'caf\\351')\" -o json", "sh"));
        words.addAll(CliRun.demoCommand());
        words.remove(words.size() - 1);
        CommandRun.of(words)
                .with("LC_ALL", "C.UTF-8")
                .run()
                .exitsWith(2)
                .prints("")
                .explains("the argument 'message=caf\uFFFD' holds bytes that are no UTF-8 text");
    }
}
