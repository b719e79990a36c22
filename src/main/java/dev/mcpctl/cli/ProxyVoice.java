package dev.mcpctl.cli;

import dev.mcpctl.output.Console;
import dev.mcpctl.rpc.WireEvent;
import dev.mcpctl.rpc.WireListener;

/** What the user sees of a proxy: the server's stderr as if nothing stood between, and everything else with {@code -v}. */
final class ProxyVoice implements WireListener {

    private final Console console;
    private final Voice verbose;

    ProxyVoice(Console console, String server) {
        this.console = console;
        this.verbose = new Voice(console, server, null, new LogLines(console, false));
    }

    @Override
    public void on(WireEvent event) {
        if (event instanceof WireEvent.StderrLine line) {
            console.note(line.line());
        } else {
            verbose.on(event);
        }
    }

    /** A sentence about something that went wrong while the proxy goes on. */
    void problem(String sentence) {
        console.warn(sentence);
    }
}
