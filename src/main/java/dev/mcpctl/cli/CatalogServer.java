package dev.mcpctl.cli;

import dev.mcpctl.config.Surroundings;
import dev.mcpctl.config.Target;
import dev.mcpctl.config.catalog.Broken;
import dev.mcpctl.config.catalog.Catalog;
import dev.mcpctl.config.catalog.EntryView;
import dev.mcpctl.config.catalog.Listed;
import dev.mcpctl.config.catalog.Means;
import dev.mcpctl.config.catalog.Resolution;
import dev.mcpctl.config.catalog.Resolved;
import dev.mcpctl.config.client.Importer;
import dev.mcpctl.config.client.Importers;
import dev.mcpctl.config.entry.Adjustments;
import dev.mcpctl.config.entry.Place;
import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.failure.Nearest;
import dev.mcpctl.process.Platform;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A server named by its entry in some list. */
final class CatalogServer {

    private static final int MOST_NOTES = 3;

    private final Run run;
    private final Platform platform;
    private final CatalogOptions options;

    CatalogServer(Run run, Platform platform) {
        this.run = run;
        this.platform = platform;
        this.options = new CatalogOptions(run, platform);
    }

    /**
     * The entry, ready to be used.
     *
     * @param name plain, or with its origin in front
     * @throws Failure configuration, when nothing or too much has the name, or the entry cannot be used; not answered, when it
     *     is not trusted
     */
    Resolved resolve(String name) {
        ServerEntry entry = find(name);
        new TrustQuestion(run, options.trust()).require(entry);
        if (entry.adjustments().disabled()) {
            run.console()
                    .note("server '" + name + "' is disabled in "
                            + entry.source().where() + "; used all the same");
        }
        return Resolution.of(entry, name, means());
    }

    /**
     * The entry that a name means, trusted or not.
     *
     * @throws Failure configuration, as {@link #resolve}
     */
    ServerEntry find(String name) {
        Catalog catalog = options.catalog();
        int slash = name.indexOf('/');
        Importer origin = slash < 1 ? null : Importers.named(name.substring(0, slash));
        if (origin != null) {
            ServerEntry entry = catalog.named(origin, name.substring(slash + 1));
            if (entry == null) {
                throw missing(catalog.contents(), origin, name.substring(slash + 1));
            }
            return entry;
        }
        Catalog.Meaning meaning = catalog.named(name);
        if (meaning.entries().isEmpty()) {
            throw unknown(catalog, name);
        }
        if (meaning.entries().size() > 1) {
            throw ambiguous(name, meaning.entries());
        }
        ServerEntry entry = meaning.entries().get(0);
        warnOfOther(entry, meaning.passedOver());
        return entry;
    }

    /**
     * The project's entry of a name: the first that is not trusted, else what the name means.
     *
     * @throws Failure configuration, as {@link #resolve}
     */
    ServerEntry findInProject(String name) {
        if (name.indexOf('/') > 0 && Importers.named(name.substring(0, name.indexOf('/'))) != null) {
            String plain = name.substring(name.indexOf('/') + 1);
            String origin = name.substring(0, name.indexOf('/'));
            for (Listed each : options.catalog().contents().entries()) {
                boolean meant = each.entry().name().equals(plain)
                        && each.entry().source().origin().equals(origin);
                if (meant && !each.trusted()) {
                    return each.entry();
                }
            }
            return find(name);
        }
        List<ServerEntry> untrusted = new ArrayList<>();
        for (Listed each : options.catalog().contents().entries()) {
            if (each.entry().name().equals(name) && !each.trusted()) {
                untrusted.add(each.entry());
            }
        }
        if (untrusted.size() > 1) {
            throw ambiguous(name, untrusted);
        }
        return untrusted.isEmpty() ? find(name) : untrusted.get(0);
    }

    private void warnOfOther(ServerEntry entry, @Nullable ServerEntry other) {
        if (other != null && !other.equals(entry) && !options.trust().holds(other)) {
            run.console()
                    .warn("the project has a server '" + entry.name() + "' too ("
                            + other.source().where() + "), which is not trusted; "
                            + entry.source().where() + " is used");
        }
    }

