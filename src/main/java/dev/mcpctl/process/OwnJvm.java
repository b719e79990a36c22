package dev.mcpctl.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts a second JVM of the kind that runs us, with no terminal, no input and no variable that changes its options. */
public final class OwnJvm {

    private final Path javaHome;
    private final Map<String, String> extraVariables;

    /**
     * JVMs of one Java.
     *
     * @param javaHome value of {@code java.home}
     * @param extraVariables set in its environment, beside those it inherits
     */
    public OwnJvm(Path javaHome, Map<String, String> extraVariables) {
        this.javaHome = javaHome;
        this.extraVariables = Map.copyOf(extraVariables);
    }

    /**
     * Starts it and returns at once; it goes on when we end.
     *
     * @param options of the JVM, then the main class and its arguments
     * @param log gets what it prints; null for nowhere
     * @throws IOException when it cannot be started
     */
    public Process start(List<String> options, @Nullable Path log) throws IOException {
        List<String> words = new ArrayList<>();
        words.add(javaHome.resolve("bin")
                .resolve(File.separatorChar == '\\' ? "java.exe" : "java")
                .toString());
        words.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.redirectOutput(
                log == null ? ProcessBuilder.Redirect.DISCARD : ProcessBuilder.Redirect.to(log.toFile()));
        Map<String, String> environment = builder.environment();
        environment.remove("JAVA_TOOL_OPTIONS");
        environment.remove("JDK_JAVA_OPTIONS");
        environment.remove("_JAVA_OPTIONS");
        environment.putAll(extraVariables);
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }
}
