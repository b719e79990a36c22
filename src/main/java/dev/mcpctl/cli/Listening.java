package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.serve.Engine;
import dev.mcpctl.serve.fault.FaultPlan;
import dev.mcpctl.serve.http.HttpServing;
import dev.mcpctl.serve.proxy.HttpProxy;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** {@code --listen [HOST:]PORT}: an engine over HTTP until a signal comes. */
final class Listening {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int LAST_PORT = 65_535;

    private final Run run;

    Listening(Run run) {
        this.run = run;
    }

    static void describe(CommandForm form) {
        form.addOption(OptionForm.value(
                "--listen", "[HOST:]PORT", "speak HTTP there and print the URL; port 0 takes a free one"));
        form.addOption(OptionForm.value("--transport", "KIND", "http (default) or sse, the transport of 2024-11-05"));
    }

    /** Whether the line asks for it. */
    static boolean isWanted(Options options) {
        if (options.text("--listen") == null && options.text("--transport") != null) {
            throw Failure.usage("--transport needs --listen");
        }
        return options.text("--listen") != null;
    }

    /** Where to listen. */
    record Place(String host, int port) {

        static Place read(@Nullable String text) {
            String given = text == null ? "" : text;
            int colon = given.lastIndexOf(':');
            String host = colon < 0 ? LOOPBACK : given.substring(0, colon);
            if (host.startsWith("[") && host.endsWith("]")) {
                host = host.substring(1, host.length() - 1);
            }
            int port = port(given.substring(colon + 1));
            if (host.isEmpty() || port < 0) {
                throw Failure.usage("--listen is no port and no HOST:PORT: '" + given + "'")
                        .hint("for example: --listen 8080, --listen 0, --listen localhost:8080");
            }
            return new Place(host, port);
        }

        private static int port(String digits) {
            try {
                int port = Integer.parseInt(digits);
                return port > LAST_PORT ? -1 : port;
            } catch (NumberFormatException none) {
                return -1;
            }
        }
    }

    /** Something that listens. */
    record Started(URI url, AutoCloseable server) {}

    /** Begins to listen. */
    @FunctionalInterface
    interface Start {
        /**
         * Listens from now on.
         *
         * @throws Failure usage, when the address cannot be had
         */
        Started at(Place place);
    }

    /**
     * Serves an engine until a signal comes.
     *
     * @throws Failure usage, when the address cannot be had
     */
    void serve(Engine engine) {
        serve(engine, null);
    }

    /**
     * The same, with answers that suffer on their way.
     *
     * @param faults null when nothing goes wrong
     */
    void serve(Engine engine, @Nullable FaultPlan faults) {
        HttpServing.Protocol protocol = protocol();
        if (ModuleLayer.boot().findModule("jdk.httpserver").isEmpty()) {
            throw Failure.usage("this Java has no HTTP server: its module jdk.httpserver is missing")
                    .hint("MCPCTL_JAVA_HOME names another Java for mcpctl");
        }
        keep(place -> {
            if (faults != null) {
                return FaultyServing.start(engine, protocol, new HttpProxy.Place(place.host(), place.port(), faults));
            }
            HttpServing serving = HttpServing.start(engine, protocol, place.host(), place.port());
            return new Started(serving.url(), serving);
        });
    }

    /**
     * Serves until a signal comes.
     *
     * @throws Failure usage, when the address cannot be had
     */
    void keep(Start start) {
        Place place = Place.read(run.options().text("--listen"));
        CountDownLatch signal = new CountDownLatch(1);
        run.interruption().onSignal(signal::countDown);
        Started started = start.at(place);
        try (Scope scope = new Scope()) {
            scope.keep(started.server());
            run.console().out().ours(started.url() + "\n");
            run.console().flush();
            signal.await();
            run.interruption().leaving();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the line says of the transport. */
    HttpServing.Protocol protocol() {
        String text = run.options().text("--transport");
        return switch (text == null ? "http" : text) {
            case "http" -> HttpServing.Protocol.STREAMABLE;
            case "sse" -> HttpServing.Protocol.SSE;
            default -> throw Failure.usage("--transport: '" + text + "' is neither http nor sse");
        };
    }
}
