package dev.mcpctl.testing;

import dev.mcpctl.rpc.WireEvent;
import dev.mcpctl.rpc.WireListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the findings of a wire. */
public final class Findings implements WireListener {

    private final List<WireEvent.Finding> findings = new CopyOnWriteArrayList<>();

    @Override
    public void on(WireEvent event) {
        if (event instanceof WireEvent.Finding finding) {
            findings.add(finding);
        }
    }

    public List<WireEvent.Finding> all() {
        return findings;
    }

    /** The names of the broken rules, in order. */
    public List<String> rules() {
        return findings.stream().map(WireEvent.Finding::rule).toList();
    }
}
