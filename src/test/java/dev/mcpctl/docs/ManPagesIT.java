package dev.mcpctl.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.cli.CommandModel;
import dev.mcpctl.testing.CommandResult;
import dev.mcpctl.testing.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The man pages of the packaged program. */
class ManPagesIT {

    private static final Path DIRECTORY =
            Path.of(System.getProperty("mcpctl.distribution", "target/mcpctl"), "share", "man", "man1");

    @TempDir
    Path work;

    @Test
    void there_is_a_page_for_each_command_and_each_says_what_the_model_says() throws IOException {
        Map<String, String> kept = new TreeMap<>();
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            for (Path file : files.toList()) {
                kept.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        assertThat(kept).isEqualTo(CommandModel.manPages());
    }

    @TestFactory
    List<DynamicTest> man_can_show_each_page() throws IOException {
        boolean required = System.getProperty("mcpctl.servers") != null;
        boolean installed = Files.isExecutable(Path.of("/usr/bin/man"));
        assertThat(installed || !required).as("CI needs man").isTrue();
        List<DynamicTest> tests = new ArrayList<>();
        if (!installed) {
            return tests;
        }
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            for (Path file : files.toList()) {
                tests.add(DynamicTest.dynamicTest(file.getFileName().toString(), () -> shows(file)));
            }
        }
        return tests;
    }

    private void shows(Path file) {
        CommandResult result = CommandRun.of(List.of("man", "--warnings", "-l", file.toString()))
                .in(work)
                .with("MANWIDTH", "100")
                .with("MANPAGER", "cat")
                .with("LC_ALL", "C.UTF-8")
                .run();
        result.exitsWith(0);
        assertThat(result.err()).as("warnings").isEmpty();
        assertThat(result.out()).contains("SYNOPSIS", "EXIT STATUS");
    }
}
