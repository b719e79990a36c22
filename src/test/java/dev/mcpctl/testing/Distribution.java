package dev.mcpctl.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The packaged program, as a user would unpack it: system property {@code mcpctl.distribution}. */
public final class Distribution {
    private final Path launcher;
    private final Path home;

    private Distribution(Path launcher, Path home) {
        this.launcher = launcher;
        this.home = home;
    }

    /**
     * The distribution under test.
     *
     * @param home where its runs find their home; shared by all of them, so that what one remembers is there for the next
     */
    public static Distribution at(Path home) {
        Path launcher = Path.of(System.getProperty("mcpctl.distribution", "target/mcpctl"), "bin", "mcpctl")
                .toAbsolutePath();
        if (!Files.isExecutable(launcher)) {
            throw new AssertionError(launcher + " is missing; build it with: mvn -q -DskipTests package");
        }
        return new Distribution(launcher, home);
    }

    /** A run of mcpctl with these words, in an environment that has nothing of the developer's but PATH and the JDK. */
    public CommandRun run(List<String> words) {
        List<String> command = new ArrayList<>();
        command.add(launcher.toString());
        command.addAll(words);
        return CommandRun.of(command)
                .inheriting("PATH", "JAVA_HOME")
                .with("HOME", home.toString())
                .with("LC_ALL", "C.UTF-8");
    }
}
