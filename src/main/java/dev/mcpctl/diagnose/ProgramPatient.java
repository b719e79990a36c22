package dev.mcpctl.diagnose;

import dev.mcpctl.process.Host;
import dev.mcpctl.process.ProcessEnvironment;
import dev.mcpctl.process.ProgramStart;
import dev.mcpctl.process.Programs;
import dev.mcpctl.transport.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A server that is started, with what was seen of it while a session was opened. Told by other threads. */
public final class ProgramPatient extends Patient {

    private static final int MOST_LINES = 20;

    private final Endpoint.Stdio endpoint;
    private final Host host;
    private final List<String> noise = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private @Nullable String ending;

    /** Not started yet. */
    public ProgramPatient(Endpoint.Stdio endpoint, Host host, Doctor.Opener opener) {
        super(opener);
        this.endpoint = endpoint;
        this.host = host;
    }

    /** It wrote something to stdout that is no message. */
    public synchronized void noise(String excerpt) {
        if (noise.size() < MOST_LINES) {
            noise.add(excerpt);
        }
    }

    /** It wrote a line to stderr; the newest ones are kept. */
    public synchronized void error(String line) {
        if (errors.size() == MOST_LINES) {
            errors.remove(0);
        }
        errors.add(line);
    }

    /** It ended by itself. */
    public synchronized void ended(String words) {
        ending = words;
    }

    synchronized List<String> noise() {
        return List.copyOf(noise);
    }

    synchronized List<String> errors() {
        return List.copyOf(errors);
    }

    synchronized @Nullable String ending() {
        return ending;
    }

    Endpoint.Stdio endpoint() {
        return endpoint;
    }

    /** Names of our variables that it gets. */
    List<String> inheritedVariables() {
        return ProcessEnvironment.of(endpoint.inheritEnvironment(), Map.of()).names(host);
    }

    /** The file that its command runs. */
    String program() {
        ProcessEnvironment environment = ProcessEnvironment.of(endpoint.inheritEnvironment(), endpoint.environment());
        return new Programs(host)
                .locate(new ProgramStart(endpoint.command(), environment, endpoint.workingDirectory()));
    }
}
