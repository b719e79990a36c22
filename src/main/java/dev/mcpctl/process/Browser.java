package dev.mcpctl.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The user's browser: {@code $BROWSER}, else what the system opens pages with. */
public final class Browser {

    /** A program that opens pages hands them to a running browser and ends, or is the browser itself and stays. */
    private static final long SOON_MILLIS = 2_000;

    private final Host host;

    /** The browser of this host's environment. */
    public Browser(Host host) {
        this.host = host;
    }

    /**
     * Opens a page, in a program that sees nothing of ours and goes on by itself.
     *
     * @param address an absolute URL, which is one word of the command
     * @return why it could not be opened, or null when nothing speaks against it
     */
    public @Nullable String open(String address, Path directory) {
        List<String> command = command(address);
        ProgramSearch search = new ProgramSearch(host, host.environment(), directory);
        String name = command.get(0);
        if (!search.has(name)) {
            return "there is no program '" + name + "'; BROWSER can name another one";
        }
        command.set(0, search.find(name).getPath());
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectInput(new File(host.platform() == Platform.WINDOWS ? "NUL" : "/dev/null"))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().clear();
            builder.environment().putAll(host.environment());
            Process process = builder.start();
            return process.waitFor(SOON_MILLIS, TimeUnit.MILLISECONDS) && process.exitValue() != 0
                    ? "'" + name + "' ended with status " + process.exitValue()
                    : null;
        } catch (IOException problem) {
            return "'" + name + "' could not be started: " + problem.getMessage();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** {@code $BROWSER} may name several, separated by colons, and say with {@code %s} where the address goes. */
    private List<String> command(String address) {
        String browser = host.variable("BROWSER");
        if (browser != null && !browser.isBlank()) {
            List<String> words = new ArrayList<>(CommandLine.split(browser.split(":", -1)[0], host.platform()));
            if (!words.isEmpty()) {
                boolean placed = words.contains("%s");
                words.replaceAll(word -> word.equals("%s") ? address : word);
                if (!placed) {
                    words.add(address);
                }
                return words;
            }
        }
        return new ArrayList<>(
                switch (host.platform()) {
                    case WINDOWS -> List.of("rundll32", "url.dll,FileProtocolHandler", address);
                    case MAC -> List.of("open", address);
                    default -> List.of("xdg-open", address);
                });
    }
}
