package dev.mcpctl.cli;

import dev.mcpctl.output.ConsoleTraits;
import dev.mcpctl.rpc.WireListener;
import dev.mcpctl.trace.JsonPath;
import dev.mcpctl.trace.Recorder;
import dev.mcpctl.trace.Recording;
import dev.mcpctl.trace.Redaction;
import dev.mcpctl.trace.view.EventFilter;
import dev.mcpctl.trace.view.LiveTrace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one run shows and keeps of the wire: {@code trace} and {@code --record}. Ends after everything else has ended. */
final class Observation implements AutoCloseable {

    private final Run run;
    private final KnownSecrets secrets;
    private final @Nullable Recorder recorder;
    private final @Nullable LiveTrace trace;

    private Observation(Run run, String server) {
        this.run = run;
        this.secrets = new KnownSecrets(run.context());
        Instant now = run.context().clock().instant();
        Options options = run.options();
        List<JsonPath> paths = new ArrayList<>();
        for (String path : options.list("--redact")) {
            paths.add(JsonPath.parse("--redact", path));
        }
        Redaction redaction = new Redaction(paths, secrets.texts()::in);
        this.trace = options.traced() ? trace(now, redaction) : null;
        String file = options.path("--record");
        this.recorder = file == null ? null : recorder(file, now, server, redaction);
    }

    /** That of this run, made when it is wanted for the first time. */
    static Observation of(Run run, NamedServer server) {
        Observation observation = run.scope().observation();
        if (observation == null) {
            observation = new Observation(run, server.target().label());
            run.scope().observe(observation);
        }
        observation.secrets.and(server);
        return observation;
    }

    private LiveTrace trace(Instant now, Redaction redaction) {
        EventFilter filter = EventFilter.parse("--trace-filter", run.options().text("--trace-filter"));
        ConsoleTraits traits = run.console().traits();
        return new LiveTrace(
                now,
                Math.max(0, traits.verbosity()),
                new LiveTrace.Options(filter, redaction, traits.terminals().stderr() ? traits.width() : 0),
                pieces -> run.console().note(TracePieces.spans(pieces)));
    }

    private Recorder recorder(String file, Instant now, String server, Redaction redaction) {
        List<String> shown = new ArrayList<>();
        redaction.paths().forEach(path -> shown.add(path.toString()));
        Recording.Header header = new Recording.Header(
                Recording.FORMAT,
                Version.number(),
                now,
                server,
                List.of(run.options().command()),
                shown);
        return new Recorder(
                run.context().directory().resolve(file),
                header,
                redaction,
                run.context().clock());
    }

    /** A listener for one more connection. */
    WireListener connection() {
        if (recorder == null) {
            return trace == null ? WireListener.none() : trace.connection();
        }
        return trace == null ? recorder.connection() : recorder.connection().and(trace.connection());
    }

    @Override
    public void close() {
        if (trace != null) {
            trace.finish();
        }
        if (recorder != null) {
            recorder.close();
            String loss = recorder.loss();
            if (loss != null) {
                run.console().warn(loss);
            }
        }
    }
}
