package dev.mcpctl.cli;

import dev.mcpctl.config.catalog.Catalog;
import dev.mcpctl.config.catalog.Listed;
import dev.mcpctl.config.client.ConfigFile;
import dev.mcpctl.config.client.Importer;
import dev.mcpctl.config.client.Importers;
import dev.mcpctl.config.client.Where;
import dev.mcpctl.config.entry.Source;
import dev.mcpctl.config.install.Installers;
import dev.mcpctl.config.install.Program;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.failure.Nearest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Which file of a program a change goes to: the user's, or with {@code --project} that of the project. */
final class ListPlace {

    private final Run run;
    private final Program program;
    private final Where where;
    private final boolean project;

    ListPlace(Run run, Program program, Where where) {
        this.run = run;
        this.program = program;
        this.where = where;
        this.project = run.options().flag("--project");
    }

    /**
     * The program that an option names.
     *
     * @throws Failure usage
     */
    static Program program(Run run, String option) {
        String id = run.options().text(option);
        if (id == null) {
            throw Failure.usage(option + " is missing; it names a program: " + String.join(", ", Installers.ids()));
        }
        Program program = Installers.named(id);
        if (program == null) {
            String near = Nearest.to(id, Installers.ids());
            throw Failure.usage(option + ": '" + id + "' is none of " + String.join(", ", Installers.ids()))
                    .hint(near == null ? null : "did you mean '" + near + "'?");
        }
        return program;
    }

    /** The file for a new entry: one that is there, else the one that the program would make. */
    ConfigFile forNew(String name) {
        List<ConfigFile> files = files();
        for (ConfigFile file : files) {
            if (!file.folder() && Files.exists(file.path())) {
                return file;
            }
        }
        ConfigFile chosen = files.get(0);
        for (ConfigFile file : files) {
            Path parent = file.path().getParent();
            boolean lived = !project && parent != null && Files.isDirectory(parent);
            boolean root = project && Files.exists(file.directory().resolve(".git"));
            if (lived || root) {
                chosen = file;
                break;
            }
        }
        return chosen.folder() ? chosen.in(fileName(name)) : chosen;
    }

    /**
     * The file that has this entry.
     *
     * @throws Failure configuration, when none has
     */
    ConfigFile of(String name) {
        List<ConfigFile> files = unfolded();
        for (ConfigFile file : files) {
            if (Files.exists(file.path()) && new ListChange(run, program, file).has(name)) {
                return file;
            }
        }
        throw unknown(name);
    }

    private Failure unknown(String name) {
        boolean own = program.id().equals(Importers.OWN.id());
        String list = (own ? "your" : program.title() + "'s") + " list";
        Failure failure = Failure.of(
                Failure.Kind.CONFIGURATION,
                "unknown_server",
                "there is no server '" + name + "' in " + list + (project ? " of the project" : ""));
        if (name.startsWith(program.id() + "/")) {
            return failure.hint("leave out '" + program.id() + "/'");
        }
        List<String> here = names(project ? Source.Level.PROJECT : Source.Level.USER);
        List<String> elsewhere = names(project ? Source.Level.USER : Source.Level.PROJECT);
        if (elsewhere.contains(name)) {
            return failure.hint(
                    project
                            ? "the user's list has one: leave out --project"
                            : "the project's list has one: add --project");
        }
        String near = Nearest.to(name, here);
        return failure.hint(near == null ? "see: mcpctl servers list" : "did you mean '" + near + "'?");
    }

    /** The program's servers at this level. */
    private List<String> names(Source.Level level) {
        Importer importer = Importers.named(program.id());
        List<String> names = new ArrayList<>();
        Catalog catalog = new Catalog(where, importer == null ? List.of() : List.of(importer), entry -> false);
        for (Listed each : catalog.contents().entries()) {
            Source source = each.entry().source();
            if (source.origin().equals(program.id()) && source.level() == level) {
                names.add(each.entry().name());
            }
        }
        return names;
    }

    private List<ConfigFile> unfolded() {
        List<ConfigFile> files = new ArrayList<>();
        for (ConfigFile file : files()) {
            files.addAll(file.unfolded());
        }
        return files;
    }

    private List<ConfigFile> files() {
        List<ConfigFile> files = program.files(where, project ? Source.Level.PROJECT : Source.Level.USER);
        if (!files.isEmpty()) {
            return files;
        }
        if (project && where.projects().isEmpty()) {
            throw Failure.usage("there is no project here: files in the home directory are the user's own")
                    .hint("go to the directory of a project, or leave out --project");
        }
        if (project) {
            throw Failure.usage(program.title() + " has no files in projects").hint("leave out --project");
        }
        throw Failure.of(
                        Failure.Kind.CONFIGURATION,
                        "no_home",
                        "there is no home directory in which " + program.title() + "'s list could be")
                .hint("set HOME" + (program.id().equals("mcpctl") ? ", or name the file with --config" : ""));
    }

    private static String fileName(String name) {
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char next = name.charAt(i);
            boolean plain = Character.isLetterOrDigit(next) || next == '-' || next == '_' || (next == '.' && i > 0);
            file.append(plain ? next : '_');
        }
        return file + ".yaml";
    }
}
