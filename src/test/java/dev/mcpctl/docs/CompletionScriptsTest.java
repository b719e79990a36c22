package dev.mcpctl.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.cli.CommandModel;
import dev.mcpctl.testing.CommandResult;
import dev.mcpctl.testing.CommandRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionScriptsTest {

    private static final Path DIRECTORY = Path.of("completions").toAbsolutePath();
    private static final Map<String, String> SHELLS =
            Map.of("mcpctl.bash", "bash", "_mcpctl", "zsh", "mcpctl.fish", "fish", "mcpctl.ps1", "pwsh");

    @TempDir
    Path work;

    @TestFactory
    List<DynamicTest> the_kept_scripts_are_what_the_program_prints() {
        List<DynamicTest> tests = new ArrayList<>();
        CommandModel.completionScripts()
                .forEach((name, script) ->
                        tests.add(DynamicTest.dynamicTest(name, () -> Golden.check(DIRECTORY.resolve(name), script))));
        assertThat(tests).hasSameSizeAs(SHELLS.keySet());
        return tests;
    }

    /** bash is everywhere we test; the others are asked where they are installed. */
    @TestFactory
    List<DynamicTest> every_shell_that_is_here_can_read_its_script() {
        List<DynamicTest> tests = new ArrayList<>();
        SHELLS.forEach((name, shell) -> {
            if (shell.equals("bash") || (!shell.equals("pwsh") && installed(shell))) {
                String file = DIRECTORY.resolve(name).toString();
                tests.add(DynamicTest.dynamicTest(
                        shell, () -> run(List.of(shell, "-n", file)).exitsWith(0)));
            }
        });
        return tests;
    }

    private static boolean installed(String program) {
        return Arrays.stream(System.getenv("PATH").split(":", -1))
                .anyMatch(entry -> Files.isExecutable(Path.of(entry, program)));
    }

    /** Words as bash cuts them; the last one is at the cursor, and a dash alone stands for an empty word. */
    @ParameterizedTest
    @CsvSource({
        "mcpctl li, list",
        "mcpctl help vers, version",
        "mcpctl list d, demo",
        "mcpctl list demo _, tools resources templates prompts",
        "mcpctl -o json list demo t, tools templates",
        "mcpctl list --stdio server p, prompts",
        "mcpctl list demo --protocol = 2026, 2026-07-28",
        "mcpctl list demo -o t, table",
        "mcpctl read demo -o t, text",
        "mcpctl call demo echo --read, --read-only",
        "mcpctl cache _, warm status clear",
        "mcpctl completion _, bash zsh fish powershell",
        "mcpctl list ./serv, ./server.py",
        "mcpctl list serv, ''",
        "mcpctl list -- ./serv x ./serv, ./server.py"
    })
    void bash_offers_what_fits(String line, String offers) throws Exception {
        Files.writeString(work.resolve("server.py"), "");
        String words = line.replace("_", "''");
        String script = "source " + DIRECTORY.resolve("mcpctl.bash") + "; COMP_WORDS=(" + words
                + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _mcpctl; echo \"${COMPREPLY[*]}\"";
        run(List.of("bash", "--norc", "-c", script)).exitsWith(0).prints(offers + "\n");
    }

    @ParameterizedTest
    @CsvSource({"mcpctl li, list", "mcpctl list --stdio x t, templates tools", "mcpctl read demo -o t, text"})
    void fish_offers_what_fits_where_it_is_installed(String line, String offers) {
        if (!installed("fish")) {
            assertThat(CommandModel.completionScripts()).containsKey("mcpctl.fish");
            return;
        }
        String file = DIRECTORY.resolve("mcpctl.fish").toString();
        CommandResult result =
                run(List.of("fish", "--no-config", "-c", "source " + file + "; complete -C '" + line + "'"));
        String words = String.join(
                " ",
                result.exitsWith(0)
                        .out()
                        .lines()
                        .map(one -> one.split("\t", 2)[0])
                        .toList());
        assertThat(words).as(result::evidence).isEqualTo(offers);
    }

    @Test
    void a_broken_script_would_be_noticed() throws Exception {
        Path broken = Files.writeString(work.resolve("broken"), "case x in");
        run(List.of("bash", "-n", broken.toString())).exitsWith(2);
    }

    private CommandResult run(List<String> words) {
        return CommandRun.of(words)
                .inheriting("PATH")
                .with("HOME", work.toString())
                .with("LC_ALL", "C.UTF-8")
                .in(work)
                .run();
    }
}
