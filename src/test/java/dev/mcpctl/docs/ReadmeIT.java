package dev.mcpctl.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.testing.CommandResult;
import dev.mcpctl.testing.CommandRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class ReadmeIT {

    private static final Path DISTRIBUTION = Path.of(System.getProperty("mcpctl.distribution", "target/mcpctl"));

    @TempDir
    Path home;

    @TempDir
    Path work;

    /** One test for all: a step may use the file that the one before it has written. */
    @Test
    void the_tour_can_be_pasted() {
        Readme readme = Readme.read();
        List<Readme.Step> steps = readme.tour();
        assertThat(steps).hasSizeGreaterThan(8);
        List<Readme.Step> taken = new ArrayList<>();
        for (Readme.Step step : steps) {
            String asOnTerminal = "{ " + step.command() + "\n} 2>&1";
            CommandResult result = shell(asOnTerminal, work).run().exitsWith(0).leavesNothingRunning();
            taken.add(step.showing(result.out()));
            if (!step.output().isEmpty() && !Boolean.getBoolean("golden.update")) {
                assertThat(result.out()).as(result::evidence).matches(step.pattern());
            }
        }
        Golden.check(Readme.FILE, readme.withTour(taken));
    }

    @TestFactory
    List<DynamicTest> openers_with_the_demo_work_as_typed() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String line :
                Readme.blocks(Readme.read().text(), "sh").get(0).lines().toList()) {
            if (line.contains(" demo ") || line.endsWith(" demo")) {
                tests.add(DynamicTest.dynamicTest(
                        line, () -> shell(line, work).run().exitsWith(0)));
            }
        }
        assertThat(tests).hasSizeGreaterThan(2);
        return tests;
    }

    @Test
    void the_program_is_where_the_first_command_says() {
        Path root = DISTRIBUTION.toAbsolutePath().getParent().getParent();
        shell("target/mcpctl/bin/mcpctl call demo weather --city Oslo", root)
                .run()
                .exitsWith(0)
                .printsPart("Oslo");
    }

    private CommandRun shell(String line, Path directory) {
        String path = DISTRIBUTION.resolve("bin").toAbsolutePath() + ":" + System.getenv("PATH");
        return CommandRun.of(List.of("sh", "-c", line))
                .inheriting("JAVA_HOME")
                .with("PATH", path)
                .with("HOME", home.toString())
                .with("CI", "true")
                .with("LC_ALL", "C.UTF-8")
                .in(directory);
    }
}
