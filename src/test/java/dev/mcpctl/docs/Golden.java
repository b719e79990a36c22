package dev.mcpctl.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that are generated and kept: compared by tests, rewritten with {@code -Dgolden.update=true}. */
final class Golden {

    private Golden() {}

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException problem) {
            throw new UncheckedIOException("cannot read " + file.toAbsolutePath(), problem);
        }
    }

    /** Checks that the file holds this text. */
    static void check(Path file, String expected) {
        if (Boolean.getBoolean("golden.update")) {
            write(file, expected);
        }
        assertThat(Files.exists(file) ? read(file) : "")
                .as(file + "; rewrite it with -Dgolden.update=true")
                .isEqualTo(expected);
    }

    /** Checks that a Markdown file holds this text between the comments that carry the name. */
    static void checkSection(Path file, String name, String expected) {
        String text = read(file);
        String begin = "<!-- generated: " + name + " -->\n";
        String end = "<!-- end: " + name + " -->";
        int start = text.indexOf(begin);
        int stop = text.indexOf(end);
        assertThat(start).as("'" + begin.strip() + "' in " + file).isNotNegative();
        assertThat(stop).as("'" + end + "' in " + file).isGreaterThan(start);
        check(file, text.substring(0, start + begin.length()) + expected + text.substring(stop));
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException problem) {
            throw new UncheckedIOException("cannot write " + file, problem);
        }
    }
}