    private Failure missing(Catalog.Contents contents, Importer origin, String name) {
        noteBroken(contents.broken().stream()
                .filter(each -> each.origin().equals(origin.id()))
                .toList());
        List<String> names = new ArrayList<>();
        for (Listed each : contents.entries()) {
            if (each.entry().source().origin().equals(origin.id())) {
                names.add(each.entry().name());
            }
        }
        String near = Nearest.to(name, names);
        return Failure.of(
                        Failure.Kind.CONFIGURATION,
                        "unknown_server",
                        "unknown server '" + name + "' of " + origin.title())
                .hint(
                        near != null
                                ? "did you mean '" + origin.id() + "/" + near + "'?"
                                : names.isEmpty()
                                        ? "no server of " + origin.title() + " was found; see: mcpctl servers list"
                                        : "it has: " + String.join(", ", names));
    }

    private Failure unknown(Catalog catalog, String name) {
        List<String> names = new ArrayList<>();
        boolean withOrigin = name.indexOf('/') > 0;
        Catalog.Contents contents = catalog.contents();
        for (Listed each : contents.entries()) {
            names.add(withOrigin ? each.entry().qualifiedName() : each.entry().name());
        }
        noteBroken(contents.broken());
        options.noteAbsentList(run.console());
        return Target.unknown(name, surroundings(run), names);
    }

    /** The entry that is missed may stand where nothing could be read. */
    private void noteBroken(List<Broken> broken) {
        for (int i = 0; i < Math.min(broken.size(), MOST_NOTES); i++) {
            Broken each = broken.get(i);
            Place place = each.problem().place();
            run.console()
                    .note("note: " + each.file() + ":" + place.line() + ":" + place.column() + "  "
                            + each.problem().message());
        }
        if (broken.size() > MOST_NOTES) {
            run.console().note("note: and " + (broken.size() - MOST_NOTES) + " more; see: mcpctl servers list");
        }
    }

    private static Failure ambiguous(String name, List<ServerEntry> entries) {
        StringBuilder text = new StringBuilder();
        List<String> names = new ArrayList<>();
        for (ServerEntry entry : entries) {
            text.append(text.length() == 0 ? "" : "; ")
                    .append(entry.qualifiedName())
                    .append(" (")
                    .append(entry.source().where())
                    .append(") ")
                    .append(EntryView.action(entry));
            names.add(entry.qualifiedName());
        }
        return Failure.of(
                        Failure.Kind.CONFIGURATION,
                        "ambiguous_server",
                        "several different servers are named '" + name + "': " + text)
                .hint("say which: " + String.join(" or ", names))
                .detail("servers", names);
    }

    static Surroundings surroundings(Run run) {
        return new Surroundings(
                run.context().environment(), run.context().directory(), DemoCommand.startCommand(run.context()));
    }

    private Means means() {
        Path directory = run.context().directory();
        List<Path> projects = options.where().projects();
        return new Means(
                platform,
                run.context().environment(),
                options.home(),
                projects.isEmpty() ? directory : projects.get(projects.size() - 1),
                new InputQuestion(run),
                new SecretCommand(run, platform));
    }

    /** What the entry says, by the names of our options. */
    static Map<String, List<String>> defaults(Resolved resolved) {
        Adjustments adjustments = resolved.entry().adjustments();
        Map<String, List<String>> defaults = new HashMap<>();
        put(defaults, "--protocol", adjustments.protocol());
        put(defaults, "--auth", adjustments.auth());
        if (adjustments.timeout() != null) {
            put(defaults, "--timeout", adjustments.timeout().toMillis() + "ms");
        }
        if (adjustments.startTimeout() != null) {
            put(defaults, "--start-timeout", adjustments.startTimeout().toMillis() + "ms");
        }
        if (!resolved.roots().isEmpty()) {
            defaults.put("--roots", resolved.roots());
        }
        put(
                defaults,
                "--answers",
                resolved.answers() == null ? null : resolved.answers().toString());
        return defaults;
    }

    private static void put(Map<String, List<String>> defaults, String option, @Nullable String value) {
        if (value != null) {
            defaults.put(option, List.of(value));
        }
    }
}
