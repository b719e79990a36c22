package dev.mcpctl.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.secret.Secret;
import dev.mcpctl.testing.ProcessWatch;
import dev.mcpctl.testing.Waiting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StartedProgramTest {

    /** For programs that must be forced. */
    private static final Grace SHORT = new Grace(300, 300);

    /** For programs that end by themselves, on a machine that does a lot else. */
    private static final Grace LONG = new Grace(60_000, 60_000);

    private static final long QUICK_NANOS = 20_000_000;

    private static final int LONG_MILLIS = 60_000;

    /** What is left runs for minutes; what was killed may take a while to go. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(10);

    /** Children in the background, an orphan, one in a group and one in a session of its own, one deaf to SIGTERM. */
    private static final String FAMILY = """
            sleep 300 &
            (sleep 300 >/dev/null 2>&1 &)
            perl -e 'setpgrp(0, 0); exec @ARGV' sleep 300 &
            setsid sleep 300 &
            (trap '' TERM; exec sleep 300) &
            echo ready
            """;

    private static final String OWN_GROUP =
            "perl -e 'setpgrp(0, 0); syswrite STDOUT, \"ready\\n\"; close STDOUT; close STDERR; exec @ARGV' ";

    private final ProcessWatch watch = ProcessWatch.create();

    @TempDir
    Path directory;

    @AfterEach
    void nothing_is_left() {
        List<ProcessWatch.Found> left = watch.awaitNone(AFTERWARDS);
        watch.killAll();
        assertThat(left).isEmpty();
    }

    @Test
    void a_program_leads_a_group_and_session_of_its_own() throws IOException {
        StartedProgram program = start(Host.current(), "echo ready; exec cat");
        assertThat(ProcessWatch.ofGroup(program.pid()))
                .extracting(ProcessWatch.Found::pid)
                .containsExactly(program.pid());
        Ending ending = end(program);
        assertThat(ending).isEqualTo(new Ending(0, Ending.Means.INPUT_CLOSED));
        assertThat(ProcessWatch.ofGroup(program.pid())).isEmpty();
    }

    @Test
    void the_whole_family_ends_with_a_program_that_ends_by_its_input() throws IOException {
        StartedProgram program = start(Host.current(), FAMILY + "cat");
        awaitAlive(6);
        assertThat(end(program).means()).isEqualTo(Ending.Means.INPUT_CLOSED);
        assertThat(watch.alive()).as("when end returns nothing is left").isEmpty();
    }

    @Test
    void the_whole_family_ends_with_a_program_that_is_killed() throws IOException {
        StartedProgram program = start(Host.current(), "trap '' TERM; " + FAMILY + "while :; do sleep 300; done");
        assertThat(end(program, SHORT)).isEqualTo(new Ending(137, Ending.Means.KILLED));
    }

    @Test
    void orphans_of_a_program_that_died_by_itself_end_too() throws IOException {
        StartedProgram program = start(Host.current(), "sleep 300 >/dev/null 2>&1 & echo ready; exit 7");
        assertThat(program.awaitExit(LONG_MILLIS)).isEqualTo(7);
        awaitAlive(1);
        assertThat(end(program)).isEqualTo(new Ending(7, Ending.Means.BY_ITSELF));
    }

    @Test
    void an_orphan_that_left_the_group_is_still_found_by_its_session() throws IOException {
        // The substitution ends when perl has closed its output: the shell must not end before the orphan is ready.
        StartedProgram program = start(Host.current(), "echo \"$(" + OWN_GROUP + "sleep 300 &)\"; exit 7");
        assertThat(program.awaitExit(LONG_MILLIS)).isEqualTo(7);
        awaitAlive(1);
        assertThat(end(program)).isEqualTo(new Ending(7, Ending.Means.BY_ITSELF));
        assertThat(watch.alive()).isEmpty();
    }

    @Test
    void killing_needs_no_end() throws IOException {
        StartedProgram program = start(Host.current(), FAMILY + "cat");
        program.kill();
        assertThat(program.awaitExit(LONG_MILLIS)).isEqualTo(137);
        assertThat(end(program).means()).isEqualTo(Ending.Means.KILLED);
    }

    @Test
    void a_signal_reaches_the_whole_group() throws IOException {
        StartedProgram program = start(Host.current(), "sleep 300 & sleep 300 & echo ready; wait; wait");
        String group = "-" + program.pid();
        assertThat(GroupSignal.send("0", List.of(group))).isTrue();
        assertThat(GroupSignal.send("KILL", List.of(group))).isTrue();
        assertThat(program.awaitExit(LONG_MILLIS)).isEqualTo(137);
        assertThat(watch.awaitNone(AFTERWARDS)).isEmpty();
        assertThat(GroupSignal.send("TERM", List.of("-99999999"))).isFalse();
    }

    @Test
    void the_end_is_told_again_when_asked_again() throws IOException {
        StartedProgram program = start(Host.current(), "echo ready; cat");
        assertThat(end(program)).isSameAs(end(program));
    }

    /** These platforms' ways work on Linux as well, but for what left the group and lost its parent. */
    @ParameterizedTest
    @EnumSource(
            value = Platform.class,
            names = {"MAC", "OTHER_UNIX"})
    void elsewhere_perl_makes_the_group_and_kill_ends_it(Platform platform) throws IOException {
        Host host = new Host(platform, System.getenv());
        StartedProgram program =
                start(host, "sleep 300 & (sleep 300 >/dev/null 2>&1 &)\n env | grep PERL_; echo ready; cat");
        awaitAlive(3);
        assertThat(end(program)).isEqualTo(new Ending(0, Ending.Means.INPUT_CLOSED));
    }

    @Test
    void without_setsid_and_perl_descendants_end_all_the_same() throws IOException {
        Host bare = new Host(Platform.WINDOWS, System.getenv());
        Path script = directory.resolve("server.exe");
        Files.writeString(script, "#!/bin/sh\nsleep 300 & echo ready; trap '' TERM; while :; do sleep 300; done\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        StartedProgram program = start(bare, new ProgramStart(List.of(script.toString()), environment(), directory));
        awaitAlive(2);
        assertThat(end(program, SHORT).means()).isEqualTo(Ending.Means.KILLED);
    }

    @Test
    void an_orderly_end_without_stragglers_is_quick() throws IOException {
        // One that waited in vain for stragglers would take longer every time; once without hindrance is enough.
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 200 && best >= QUICK_NANOS; i++) {
            StartedProgram program = start(Host.current(), "echo ready; exec cat");
            long start = System.nanoTime();
            end(program);
            best = Math.min(best, System.nanoTime() - start);
        }
        assertThat(best).isLessThan(QUICK_NANOS);
    }

    /** A program that was forked a moment ago may just be turning into another one; then it shows no environment. */
    private void awaitAlive(int count) {
        Waiting.until(() -> watch.alive().size() >= count);
    }

    private ProcessEnvironment environment() {
        return ProcessEnvironment.of(true, Map.of(ProcessWatch.VARIABLE, Secret.of(watch.id())));
    }

    private StartedProgram start(Host host, String script) throws IOException {
        return start(host, new ProgramStart(List.of("/bin/sh", "-c", script), environment(), directory));
    }

    private static StartedProgram start(Host host, ProgramStart start) throws IOException {
        StartedProgram program = new Programs(host).start(start);
        byte[] ready = program.output().readNBytes(6);
        assertThat(new String(ready, StandardCharsets.UTF_8)).isEqualTo("ready\n");
        return program;
    }

    private static Ending end(StartedProgram program) {
        return end(program, LONG);
    }

    private static Ending end(StartedProgram program, Grace grace) {
        return program.end(
                () -> {
                    try {
                        program.input().close();
                    } catch (IOException gone) {
                        assertThat(program.isAlive()).isFalse();
                    }
                    return true;
                },
                grace);
    }
}
