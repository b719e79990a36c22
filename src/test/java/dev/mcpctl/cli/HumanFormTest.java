package dev.mcpctl.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.process.CommandLine;
import dev.mcpctl.process.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person at a terminal sees of results. */
class HumanFormTest {

    @TempDir
    Path work;

    private static CliRun terminal(String... words) {
        return CliRun.of(words).terminals("012").with("NO_COLOR", "1").with("MCPCTL_NO_PAGER", "1");
    }

    @Test
    void a_list_fits_the_width_and_shows_what_tools_claim() {
        CliRun.Result result =
                terminal("list", "demo", "tools").size("24 80").run().exits(0);
        assertThat(result.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(result.out())
                .contains("weather(city, days?, units?) ")
                .containsPattern("delete_everything\\(\\) +!= ")
                .endsWith("\nr read-only  ! destructive  = idempotent  @ open world\n");
    }

    @Test
    void the_wide_form_is_never_cut_and_says_everything() {
        CliRun.Result result = terminal("list", "demo", "tools", "-o", "wide")
                .size("24 80")
                .run()
                .exits(0);
        assertThat(result.out())
                .containsPattern("(?m)^delete_everything\n.*\n  claims +destructive, idempotent\n")
                .containsPattern("(?m)^  output +\\{city, units, days}$")
                .doesNotContain("…");
        assertThat(result.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(CliRun.run("list", "demo", "tools", "-o", "wide").exits(0).out())
                .containsPattern("^NAME +TITLE +CLAIMS +ARGUMENTS +OUTPUT +DESCRIPTION\n");
    }

    private static List<String> examples(CliRun.Result described) {
        List<String> lines = described.exits(0).out().lines().toList();
        return lines.subList(lines.indexOf("Example") + 1, lines.size()).stream()
                .takeWhile(line -> !line.isEmpty())
                .map(String::strip)
                .toList();
    }

    private CliRun.Result pasted(String example) {
        List<String> words = CommandLine.split(example, Platform.LINUX);
        assertThat(words.get(0)).isEqualTo("mcpctl");
        return CliRun.of(words.subList(1, words.size())).in(work).run();
    }

    static Stream<List<String>> ways_to_name_a_server() {
        List<String> command = CliRun.demoCommand();
        String line = command.stream().map(ShellWord::quoted).collect(joining(" "));
        List<String> verbatim = new ArrayList<>(List.of("--"));
        verbatim.addAll(command);
        return Stream.of(
                List.of("demo"),
                List.of("--server", "demo"),
                verbatim,
                List.of(line),
                List.of("--stdio", line),
                List.of("./server"));
    }

    @ParameterizedTest
    @MethodSource("ways_to_name_a_server")
    void the_example_of_a_description_works_when_pasted(List<String> server) throws Exception {
        String line = CliRun.demoCommand().stream().map(ShellWord::quoted).collect(joining(" "));
        Path script = Files.writeString(work.resolve("server"), "#!/bin/sh\nexec " + line + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        boolean last = server.get(0).startsWith("--");
        List<String> words = new ArrayList<>(List.of("describe"));
        words.addAll(last ? List.of() : server);
        words.add("shapes");
        words.addAll(last ? server : List.of());
        List<String> examples = examples(CliRun.of(words).in(work).run());
        assertThat(examples).hasSize(1);
        pasted(examples.get(0)).exits(0);
    }

    @Test
    void the_examples_of_a_template_name_its_variables() {
        assertThat(examples(CliRun.run("describe", "demo", "demo://cities/{city}")))
                .containsExactly(
                        "mcpctl read demo demo://cities/CITY", "mcpctl complete demo 'demo://cities/{city}' city");
    }

    @Test
    void the_example_at_a_prompt_names_no_server() {
        assertThat(examples(CliRun.of("repl", "demo").stdin("describe greet\n").run()))
                .containsExactly("prompt greet --name TEXT");
    }

    @Test
    void a_resource_that_is_not_there_is_told_with_the_next_step() {
        CliRun.run("read", "demo", "readme.md").exits(6).says("hint: see: mcpctl list demo resources");
        CliRun.run("read", "demo", "demo://cities/{city}").exits(6).says("values in place of what stands in braces");
    }

    @Test
    void links_of_a_result_are_followed_on_the_same_server() {
        CliRun.Result result = CliRun.run("call", "demo", "link", "--follow").exits(0);
        assertThat(result.out())
                .contains("[resource demo://")
                .contains("\n\ndemo://items/1\nThis is items/1.\n\ndemo://items/2\n");
    }

    @Test
    void what_links_lead_to_is_saved_too() throws Exception {
        CliRun.of("call", "demo", "link", "--follow", "--save", "kept", "-q")
                .in(work)
                .run()
                .exits(0);
        try (var files = Files.list(work.resolve("kept"))) {
            assertThat(files.count()).isGreaterThan(0);
        }
    }

    @Test
    void a_markdown_resource_is_rendered_for_a_person_and_exact_on_a_pipe() {
        String person =
                terminal("read", "demo", "demo://readme.md").run().exits(0).out();
        assertThat(person).startsWith("The demo server\n");
        assertThat(CliRun.run("read", "demo", "demo://readme.md").exits(0).out())
                .startsWith("# The demo server\n");
    }

    @Test
    void a_picture_is_shown_where_the_terminal_can_and_described_elsewhere() {
        String shown = terminal("call", "demo", "image")
                .with("TERM", "xterm-kitty")
                .run()
                .exits(0)
                .out();
        assertThat(shown)
                .startsWith("\u001b_Ga=T,f=100")
                .containsPattern("\\[image/png, 128 x 128, \\d+\\.\\d kB; keep it with -O FILE]\n$");
        String described = CliRun.run("call", "demo", "image").exits(0).out();
        assertThat(described).startsWith("[image/png, 128 x 128, about ");
        String sound = CliRun.run("call", "demo", "audio").exits(0).out();
        assertThat(sound).containsPattern("\\[audio/wav, \\d+\\.\\d s, about ");
    }

    @Test
    void help_begins_with_examples_and_cuts_nothing() {
        String help = terminal("help", "call").size("24 60").run().exits(0).out();
        assertThat(help.indexOf("Examples")).isBetween(0, help.indexOf("Options"));
        assertThat(help).doesNotContain("…");
        assertThat(help.lines().filter(line -> !line.startsWith("  mcpctl") && !line.startsWith("Usage")))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(60));
    }

    @Test
    void the_help_of_every_command_fits_eighty_columns() {
        for (Commands.Entry entry : Commands.all()) {
            String help =
                    terminal("help", entry.name()).size("24 80").run().exits(0).out();
            assertThat(help.lines())
                    .as(entry.name())
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        }
    }

    @Test
    void the_first_screen_shows_the_first_groups_whole_and_names_the_others() {
        String help = CliRun.run("help").exits(0).out();
        for (Commands.Entry entry : Commands.all()) {
            assertThat(help).contains(entry.name());
        }
        assertThat(help).contains("$ mcpctl call demo weather --city Oslo").containsPattern("Explore +info, ");
    }
}
