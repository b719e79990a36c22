package dev.mcpctl.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A process tree as {@code /proc} shows it: the leader's session and group, which orphans do not leave, and all
 * descendants once seen. Children have later numbers than their parents unless the counter wrapped, so that usually
 * only a handful of entries has to be read.
 */
final class LinuxProcessTree implements ProcessTree {

    /** Even a machine that starts thousands of processes a second does not come round to our numbers in this time. */
    private static final long NO_WRAP_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final ProcessHandle leader;
    private final long pid;
    private final boolean grouped;
    private final long startedNanos = System.nanoTime();
    private final ProcessTable table = new ProcessTable();
    private final Map<Long, Long> seen = new HashMap<>();

    /**
     * The tree of a process that was started just now.
     *
     * @param grouped whether the leader leads a process group
     */
    LinuxProcessTree(ProcessHandle leader, boolean grouped) {
        this.leader = leader;
        this.pid = leader.pid();
        this.grouped = grouped;
    }

    @Override
    public void remember() {
        members();
    }

    @Override
    public boolean anyAlive() {
        return leader.isAlive() || !members().isEmpty();
    }

    @Override
    public void signal(Signal signal) {
        List<ProcessTable.Entry> members = members();
        List<String> targets = new ArrayList<>();
        if (leader.isAlive()) {
            targets.add(grouped ? "-" + pid : String.valueOf(pid));
        } else if (hasGroupMember(members)) {
            targets.add("-" + pid);
        }
        for (ProcessTable.Entry each : members) {
            if (!grouped || each.group() != pid) {
                targets.add(String.valueOf(each.pid()));
            }
        }
        if (!targets.isEmpty() && !GroupSignal.send(signal.name(), targets)) {
            signalEach(members, signal);
        }
    }

    private boolean hasGroupMember(List<ProcessTable.Entry> members) {
        for (ProcessTable.Entry each : members) {
            if (grouped && each.group() == pid) {
                return true;
            }
        }
        return false;
    }

    private void signalEach(List<ProcessTable.Entry> members, Signal signal) {
        end(leader, signal);
        for (ProcessTable.Entry each : members) {
            ProcessHandle.of(each.pid()).ifPresent(process -> end(process, signal));
        }
    }

    private static void end(ProcessHandle process, Signal signal) {
        if (signal == Signal.KILL) {
            process.destroyForcibly();
        } else {
            process.destroy();
        }
    }

    /** All but the leader. What is found once is known by its start time, whatever becomes of its parents. */
    private List<ProcessTable.Entry> members() {
        boolean young = System.nanoTime() - startedNanos < NO_WRAP_NANOS;
        List<ProcessTable.Entry> entries = young ? table.youngerThan(pid) : table.all();
        if (entries.isEmpty()) {
            return entries;
        }
        boolean ours = leader.isAlive() || table.entry(pid) == null;
        Set<Long> parents = new HashSet<>();
        parents.add(pid);
        List<ProcessTable.Entry> members = new ArrayList<>();
        boolean grown = true;
        while (grown) {
            grown = false;
            for (ProcessTable.Entry each : entries) {
                if (each.pid() != pid && !parents.contains(each.pid()) && belongs(each, ours, parents)) {
                    parents.add(each.pid());
                    members.add(each);
                    seen.put(each.pid(), each.started());
                    grown = true;
                }
            }
        }
        return members;
    }

    /**
     * Whether a process is one of the leader's.
     *
     * @param ours whether the leader's number is still its own; no other process gets it while its group has members
     */
    private boolean belongs(ProcessTable.Entry entry, boolean ours, Set<Long> parents) {
        Long known = seen.get(entry.pid());
        if (known != null && known == entry.started()) {
            return true;
        }
        if (parents.contains(entry.parent())) {
            return ours || entry.parent() != pid;
        }
        return ours && grouped && (entry.group() == pid || entry.session() == pid);
    }
}
