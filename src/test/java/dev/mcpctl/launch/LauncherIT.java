package dev.mcpctl.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.testing.CommandResult;
import dev.mcpctl.testing.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher finds its jar, a Java and an archive, however it is called and whatever is missing. */
class LauncherIT {

    /** Through all rooms, not the short cut of --version; and its output says nothing about how it was started. */
    private static final List<String> COMMAND = List.of("call", "demo", "echo", "message=grüß", "-o", "json");

    private static final DistributionCopy ORIGINAL = DistributionCopy.original();

    private static String expected;

    @TempDir
    private Path directory;

    @BeforeAll
    static void take_the_output_that_all_others_must_have() {
        CommandResult result = run(ORIGINAL).run().exitsWith(0);
        assertThat(result.err()).isEmpty();
        expected = result.out();
        assertThat(expected).contains("grüß");
    }

    @Test
    void the_package_has_an_archive_for_the_java_that_built_it() {
        assertThat(ORIGINAL.archives())
                .as("start-up archives in %s", ORIGINAL.home())
                .hasSize(2)
                .allSatisfy(archive -> assertThat(archive.getFileName().toString())
                        .contains(System.getProperty("java.runtime.version")));
    }

    @Test
    void a_relative_path_will_do() throws IOException {
        Path beside = Files.createDirectories(directory.resolve("some where/else"));
        Path relative = beside.toRealPath().relativize(ORIGINAL.launcher().toRealPath());

        says_the_same(DistributionCopy.run(relative.toString(), COMMAND).in(beside));
    }

    @Test
    void a_chain_of_symbolic_links_is_followed() throws IOException {
        Path bin = Files.createDirectories(directory.resolve("bin"));
        Path first = Files.createSymbolicLink(bin.resolve("first"), ORIGINAL.launcher());
        Path second = Files.createSymbolicLink(directory.resolve("second"), directory.relativize(first));
        Path third = Files.createSymbolicLink(bin.resolve("mcp"), Path.of("../second"));

        says_the_same(DistributionCopy.run(third.toString(), COMMAND));
        says_the_same(DistributionCopy.run(second.toString(), COMMAND));
    }

