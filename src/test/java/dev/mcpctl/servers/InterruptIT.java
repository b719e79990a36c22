package dev.mcpctl.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.testing.PseudoTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Ctrl-C, pressed on a terminal of its own during a call that never ends, which reaches every process in the foreground. Each
 * server writes down what reaches it: the cancellation must be the first thing.
 */
class InterruptIT {

    private static final ServerCatalog CATALOG = ServerCatalog.installed();

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "typescript-v2,legacy",
        "typescript-v2,modern",
        "python-mcp,legacy",
        "python-mcp,modern",
        "java-sdk,legacy"
    })
    void ctrl_c_cancels_first_leaves_nothing_alive_and_is_130(String server, String era) {
        Path log = directory.resolve("log");
        ServerCatalog.Entry entry = CATALOG.entry(server);
        List<String> words = new ArrayList<>(List.of("call", "wait", "--protocol", era, "--"));
        words.addAll(entry.command());
        PseudoTerminal.Setup setup = PseudoTerminal.mcpctl(directory, words).with("GUIDE_LOG", log.toString());
        entry.environment().forEach(setup::with);
        try (PseudoTerminal terminal = setup.start()) {
            terminal.await("a call that waits", shown -> lines(log).contains("waiting"));
            terminal.press(PseudoTerminal.Keystroke.CTRL_C);
            terminal.exitsWith(130);
            assertThat(terminal.leftOneSecondLater()).as(terminal.evidence()).isEmpty();
        }
        assertThat(lines(log)).startsWith("waiting", "cancelled");
    }

    private static List<String> lines(Path log) {
        try {
            return Files.exists(log) ? Files.readAllLines(log) : List.of();
        } catch (IOException notNow) {
            return List.of();
        }
    }
}
