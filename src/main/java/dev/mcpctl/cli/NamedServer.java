package dev.mcpctl.cli;

import dev.mcpctl.config.Program;
import dev.mcpctl.config.Surroundings;
import dev.mcpctl.config.Target;
import dev.mcpctl.config.Website;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.process.Platform;
import dev.mcpctl.transport.Endpoint;

/**
 * The server that the line names, and the way there. Adding a kind of server is a class of options and a line in {@link
 * #endpoint}.
 *
 * @param target what was named
 * @param endpoint how to get there
 */
record NamedServer(Target target, Endpoint endpoint) {

    /**
     * Reads the line.
     *
     * @throws Failure usage, configuration or local file
     */
    static NamedServer of(Run run, Platform platform) {
        Target target = target(run, platform);
        return new NamedServer(target, endpoint(target, run));
    }

    private static Endpoint endpoint(Target target, Run run) {
        return switch (target.kind()) {
            case PROGRAM -> new ProgramOptions(run).endpoint((Program) target);
            case WEBSITE -> new HttpOptions(run).endpoint((Website) target);
        };
    }

    private static Target target(Run run, Platform platform) {
        TargetOptions.ServerWords words = TargetOptions.server(run);
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
