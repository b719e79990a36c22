package dev.mcpctl.cli;

import dev.mcpctl.config.catalog.Catalog;
import dev.mcpctl.config.catalog.Projects;
import dev.mcpctl.config.client.Importer;
import dev.mcpctl.config.client.Importers;
import dev.mcpctl.config.client.Where;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.failure.Nearest;
import dev.mcpctl.output.Console;
import dev.mcpctl.process.Platform;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Options and variables about lists of servers: where ours is, which others are read, what is trusted. */
final class CatalogOptions {

    private static final String CONFIG = "--config";
    private static final String CONFIG_VARIABLE = "MCPCTL_CONFIG";
    private static final String IMPORTS = "MCPCTL_IMPORTS";
    private static final String TRUST = "--trust-project";

    private final Context context;
    private final Options options;
    private final Platform platform;

    CatalogOptions(Run run, Platform platform) {
        this(run.context(), run.options(), platform);
    }

    /** Without a command: for completion, where no line is finished. */
    CatalogOptions(Context context, Options options, Platform platform) {
        this.context = context;
        this.options = options;
        this.platform = platform;
    }

    static void describe(CommandForm form) {
        form.addOption(OptionForm.value(CONFIG, "FILE", "read your list of servers from this file"));
        form.addOption(OptionForm.flag(TRUST, "use what the project's files say without asking"));
    }

    /** Whether everything of the project is trusted for this run. */
    boolean trustsProject() {
        return options.flag(TRUST);
    }

    /**
     * All lists.
     *
     * @throws Failure usage, when {@code MCPCTL_IMPORTS} names a program that is not known
     */
    Catalog catalog() {
        return new Catalog(where(), importers(), trust());
    }

    /** What was accepted. */
    TrustFile trust() {
        return new TrustFile(
                new UserDirectories(context.environment(), Platform.current()).state(),
                context.clock(),
                trustsProject());
    }

    /** Where files may be. */
    Where where() {
        Path home = home();
        Map<String, String> environment = context.environment();
        String config = options.path(CONFIG);
        String named = config != null ? config : environment.get(CONFIG_VARIABLE);
        if (named != null && !named.isEmpty()) {
            environment = new HashMap<>(environment);
            environment.put(CONFIG_VARIABLE, absolute(named));
        }
        return new Where(platform, home, environment, Projects.of(context.directory(), home));
    }

    /** A list that was named and does not exist is empty: so much the better for adding to it, so much the worse otherwise. */
    void noteAbsentList(Console console) {
        String config = options.path(CONFIG);
        String named = config != null ? config : context.environment().get(CONFIG_VARIABLE);
        if (named != null && !named.isEmpty() && !Files.exists(Path.of(absolute(named)))) {
            console.note("note: there is no file '" + named + "', which " + (config != null ? CONFIG : CONFIG_VARIABLE)
                    + " names");
        }
    }

    private String absolute(String path) {
        try {
            return context.directory().resolve(path).toAbsolutePath().toString();
        } catch (InvalidPathException noPath) {
            throw Failure.usage(CONFIG + ": '" + path + "' is no path");
        }
    }

    /** The user's home, as far as our variables tell it. */
    @Nullable
    Path home() {
        Map<String, String> environment = context.environment();
        String profile = platform == Platform.WINDOWS ? environment.get("USERPROFILE") : null;
        String home = profile != null ? profile : environment.get("HOME");
        try {
            return home == null || home.isEmpty() ? null : Path.of(home).toAbsolutePath();
        } catch (InvalidPathException noPath) {
            return null;
        }
    }

    private List<Importer> importers() {
        String text = context.environment().getOrDefault(IMPORTS, "all").strip();
        if (text.equals("all") || text.isEmpty()) {
            return Importers.ALL;
        }
        List<Importer> chosen = new ArrayList<>();
        if (text.equals("none")) {
            return chosen;
        }
        for (String id : text.split(",", -1)) {
            Importer importer = Importers.named(id.strip());
            if (importer == null) {
                throw unknown(id.strip());
            }
            if (!importer.equals(Importers.OWN) && !chosen.contains(importer)) {
                chosen.add(importer);
            }
        }
        return chosen;
    }

    private static Failure unknown(String id) {
        String near = Nearest.to(id, Importers.ids());
        return Failure.usage(IMPORTS + ": '" + id + "' is neither all, none nor one of "
                        + String.join(", ", Importers.ids()))
                .hint(near == null ? null : "did you mean '" + near + "'?");
    }
}
