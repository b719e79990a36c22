package dev.mcpctl.transport;

import dev.mcpctl.process.Host;
import dev.mcpctl.process.ProcessEnvironment;
import dev.mcpctl.process.ProgramStart;
import dev.mcpctl.process.Programs;
import dev.mcpctl.process.StartedProgram;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A program that speaks MCP on its standard streams.
 *
 * @param process it, running
 * @param writing held by whoever writes to it
 */
record ServerProgram(StartedProgram process, ReentrantLock writing) {

    /** A lock that a stuck write holds must not hold up the end as well. */
    private static final long STUCK_WRITE_MILLIS = 200;

    /**
     * Starts the program of the endpoint.
     *
     * @throws dev.mcpctl.failure.Failure unreachable, when that is not possible
     */
    static ServerProgram start(Endpoint.Stdio endpoint, Host host) {
        ProcessEnvironment environment = ProcessEnvironment.of(endpoint.inheritEnvironment(), endpoint.environment());
        StartedProgram process = new Programs(host)
                .start(new ProgramStart(endpoint.command(), environment, endpoint.workingDirectory()));
        return new ServerProgram(process, new ReentrantLock());
    }

    /**
     * Closes its input. That flushes first, and so would wait for a write that is stuck.
     *
     * @return false when one is, and nothing was closed
     */
    boolean closeInput() {
        try {
            if (!writing.tryLock(STUCK_WRITE_MILLIS, TimeUnit.MILLISECONDS)) {
                return false;
            }
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            return false;
        }
        try {
            process.input().close();
        } catch (IOException ignored) {
            // The program no longer reads: then its input is as closed as can be.
        } finally {
            writing.unlock();
        }
        return true;
    }
}
