package dev.mcpctl.config.catalog;

import dev.mcpctl.config.client.ConfigFile;
import dev.mcpctl.config.client.Importer;
import dev.mcpctl.config.client.Importers;
import dev.mcpctl.config.client.Where;
import dev.mcpctl.config.entry.Problem;
import dev.mcpctl.config.entry.Reading;
import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.config.entry.Source;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All lists of servers as one. Files are read when they are needed and never kept; a name reads no more of them than may
 * define it.
 */
public final class Catalog {

    private final Where where;
    private final List<Importer> importers;
    private final Trust trust;
    private final ListReader reader;

    /**
     * A catalog over these programs' lists, our own always among them.
     *
     * @param importers other programs
     * @param trust what was accepted
     */
    public Catalog(Where where, List<Importer> importers, Trust trust) {
        this.where = where;
        this.importers = List.copyOf(importers);
        this.trust = trust;
        this.reader = new ListReader(where);
    }

    /** Everything there is. */
    public Contents contents() {
        List<ServerEntry> entries = new ArrayList<>();
        List<Broken> broken = new ArrayList<>();
        List<Importer> all = new ArrayList<>(importers);
        all.add(0, Importers.OWN);
        for (Importer importer : all) {
            for (ConfigFile file : byWeight(importer.files(where))) {
                read(importer, file, entries, broken);
            }
        }
        return new Contents(new Comparison(entries, trust).listed(), broken);
    }

    /**
     * Everything there is.
     *
     * @param entries each with what it shadows or means
     * @param broken files and parts of files that cannot be read
     */
    public record Contents(List<Listed> entries, List<Broken> broken) {

        /** Copies the lists. */
        public Contents {
            entries = List.copyOf(entries);
            broken = List.copyOf(broken);
        }
    }

    private void read(Importer importer, ConfigFile file, List<ServerEntry> entries, List<Broken> broken) {
        Problem folder = file.folder() ? ListReader.folderProblem(file) : null;
        if (folder != null) {
            broken.add(new Broken(importer.id(), file.path(), folder));
        }
        for (ConfigFile each : file.unfolded()) {
            Reading reading = reader.read(importer, each, null);
            if (reading != null) {
                entries.addAll(reading.entries());
                for (Problem problem : reading.problems()) {
                    broken.add(new Broken(importer.id(), each.path(), problem));
                }
            }
        }
    }

    /** Files of a project before those of the user; the order of the importer otherwise. */
    private static List<ConfigFile> byWeight(List<ConfigFile> files) {
        List<ConfigFile> ordered = new ArrayList<>();
        for (Source.Level level : Source.Level.values()) {
            for (ConfigFile file : files) {
                if (file.level() == level) {
                    ordered.add(file);
                }
            }
        }
        return ordered;
    }

    /**
     * What a plain name means.
     *
     * @return no entries when nothing defines it; several when they contradict each other
     */
    public Meaning named(String name) {
        List<ServerEntry> own = entries(Importers.OWN, name);
        ServerEntry passedOver = null;
        for (ServerEntry entry : own) {
            if (entry.source().level() == Source.Level.USER || trust.holds(entry)) {
                return new Meaning(List.of(entry), passedOver);
            }
            passedOver = entry;
        }
        List<ServerEntry> found = new ArrayList<>(own);
        for (Importer importer : importers) {
            found.addAll(entries(importer, name));
        }
        return new Meaning(new Comparison(found, trust).meant(), passedOver);
    }

    /**
     * What a name means.
     *
     * @param entries none, one, or several that contradict each other
     * @param passedOver one of ours in a project that would have come first, was it trusted; or null
     */
    public record Meaning(
            List<ServerEntry> entries, @Nullable ServerEntry passedOver) {

        /** Copies the list. */
        public Meaning {
            entries = List.copyOf(entries);
        }
    }

    /**
     * What a name means in one program's list.
     *
     * @return null when it has none
     */
    public @Nullable ServerEntry named(Importer importer, String name) {
        List<ServerEntry> entries = entries(importer, name);
        for (ServerEntry entry : entries) {
            if (entry.source().level() == Source.Level.USER || trust.holds(entry)) {
                return entry;
            }
        }
        return entries.isEmpty() ? null : entries.get(0);
    }

    private List<ServerEntry> entries(Importer importer, String name) {
        List<ServerEntry> found = new ArrayList<>();
        for (ConfigFile file : byWeight(importer.files(where))) {
            for (ConfigFile each : file.unfolded()) {
                addNamed(reader.read(importer, each, name), name, found);
            }
        }
        return found;
    }

    private static void addNamed(@Nullable Reading reading, String name, List<ServerEntry> found) {
        if (reading == null) {
            return;
        }
        for (ServerEntry entry : reading.entries()) {
            if (entry.name().equals(name)) {
                found.add(entry);
            }
        }
    }
}
