package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.testing.PseudoTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Long results at a real terminal. The pager is a script, so that no less is needed. */
class PagerIT {

    @TempDir
    Path home;

    /** Shows how much it got and waits for a key, as pagers do. */
    private Path pager(String body) throws IOException {
        Path script = home.resolve("pager");
        Files.writeString(script, "#!/bin/sh\n" + body + "\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private PseudoTerminal start(Path pager, String... words) {
        return PseudoTerminal.mcpctl(home, List.of(words))
                .with("MCPCTL_PAGER", pager.toString())
                .sized(80, 12)
                .start();
    }

    @Test
    void what_is_longer_than_the_screen_goes_to_the_pager() throws IOException {
        Path script = pager("lines=$(wc -l); echo \"paged $lines lines\"; read key </dev/tty; echo left");
        try (PseudoTerminal terminal = start(script, "help", "call")) {
            terminal.awaitText("paged ");
            terminal.type("\r");
            terminal.awaitText("left");
            assertThat(terminal.awaitEnd()).isZero();
        }
    }

    @Test
    void what_fits_is_printed_without_one() throws IOException {
        Path script = pager("echo a pager ran; cat");
        try (PseudoTerminal terminal = start(script, "call", "demo", "echo", "message=short")) {
            terminal.awaitText("short");
            assertThat(terminal.awaitEnd()).isZero();
            assertThat(terminal.everything()).doesNotContain("a pager ran");
        }
    }

    @Test
    void leaving_it_early_is_no_failure_and_a_tools_error_stays_one() throws IOException {
        Path script = pager("read line; echo enough; exit 0");
        try (PseudoTerminal terminal = start(script, "list", "demo")) {
            terminal.awaitText("enough");
            assertThat(terminal.awaitEnd()).isZero();
        }
    }

    @Test
    void the_option_turns_it_off() throws IOException {
        Path script = pager("echo a pager ran; cat");
        try (PseudoTerminal terminal = start(script, "list", "demo", "tools", "--no-pager")) {
            terminal.awaitText("delete_everything");
            assertThat(terminal.awaitEnd()).isZero();
            assertThat(terminal.everything()).doesNotContain("a pager ran");
        }
    }
}
