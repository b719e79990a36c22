package dev.mcpctl.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTest {

    @TempDir
    Path directory;

    @Test
    void a_missing_command_names_what_was_searched() throws IOException {
        Path bin = Files.createDirectory(directory.resolve("bin"));
        executable(bin.resolve("uvx"), "#!/bin/sh\n");
        fails(List.of("npx"), bin, failure -> {
            assertThat(failure.kind()).isEqualTo(Failure.Kind.UNREACHABLE);
            assertThat(failure.code()).isEqualTo("command_not_found");
            assertThat(failure.message()).isEqualTo("command 'npx' was not found on PATH");
            assertThat(failure.hint()).startsWith("install Node.js");
            assertThat(failure.details()).containsEntry("searched", List.of(bin.toString()));
        });
    }

    @Test
    void a_misspelled_command_gets_the_nearest_name() throws IOException {
        executable(directory.resolve("weather-server"), "#!/bin/sh\n");
        executable(directory.resolve("whether"), "#!/bin/sh\n");
        fails(List.of("waether-server"), directory, failure -> {
            assertThat(failure.hint()).isEqualTo("did you mean 'weather-server'?");
            assertThat(failure.details()).containsEntry("nearest", List.of("weather-server"));
        });
    }

    @Test
    void a_command_of_a_letter_or_two_could_be_anything() throws IOException {
        executable(directory.resolve("["), "#!/bin/sh\n");
        executable(directory.resolve("xy"), "#!/bin/sh\n");
        fails(List.of("x"), directory, failure -> assertThat(failure.hint()).startsWith("install it"));
    }

    @Test
    void python_is_python3_where_only_that_is_there() throws IOException {
        executable(directory.resolve("python3"), "#!/bin/sh\n");
        fails(
                List.of("python"),
                directory,
                failure -> assertThat(failure.hint()).contains("'python3'"));
    }

    @Test
    void a_file_in_the_working_directory_gets_its_path_suggested() throws IOException {
        executable(directory.resolve("server"), "#!/bin/sh\n");
        Path empty = Files.createDirectory(directory.resolve("empty"));
        fails(
                List.of("server"),
                empty,
                failure -> assertThat(failure.hint())
                        .isEqualTo("a file of that name is in the working directory; write ./server"));
    }

    @Test
    void a_whole_command_line_in_one_word_is_recognised() {
        fails(
                List.of("npx -y server"),
                directory,
                failure -> assertThat(failure.hint()).contains("one word"));
    }

    @Test
    void a_missing_path_says_where_it_stops() {
        fails(List.of("./bin/server"), directory, failure -> {
            assertThat(failure.message()).isEqualTo("command './bin/server' does not exist");
            assertThat(failure.hint()).contains("there is no 'bin' in " + directory);
        });
    }

    @Test
    void a_file_that_is_not_executable_gets_chmod_and_its_interpreter() throws IOException {
        Files.writeString(directory.resolve("server.py"), "print()");
        fails(List.of("./server.py"), directory, failure -> {
            assertThat(failure.code()).isEqualTo("not_executable");
            assertThat(failure.hint()).contains("python3 ", "chmod +x ");
        });
    }

    @Test
    void a_directory_is_no_program() {
        fails(List.of("./"), directory, failure -> assertThat(failure.code()).isEqualTo("is_directory"));
        fails(List.of("."), directory, failure -> assertThat(failure.code()).isEqualTo("is_directory"));
    }

    @Test
    void a_script_whose_interpreter_is_missing_is_explained() throws IOException {
        executable(directory.resolve("tool"), "#!/usr/bin/env no-such-node\nx\n");
        executable(directory.resolve("old"), "#!/opt/no/such/python\nx\n");
        executable(directory.resolve("dos"), "#!/bin/sh\r\necho\r\n");
        fails(
                List.of("tool"),
                directory,
                failure -> assertThat(failure.message()).endsWith("needs 'no-such-node', which was not found"));
        fails(
                List.of("old"),
                directory,
                failure -> assertThat(failure.message()).endsWith("needs '/opt/no/such/python', which was not found"));
        fails(List.of("dos"), directory, failure -> assertThat(failure.hint()).contains("Windows end of line"));
    }

    @Test
    void an_empty_command_and_a_missing_directory_are_refused() {
        fails(List.of(), directory, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.USAGE));
        ProgramStart start =
                new ProgramStart(List.of("cat"), ProcessEnvironment.inheritAll(), directory.resolve("nowhere"));
        assertThatThrownBy(() -> new Programs(Host.current()).start(start))
                .hasMessage("working directory '" + directory.resolve("nowhere") + "' does not exist");
    }

    @Test
    void a_working_directory_that_is_a_file_is_called_one() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        ProgramStart start = new ProgramStart(List.of("cat"), ProcessEnvironment.inheritAll(), file);
        assertThatThrownBy(() -> new Programs(Host.current()).start(start))
                .hasMessage("working directory '" + file + "' is no directory");
    }

    @Test
    void a_variable_that_cannot_be_given_is_named_without_its_value() {
        ProcessEnvironment broken = ProcessEnvironment.of(true, Map.of("KEY", Secret.of("se\0cret")));
        ProgramStart start = new ProgramStart(List.of("cat"), broken, directory);
        assertThatThrownBy(() -> new Programs(Host.current()).start(start))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.code()).isEqualTo("start_failed");
                    assertThat(failure.message()).contains("'KEY'").doesNotContain("cret");
                });
    }

    @Test
    void exactly_the_given_variables_arrive() throws IOException {
        ProcessEnvironment only =
                ProcessEnvironment.only(Map.of("A", Secret.of("1"), "PATH", Secret.of("/usr/bin:/bin")));
        StartedProgram program = new Programs(Host.current()).start(new ProgramStart(List.of("env"), only, directory));
        String output = new String(program.output().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(output.lines()).containsExactlyInAnyOrder("A=1", "PATH=/usr/bin:/bin");
        assertThat(program.awaitExit(5_000)).isZero();
    }

    @Test
    void arguments_and_directory_arrive_unchanged() throws IOException {
        StartedProgram program = new Programs(Host.current())
                .start(new ProgramStart(
                        List.of("/bin/sh", "-c", "pwd; printf '<%s>' \"$@\"", "sh", "a b", "", "$HOME", "*", "-x"),
                        ProcessEnvironment.inheritAll(),
                        directory));
        String output = new String(program.output().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(output).isEqualTo(directory.toRealPath() + "\n<a b><><$HOME><*><-x>");
    }

    @Test
    void on_windows_extensions_are_tried_and_case_does_not_matter() throws IOException {
        Files.writeString(directory.resolve("npx.cmd"), "");
        Host windows = new Host(Platform.WINDOWS, Map.of("Path", directory.toString(), "PATHEXT", ".EXE;.cmd"));
        ProgramSearch search = new ProgramSearch(windows, windows.environment(), directory);
        assertThat(search.find("npx").getName()).isEqualTo("npx.cmd");
        assertThat(search.find("npx.cmd").getName()).isEqualTo("npx.cmd");
        assertThatThrownBy(() -> search.find("node")).isInstanceOf(Failure.class);
    }

    private void fails(List<String> command, Path path, Consumer<Failure> requirements) {
        ProcessEnvironment environment = ProcessEnvironment.of(true, Map.of("PATH", Secret.of(path.toString())));
        ProgramStart start = new ProgramStart(command, environment, directory);
        assertThatThrownBy(() -> new Programs(Host.current()).start(start))
                .isInstanceOfSatisfying(Failure.class, requirements);
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
