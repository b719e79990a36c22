package dev.mcpctl.process;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A process tree for platforms without {@code /proc}: the group, where there is one, and the descendants once seen. */
final class PortableProcessTree implements ProcessTree {

    private final ProcessHandle leader;
    private final boolean grouped;
    private final Set<ProcessHandle> seen = new LinkedHashSet<>();

    /**
     * The tree of a process.
     *
     * @param grouped whether the leader leads a process group
     */
    PortableProcessTree(ProcessHandle leader, boolean grouped) {
        this.leader = leader;
        this.grouped = grouped;
    }

    @Override
    public void remember() {
        leader.descendants().forEach(seen::add);
    }

    @Override
    public boolean anyAlive() {
        if (leader.isAlive()) {
            return true;
        }
        for (ProcessHandle each : seen) {
            if (each.isAlive()) {
                return true;
            }
        }
        return ownsGroup() && GroupSignal.send("0", group());
    }

    @Override
    public void signal(Signal signal) {
        remember();
        boolean reached = ownsGroup() && GroupSignal.send(signal.name(), group());
        if (!reached) {
            end(leader, signal);
        }
        for (ProcessHandle each : seen) {
            end(each, signal);
        }
    }

    private static void end(ProcessHandle process, Signal signal) {
        if (signal == Signal.KILL) {
            process.destroyForcibly();
        } else {
            process.destroy();
        }
    }

    /** As long as members live the kernel gives their group's number to nobody else. */
    private boolean ownsGroup() {
        return grouped && (leader.isAlive() || ProcessHandle.of(leader.pid()).isEmpty());
    }

    private List<String> group() {
        return List.of("-" + leader.pid());
    }
}
