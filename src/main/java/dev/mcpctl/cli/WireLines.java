package dev.mcpctl.cli;

import dev.mcpctl.output.Console;
import dev.mcpctl.rpc.Frame;
import dev.mcpctl.rpc.WireEvent;
import dev.mcpctl.rpc.WireListener;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** {@code trace on}: shows messages as they pass, one a line on stderr. */
final class WireLines {

    private static final int LONGEST = 4_000;

    private final Console console;
    private volatile boolean on;

    WireLines(Console console) {
        this.console = console;
    }

    void show(boolean wanted) {
        on = wanted;
    }

    /** The listener for one server, whose secrets are masked. */
    WireListener of(Voice server) {
        return event -> on(event, server);
    }

    private void on(WireEvent event, Voice server) {
        if (!on) {
            return;
        }
        if (event instanceof WireEvent.Sent sent) {
            console.note("--> " + server.masked(text(sent.frame())));
        } else if (event instanceof WireEvent.Received received) {
            console.note("<-- " + server.masked(text(received.frame())));
        } else if (event instanceof WireEvent.Finding finding) {
            console.note("finding: " + finding.rule() + ": " + finding.problem());
        }
    }

    private static String text(Frame frame) {
        long size = frame.size();
        try (InputStream bytes = frame.open(0, Math.min(size, LONGEST))) {
            String text = new String(bytes.readAllBytes(), StandardCharsets.UTF_8).strip();
            return size > LONGEST ? text + "... (" + size + " bytes)" : text;
        } catch (IOException gone) {
            return "(" + size + " bytes)";
        }
    }
}