    @Test
    void a_linked_directory_is_the_directory() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("current"), ORIGINAL.home());

        says_the_same(DistributionCopy.run(link.resolve("bin/mcpctl").toString(), COMMAND));
        assertThat(archive_of(DistributionCopy.run(link.resolve("bin/mcpctl").toString(), COMMAND)))
                .startsWith(ORIGINAL.home().toString());
    }

    @Test
    void the_search_path_will_do() {
        says_the_same(CommandRun.of(words("/usr/bin/env", "mcpctl"))
                .with("PATH", ORIGINAL.launcher().getParent() + ":/usr/bin:/bin")
                .with("MCPCTL_JAVA_HOME", System.getProperty("java.home"))
                .with("CI", "true"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"with spaces in it", "d'où $HOME \"quoted\" *"})
    void a_path_may_hold_anything(String name) {
        // In the C locale the JVM itself cannot open a path that is not ASCII.
        says_the_same(run(ORIGINAL.to(directory.resolve(name))).with("LC_ALL", "C.UTF-8"));
    }

    @Test
    void a_deleted_working_directory_is_said_in_one_sentence() throws IOException {
        Path gone = Files.createDirectory(directory.resolve("gone"));
        run_in_shell("rmdir \"$PWD\"; exec \"$0\" \"$@\" 2>&1", gone)
                .exitsWith(4)
                .printsPart("mcpctl: the working directory does not exist any more\n");
    }

    @Test
    void a_working_directory_that_cannot_be_entered_again_is_no_obstacle() throws IOException {
        Path closed = Files.createDirectories(directory.resolve("closed/inner"));
        run_in_shell("PWD=/nowhere exec \"$0\" \"$@\"", closed).exitsWith(0).prints(expected);
    }

    @Test
    void no_home_and_the_c_locale_change_nothing() {
        says_the_same(run(ORIGINAL).with("LC_ALL", "C"));
        says_the_same(run(ORIGINAL).with("HOME", "").with("LC_ALL", "C"));
        says_the_same(run(ORIGINAL).with("HOME", "/nonexistent"));
    }

    @Test
    void another_shell_understands_it_too() {
        for (String shell : List.of("/bin/sh", "/bin/bash")) {
            says_the_same(CommandRun.of(words(shell, ORIGINAL.launcher().toString()))
                    .with("PATH", "/usr/bin:/bin")
                    .with("MCPCTL_JAVA_HOME", System.getProperty("java.home"))
                    .with("CI", "true"));
        }
    }

    @Test
    void without_an_archive_the_output_is_the_same() {
        DistributionCopy bare = ORIGINAL.to(directory.resolve("bare"));

        says_the_same(run(bare));
        assertThat(archive_of(run(bare))).isEmpty();
        says_the_same(run(ORIGINAL).with("MCPCTL_NO_ARCHIVE", "1"));
    }

    @Test
    void a_stale_archive_is_refused_in_silence() throws IOException {
        DistributionCopy copy = ORIGINAL.to(directory.resolve("copy"));
        DistributionCopy other = ORIGINAL.to(directory.resolve("other"));
        Path cache = warmed(copy);
        Path archive = only_archive(cache);
        // Under the right name, but for another jar at another place.
        JarChange.addEntry(other.jar());
        for (Path wrong : List.of(archive, other.jar())) {
            Path planted = Path.of(wanted_by(run(other).with("MCPCTL_CACHE_HOME", cache.toString())));
            Files.createDirectories(planted.getParent());
            Files.copy(wrong, planted, StandardCopyOption.REPLACE_EXISTING);

            says_the_same(run(other).with("MCPCTL_CACHE_HOME", cache.toString()));
            assertThat(archive_of(run(other).with("MCPCTL_CACHE_HOME", cache.toString())))
                    .isEqualTo(planted.toString());
        }
    }

    @Test
    void a_cache_that_cannot_be_written_is_no_obstacle() throws IOException {
        DistributionCopy bare = ORIGINAL.to(directory.resolve("bare"));
        Path file = Files.writeString(directory.resolve("file"), "no directory");
        Path readOnly = Files.createDirectory(
                directory.resolve("read-only"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
        for (Path cache : List.of(file, readOnly, Path.of("/proc/mcpctl"))) {
            says_the_same(run(bare).with("MCPCTL_CACHE_HOME", cache.toString()));
            says_the_same(run(bare).with("MCPCTL_CACHE_HOME", cache.toString()).with("CI", ""));
        }
    }

    @Test
    void a_warmed_cache_is_used_and_outlives_neither_its_jar_nor_its_place() throws IOException {
        DistributionCopy copy = ORIGINAL.to(directory.resolve("copy"));
        Path cache = warmed(copy);

        CommandRun warm = run(copy).with("MCPCTL_CACHE_HOME", cache.toString());
        assertThat(archive_of(warm)).isEqualTo(only_archive(cache).toString());
        says_the_same(run(copy).with("MCPCTL_CACHE_HOME", cache.toString()));

        DistributionCopy moved = copy.to(directory.resolve("moved"));
        assertThat(archive_of(run(moved).with("MCPCTL_CACHE_HOME", cache.toString())))
                .isEmpty();
    }

    @Test
    void a_line_with_a_url_has_an_archive_of_its_own() {
        String plain = archive_of(ORIGINAL.run("info", "demo"));
        String http = archive_of(ORIGINAL.run("call", "demo", "echo", "--message", "http://there"));

        assertThat(plain).matches(".*[^p]\\.(jsa|aot)");
        assertThat(http).isEqualTo(plain.replaceFirst("(\\.[a-z]+)$", "-http$1"));
    }

    @Test
    void after_a_change_of_the_jar_the_new_code_runs() throws IOException {
        DistributionCopy copy = ORIGINAL.to(directory.resolve("copy"));
        Path cache = warmed(copy);

        JarChange.replaceMain(copy.jar());

        run(copy).with("MCPCTL_CACHE_HOME", cache.toString()).run().exitsWith(0).prints("the new code\n");
    }

    @Test
    void what_the_user_exports_reaches_the_program_unchanged() {
        String[] names = {"home", "jar", "java", "line", "archive"};
        CommandRun run = CommandRun.of(List.of(ORIGINAL.launcher().toString()))
                .with("PATH", "/usr/bin:/bin")
                .with("MCPCTL_JAVA_HOME", directory.toString());
        for (String name : names) {
            run.with(name, "mine");
        }
        CommandResult result = with_java_that_prints("env", run).exitsWith(0);
        for (String name : names) {
            assertThat(result.out().lines()).contains(name + "=mine");
        }
        assertThat(result.out()).doesNotContain("OLDPWD", "mcpctl_");
    }

    @Test
    void an_old_java_is_named_in_one_sentence() throws IOException {
        String java = fake_java("JAVA_RUNTIME_VERSION=\"11.0.2+9\"", "exit 0");

        run(ORIGINAL)
                .with("MCPCTL_JAVA_HOME", directory.toString())
                .run()
                .exitsWith(4)
                .prints("")
                .explains("mcpctl: MCPCTL_JAVA_HOME does not suit: '" + java
                        + "' is Java 11, and 17 or newer is needed\n");
    }

    @Test
    void a_java_home_that_is_too_old_is_passed_over_for_the_search_path() throws IOException {
        fake_java("JAVA_RUNTIME_VERSION=\"1.8.0_402-b06\"", "exit 9");

        says_the_same(run(ORIGINAL)
                .with("MCPCTL_JAVA_HOME", "")
                .with("JAVA_HOME", directory.toString())
                .with("PATH", System.getProperty("java.home") + "/bin:/usr/bin:/bin"));
    }

    @Test
    void a_linked_java_is_resolved_and_remembered() throws IOException {
        Path bin = Files.createDirectories(directory.resolve("usr/bin"));
        Path alternatives = Files.createSymbolicLink(
                directory.resolve("alternative"), Path.of(System.getProperty("java.home"), "bin", "java"));
        Files.createSymbolicLink(bin.resolve("java"), alternatives);
        Path cache = directory.resolve("cache");
        for (int time = 0; time < 2; time++) {
            CommandRun run = run(ORIGINAL)
                    .with("MCPCTL_JAVA_HOME", "")
                    .with("PATH", bin + ":/usr/bin:/bin")
                    .with("MCPCTL_CACHE_HOME", cache.toString());
            assertThat(archive_of(run)).startsWith(ORIGINAL.home().toString());
            assertThat(Files.readString(cache.resolve("java" + bin.resolve("java")))
                            .strip())
                    .isEqualTo(Path.of(System.getProperty("java.home"))
                            .toRealPath()
                            .toString());
        }
    }

    @Test
    void a_java_without_a_release_file_is_asked_itself() throws IOException {
        fake_java(null, "exec '" + System.getProperty("java.home") + "/bin/java' \"$@\"");

        says_the_same(run(ORIGINAL).with("MCPCTL_JAVA_HOME", directory.toString()));
    }

    @Test
    void no_java_at_all_is_said_in_one_sentence() throws IOException {
        Path bin = Files.createDirectory(directory.resolve("empty"));

        CommandResult result = CommandRun.of(
                        List.of("/bin/sh", ORIGINAL.launcher().toString()))
                .with("PATH", bin.toString())
                .run()
                .exitsWith(4)
                .prints("");
        assertThat(result.err())
                .isEqualTo(
                        "mcpctl: found no Java in MCPCTL_JAVA_HOME, JAVA_HOME or PATH; install a JDK or JRE 17 or newer\n");
    }

    @Test
    void options_of_the_user_that_concern_archives_do_not_stop_the_jvm() {
        says_the_same(run(ORIGINAL).with("MCPCTL_JAVA_OPTS", "-Xshare:off"));
        says_the_same(run(ORIGINAL).with("MCPCTL_JAVA_OPTS", " -Xshare:auto  -Dsome=thing "));
    }

    private static CommandResult run_in_shell(String script, Path directory) {
        List<String> words = new ArrayList<>(
                List.of("/bin/sh", "-c", script, ORIGINAL.launcher().toString()));
        words.addAll(COMMAND);
        return CommandRun.of(words)
                .in(directory)
                .with("PATH", "/usr/bin:/bin")
                .with("MCPCTL_JAVA_HOME", System.getProperty("java.home"))
                .with("CI", "true")
                .run();
    }

    private static List<String> words(String... start) {
        List<String> words = new ArrayList<>(List.of(start));
        words.addAll(COMMAND);
        return words;
    }

    private static CommandRun run(DistributionCopy copy) {
        return copy.run(COMMAND.toArray(String[]::new));
    }

    private static void says_the_same(CommandRun run) {
        CommandResult result = run.run().exitsWith(0).prints(expected);
        assertThat(result.err()).as(result::evidence).isEmpty();
    }

    /** The archive that the launcher gives to the JVM, seen by a program that stands in for java. */
    private static String archive_of(CommandRun run) {
        return property("mcpctl.archive", run);
    }

    private static String wanted_by(CommandRun run) {
        return property("mcpctl.archive.wanted", run);
    }

    private static String property(String name, CommandRun run) {
        CommandResult result =
                run.with("MCPCTL_JAVA_OPTS", "-XshowSettings:properties").run().exitsWith(0);
        String start = "    " + name + " = ";
        return result.err()
                .lines()
                .filter(line -> line.startsWith(start.stripTrailing()) && line.contains(name + " ="))
                .map(line -> line.substring(line.indexOf('=') + 1).strip())
                .findFirst()
                .orElseThrow(() -> new AssertionError(result.evidence()));
    }

    private Path warmed(DistributionCopy copy) {
        Path cache = directory.resolve("cache");
        copy.run("cache", "warm")
                .with("MCPCTL_CACHE_HOME", cache.toString())
                .run()
                .exitsWith(0);
        return cache;
    }

    private static Path only_archive(Path cache) throws IOException {
        try (var files = Files.walk(cache)) {
            List<Path> archives = files.filter(file -> file.toString().matches(".*[^p]\\.(jsa|aot)"))
                    .toList();
            assertThat(archives).hasSize(1);
            return archives.get(0);
        }
    }

    private CommandResult with_java_that_prints(String command, CommandRun run) {
        try {
            fake_java("JAVA_RUNTIME_VERSION=\"17.0.1+1\"", "exec " + command);
        } catch (IOException problem) {
            throw new AssertionError(problem);
        }
        return run.run();
    }

    private String fake_java(String release, String body) throws IOException {
        Path bin = Files.createDirectories(directory.resolve("bin"));
        Path java = Files.write(bin.resolve("java"), ("#!/bin/sh\n" + body + "\n").getBytes(UTF_8));
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        if (release != null) {
            Files.writeString(directory.resolve("release"), "IMPLEMENTOR=\"Nobody\"\n" + release + "\n");
        }
        return java.toString();
    }
}
