package dev.mcpctl.cli;

import dev.mcpctl.config.Program;
import dev.mcpctl.config.ServerForm;
import dev.mcpctl.config.Surroundings;
import dev.mcpctl.config.Target;
import dev.mcpctl.config.Website;
import dev.mcpctl.config.catalog.Resolved;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.mcp.Session;
import dev.mcpctl.process.Platform;
import dev.mcpctl.transport.Endpoint;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The server that the line names, and the way there. Adding a kind of server is a class of options and a line in {@link
 * #endpoint}.
 *
 * @param target what was named
 * @param endpoint how to get there
 * @param resolved the entry of a catalog that it comes from, or null
 */
record NamedServer(
        Target target, Endpoint endpoint, @Nullable Resolved resolved) {

    /**
     * Reads the line.
     *
     * @throws Failure usage, configuration or local file
     */
    static NamedServer of(Run run, Platform platform) {
        TargetOptions.ServerWords words = TargetOptions.server(run);
        String name = catalogName(words);
        Resolved resolved = name == null ? null : new CatalogServer(run, platform).resolve(name);
        Target target = resolved == null ? target(run, words, platform) : resolved.target();
        return new NamedServer(target, endpoint(target, run, resolved), resolved);
    }

    /** What the entry says of how to talk to the server, by the names of our options. */
    Map<String, List<String>> defaults() {
        return resolved == null ? Map.of() : CatalogServer.defaults(resolved);
    }

    /** Leaves out the tools that the entry does not let through. */
    void limit(Session session) {
        if (resolved != null && !resolved.entry().adjustments().tools().all()) {
            session.showOnly(new EntryTools(resolved.entry().adjustments().tools()));
        }
    }

    private static Endpoint endpoint(Target target, Run run, @Nullable Resolved resolved) {
        return switch (target.kind()) {
            case PROGRAM -> new ProgramOptions(run).endpoint((Program) target, resolved);
            case WEBSITE -> new HttpOptions(run).endpoint((Website) target, resolved);
        };
    }

    /** The name to look up, or null where the line says something else, or means the demo server. */
    static @Nullable String catalogName(TargetOptions.ServerWords words) {
        String name = words.name();
        if (name == null && words.word() != null && !words.word().isEmpty()) {
            name = ServerForm.of(words.word()) == ServerForm.NAME ? words.word() : null;
        }
        return name == null || name.isEmpty() || name.equals(Target.DEMO) ? null : name;
    }

    private static Target target(Run run, TargetOptions.ServerWords words, Platform platform) {
        if (words.command() != null) {
            return Target.ofCommand(words.command());
        }
        if (words.stdio() != null) {
            return Target.ofLine(words.stdio(), platform);
        }
        if (words.http() != null) {
            return site(run, "--http", words.http()).by(Endpoint.Http.Way.STREAMABLE);
        }
        if (words.sse() != null) {
            return site(run, "--sse", words.sse()).by(Endpoint.Http.Way.SSE);
        }
        Surroundings around = new Surroundings(
                run.context().environment(), run.context().directory(), DemoCommand.startCommand(run.context()));
        if (words.name() != null) {
            return Target.named(words.name(), around);
        }
        String word = words.word() == null ? "" : words.word();
        boolean refers = word.contains("://") && word.contains("${") && !word.contains(" ");
        return refers ? site(run, "SERVER", word) : Target.ofWord(word, around, platform);
    }

    private static Website site(Run run, String where, String text) {
        return Website.of(new Expansion(run.context()).expand(where, text), text);
    }
}
