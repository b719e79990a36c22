package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.failure.Nearest;
import dev.mcpctl.process.Platform;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code cache warm|status|clear}: the start-up archive of this Java. */
final class CacheCommand implements Command {

    /** What it can be told to do. */
    static final List<String> ACTIONS = List.of("warm", "status", "clear");

    @Override
    public Operands operands() {
        return new Operands(
                false,
                List.of(Operands.needed(
                        "ACTION", "warm makes the archive, status shows it, clear removes it and what --cache kept")),
                Operands.Rest.NONE);
    }

    @Override
    public void describe(CommandForm form) {
        form.description("mcpctl starts several times faster with an archive of its classes, made once for each Java.")
                .examples("mcpctl cache warm", "mcpctl cache status");
    }

    @Override
    public Outcome run(Run run) {
        StartupArchive archive = archive(run.context());
        switch (run.operand(0)) {
            case "warm" -> warm(run, archive);
            case "status" -> status(run, archive);
            case "clear" -> clear(run, archive);
            case StartupArchive.TRAIN -> new Training(run.context(), false).run();
            case StartupArchive.TRAIN_WITH_HTTP -> new Training(run.context(), true).run();
            default -> throw unknown(run.operand(0));
        }
        return Outcome.nothing();
    }

    private static void warm(Run run, StartupArchive archive) {
        switch (archive.warm()) {
            case MADE -> run.console().note("start-up archives made in " + archive.directory());
            case BUSY -> run.console().note("another mcpctl is making the start-up archive");
        }
    }

    private static void clear(Run run, StartupArchive archive) {
        Path cache = new UserDirectories(run.context().environment(), Platform.current()).cache();
        if (cache != null && ResultFiles.clear(cache)) {
            run.console().note("kept results removed");
        }
        run.console().note(archive.clear() ? "start-up archives removed" : "there was no start-up archive");
    }

    private static void status(Run run, StartupArchive archive) {
        Path existing = archive.existing();
        run.console()
                .out()
                .ours(existing == null ? "no start-up archive" : existing.toString())
                .newline();
    }

    private static Failure unknown(String action) {
        String near = Nearest.to(action, ACTIONS);
        return Failure.usage("unknown action '" + action + "'; allowed are warm, status, clear")
                .hint(near == null ? null : "did you mean '" + near + "'?");
    }

    static StartupArchive archive(Context context) {
        Context.LauncherProperties properties = context.properties();
        return new StartupArchive(
                Path.of(properties.home()),
                path(properties.archive()),
                path(properties.archiveWanted()),
                context.environment());
    }

    private static @Nullable Path path(String text) {
        return text.isEmpty() ? null : Path.of(text);
    }
}
