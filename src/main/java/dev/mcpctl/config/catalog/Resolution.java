package dev.mcpctl.config.catalog;

import dev.mcpctl.config.HeaderValue;
import dev.mcpctl.config.Program;
import dev.mcpctl.config.Target;
import dev.mcpctl.config.Website;
import dev.mcpctl.config.entry.Address;
import dev.mcpctl.config.entry.Launch;
import dev.mcpctl.config.entry.Problem;
import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.secret.Secret;
import dev.mcpctl.transport.Endpoint;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes an entry usable: replaces references, and makes paths absolute, which are relative to the entry's file. */
public final class Resolution {

    private final ServerEntry entry;
    private final Means means;
    private final References references;

    private Resolution(ServerEntry entry, Means means) {
        this.entry = entry;
        this.means = means;
        this.references = new References(entry, means);
    }

    /**
     * Resolves a trusted entry.
     *
     * @param label how messages name the server
     * @throws Failure configuration, when it cannot be used or refers to nothing; not answered, when nobody is there to ask
     */
    public static Resolved of(ServerEntry entry, String label, Means means) {
        requireUsable(entry);
        return new Resolution(entry, means).resolve(label);
    }

    private static void requireUsable(ServerEntry entry) {
        if (entry.usable()) {
            return;
        }
        Problem problem = entry.problems().isEmpty()
                ? new Problem("it is of no use", entry.source().place())
                : entry.problems().get(0);
        throw Failure.of(
                        Failure.Kind.CONFIGURATION,
                        "bad_entry",
                        "server '" + entry.name() + "' cannot be used: " + problem.message() + " ("
                                + entry.source().file() + ":" + problem.place().line() + ":"
                                + problem.place().column() + ")")
                .hint("mend it there; see: mcpctl servers show '" + entry.qualifiedName() + "'");
    }

    private Resolved resolve(String label) {
        Map<String, Secret> values = new LinkedHashMap<>();
        Target target;
        Path directory = null;
        if (entry.launch() != null) {
            target = program(entry.launch(), label, values);
            directory = directory(entry.launch().directory());
        } else {
            target = site(entry.address(), label, values);
        }
        String answers = entry.adjustments().answers();
        return new Resolved(
                entry,
                target,
                values,
                directory,
                references.used(),
                references.secrets(),
                roots(),
                answers == null ? null : absolute("answers", answers));
    }

    private Program program(Launch launch, String label, Map<String, Secret> values) {
        List<String> command = new ArrayList<>();
        for (int i = 0; i < launch.command().size(); i++) {
            command.add(references.path(
                    i == 0 ? "command" : "args[" + (i - 1) + "]",
                    launch.command().get(i)));
        }
        for (String name : launch.passed()) {
            String value = means.variable(name);
            if (value != null) {
                values.put(name, Secret.of(value));
            }
        }
        if (launch.environmentFile() != null) {
            values.putAll(EnvironmentFile.read(
                    absolute("envFile", launch.environmentFile()), "server '" + entry.name() + "', envFile"));
        }
        for (Map.Entry<String, Secret> each : launch.environment().entrySet()) {
            values.put(
                    each.getKey(),
                    Secret.of(references.value(
                            "env." + each.getKey(), each.getValue().reveal())));
        }
        return new Program(command, label);
    }

    private Website site(@Nullable Address address, String label, Map<String, Secret> values) {
        if (address == null) {
            throw new IllegalStateException("an entry that is usable has a command or a URL");
        }
        for (Map.Entry<String, Secret> each : address.headers().entrySet()) {
            String value = references.expand(
                    "headers." + each.getKey(), each.getValue().reveal());
            HeaderValue.require("server '" + entry.name() + "', headers", each.getKey(), value);
            values.put(each.getKey(), Secret.of(value));
        }
        String written = address.url().reveal();
        Website site = Website.of(references.expand("url", written), written);
        Endpoint.Http.Way way = switch (entry.way()) {
            case HTTP -> Endpoint.Http.Way.STREAMABLE;
            case SSE -> Endpoint.Http.Way.SSE;
            case AUTO, STDIO, UNKNOWN -> Endpoint.Http.Way.AUTO;
        };
        return new Website(site.url(), site.authorization(), way, label);
    }

    private Path directory(@Nullable String text) {
        return text == null ? entry.source().directory() : absolute("cwd", text);
    }

    private List<String> roots() {
        List<String> roots = new ArrayList<>();
        for (String root : entry.adjustments().roots()) {
            roots.add(root.contains("://") ? root : absolute("roots", root).toString());
        }
        return roots;
    }

    private Path absolute(String where, String text) {
        String path = references.path(where, text);
        try {
            return entry.source().directory().resolve(path).normalize();
        } catch (InvalidPathException noPath) {
            throw Failure.of(
                    Failure.Kind.CONFIGURATION,
                    "bad_entry",
                    "server '" + entry.name() + "', " + where + ": '" + text + "' is no path ("
                            + entry.source().where() + ")");
        }
    }
}
