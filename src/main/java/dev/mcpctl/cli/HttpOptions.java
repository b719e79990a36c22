package dev.mcpctl.cli;

import dev.mcpctl.config.Website;
import dev.mcpctl.config.catalog.Resolved;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.secret.Secret;
import dev.mcpctl.transport.Endpoint;
import dev.mcpctl.transport.Network;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Options about servers that are reached over HTTP. */
final class HttpOptions {

    /** Those that mean nothing for a server that is started. */
    private static final List<String> NAMES = List.of(
            "--header",
            "--bearer-env",
            "--allow-http",
            "--ca-cert",
            "--client-cert",
            "--client-key",
            "--insecure",
            "--connect-timeout",
            "--unix-socket");

    private final Run run;
    private final Options options;

    HttpOptions(Run run) {
        this.run = run;
        this.options = run.options();
    }

    static void describe(CommandForm form) {
        form.addOption(OptionForm.value("--http", "URL", "the server at this URL, over Streamable HTTP alone"));
        form.addOption(OptionForm.value("--sse", "URL", "the server at this URL, over HTTP+SSE alone"));
        form.addOption(OptionForm.values("--header", "'NAME: VALUE'", "send this header; @FILE for a file of them"));
        form.addOption(
                OptionForm.value("--bearer-env", "VARIABLE", "send the token in this variable as Authorization"));
        form.addOption(OptionForm.values("--allow-http", "HOST", "send headers to this host over plain http too"));
        form.addOption(OptionForm.value("--ca-cert", "FILE", "trust the certificates in this PEM file as well"));
        form.addOption(OptionForm.value("--client-cert", "FILE", "show the server this certificate (PEM)"));
        form.addOption(OptionForm.value("--client-key", "FILE", "its key (PEM, PKCS#8), if in a file of its own"));
        form.addOption(OptionForm.flag("--insecure", "accept any certificate for any host"));
        form.addOption(OptionForm.value("--connect-timeout", "DURATION", "time to connect (10s); 0 is none"));
        form.addOption(OptionForm.value("--unix-socket", "SOCKET", "connect to this Unix domain socket"));
        form.addOption(OptionForm.flag("--retry", "repeat a call whose answer was lost; may run twice"));
    }

    /** Whether a call may be repeated although it may have run. */
    static boolean retry(Options options) {
        return options.flag("--retry", "MCPCTL_RETRY");
    }

    /**
     * The first of these options that stands on the line, or null.
     *
     * @param options the line
     */
    static @Nullable String firstOn(Options options) {
        for (String name : NAMES) {
            if (options.flag(name)) {
                return name;
            }
        }
        return null;
    }

    /**
     * How to get to the server.
     *
     * @param resolved the entry it comes from, or null
     * @throws Failure usage, configuration or local file
     */
    Endpoint.Http endpoint(Website site, @Nullable Resolved resolved) {
        String misplaced = ProgramOptions.firstOn(options);
        if (misplaced != null) {
            throw Failure.usage(
                    misplaced + " is about servers that are started, and '" + site.label() + "' is reached over HTTP");
        }
        Map<String, Secret> headers = new HeaderOptions(run).read(site.authorization(), resolved);
        Network network = network(site);
        if (network.insecure()) {
            run.console().warn("--insecure: anybody on the way can read and change what is said to " + site.label());
        }
        return new Endpoint.Http(site.url(), headers, site.way(), network, site.label());
    }

    private Network network(Website site) {
        Path certificate = file("--client-cert", "MCPCTL_CLIENT_CERT");
        Path key = file("--client-key", "MCPCTL_CLIENT_KEY");
        if (key != null && certificate == null) {
            throw Failure.usage("--client-key needs --client-cert").hint("name the certificate that the key is for");
        }
        boolean insecure = options.flag("--insecure", "MCPCTL_INSECURE");
        return new Network(
                connectTimeout(),
                run.context().environment(),
                file("--ca-cert", "MCPCTL_CA_CERT"),
                certificate,
                key,
                insecure && site.url().getScheme().equals("https"),
                file("--unix-socket"),
                allowsHttp(site));
    }

    private Duration connectTimeout() {
        String name = "--connect-timeout";
        String variable = "MCPCTL_CONNECT_TIMEOUT";
        String text = options.text(name, variable);
        return text == null ? Network.CONNECT_TIMEOUT : Options.duration(options.source(name, variable), text);
    }

    private @Nullable Path file(String name, String variable) {
        return path(name, options.text(name, variable));
    }

    private @Nullable Path file(String name) {
        return path(name, options.text(name));
    }

    private @Nullable Path path(String name, @Nullable String text) {
        if (text != null && text.isEmpty()) {
            throw Failure.usage(name + " names no file");
        }
        return text == null ? null : run.context().directory().resolve(text);
    }

    /** Hosts are compared as written, with or without their port. */
    private boolean allowsHttp(Website site) {
        List<String> hosts = new ArrayList<>(options.list("--allow-http"));
        hosts.addAll(List.of(run.context()
                .environment()
                .getOrDefault("MCPCTL_ALLOW_HTTP", "")
                .split(",", -1)));
        String place = site.url().getRawAuthority();
        int colon = place.lastIndexOf(':');
        String host = colon > place.lastIndexOf(']') ? place.substring(0, colon) : place;
        for (String each : hosts) {
            String allowed = each.strip().toLowerCase(Locale.ROOT);
            if (allowed.equals(host) || allowed.equals(place)) {
                return true;
            }
        }
        return false;
    }
}
