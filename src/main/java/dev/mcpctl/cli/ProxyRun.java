package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.rpc.Transport;
import dev.mcpctl.rpc.WireListener;
import dev.mcpctl.serve.fault.FaultPlan;
import dev.mcpctl.serve.http.HttpServing;
import dev.mcpctl.serve.proxy.HttpProxy;
import dev.mcpctl.serve.proxy.ProxyEngine;
import dev.mcpctl.transport.Endpoint;
import dev.mcpctl.transport.StdioPassage;
import dev.mcpctl.transport.TransportOptions;
import dev.mcpctl.transport.Transports;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One proxy, from its start to its end: which way leads from the host to the server. */
final class ProxyRun {

    private final Run run;
    private final Endpoint endpoint;
    private final TransportOptions options;
    private final Watch watch;

    /**
     * Who looks at what passes, and what goes wrong with answers.
     *
     * @param observation null when nothing is recorded
     * @param faults null when nothing goes wrong
     */
    record Watch(
            ProxyVoice voice,
            @Nullable Observation observation,
            @Nullable FaultPlan faults) {

        /** Sees one connection to the server. */
        WireListener connection() {
            return observation == null ? voice : observation.connection().and(voice);
        }
    }

    /**
     * A proxy.
     *
     * @param options their listener is replaced for each connection
     */
    ProxyRun(Run run, Endpoint endpoint, TransportOptions options, Watch watch) {
        this.run = run;
        this.endpoint = endpoint;
        this.options = options;
        this.watch = watch;
    }

    private TransportOptions seen() {
        return options.with(watch.connection());
    }

    private Transport dial() {
        return Transports.dial(endpoint, seen());
    }

    /**
     * Serves the host on stdio.
     *
     * @throws Failure why the server went before the host
     */
    void onStdio() {
        Failure reason = endpoint instanceof Endpoint.Stdio program ? pass(program) : bridge();
        if (reason != null) {
            throw reason;
        }
    }

    private @Nullable Failure pass(Endpoint.Stdio program) {
        StdioDuty duty = new StdioDuty(run, watch.faults());
        StdioPassage passage = new StdioPassage(program, seen(), new StdioPassage.Host(duty.in(), duty.out()));
        duty.endsWith(passage::leave);
        run.interruption().onSignal(() -> {
            passage.leave();
            // It ends a server now, which takes a moment.
            run.interruption().leaving();
        });
        try {
            return passage.run();
        } finally {
            run.interruption().leaving();
        }
    }

    private @Nullable Failure bridge() {
        AtomicReference<Failure> gone = new AtomicReference<>();
        StdioDuty duty = new StdioDuty(run, watch.faults());
        ProxyEngine engine = new ProxyEngine(ProxyEngine.Hosts.ONE, this::dial, reason -> {
            gone.set(reason);
            duty.over();
        });
        try (engine) {
            duty.serve(engine);
            run.interruption().leaving();
        }
        return gone.get();
    }

    /** Serves hosts over HTTP until a signal comes. */
    void listen() {
        Listening listening = new Listening(run);
        boolean streamable = listening.protocol() == HttpServing.Protocol.STREAMABLE;
        if (endpoint instanceof Endpoint.Http site && streamable) {
            listening.keep(place -> {
                HttpProxy proxy = HttpProxy.start(
                        site,
                        seen(),
                        new HttpProxy.Place(place.host(), place.port(), watch.faults()),
                        watch.voice()::problem);
                return new Listening.Started(proxy.url(), proxy);
            });
            return;
        }
        try (ProxyEngine engine = new ProxyEngine(
                ProxyEngine.Hosts.MANY,
                this::dial,
                reason -> watch.voice().problem("the host is told: " + reason.message()))) {
            listening.serve(engine, watch.faults());
        }
    }
}
