package dev.mcpctl.cli;

import dev.mcpctl.config.catalog.Listed;
import dev.mcpctl.config.client.Importers;
import dev.mcpctl.config.entry.ServerEntry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names of entries for {@code servers ACTION NAME}: only those that the action can do something with. */
final class EntryOffers {

    private final List<Listed> entries;

    EntryOffers(List<Listed> entries) {
        this.entries = entries;
    }

    /**
     * The names, plain ones first.
     *
     * @param client the program that the line says an entry is to be taken from, or null
     */
    List<String> names(String action, @Nullable String client) {
        Set<String> names = new LinkedHashSet<>();
        for (Listed each : entries) {
            ServerEntry entry = each.entry();
            String origin = entry.source().origin();
            boolean ours = origin.equals(Importers.OWN.id());
            boolean plain = each.shadowedBy() == null && each.ambiguous().isEmpty();
            switch (action) {
                case "show", "install" -> names.add(plain ? entry.name() : entry.qualifiedName());
                case "remove" -> addIf(ours, entry.name(), names);
                case "import" -> addIf(!ours, entry.qualifiedName(), names);
                case "uninstall" -> addIf(client == null ? !ours : origin.equals(client), entry.name(), names);
                case "trust" -> addIf(!each.trusted(), plain ? entry.name() : entry.qualifiedName(), names);
                default -> {
                    return List.of();
                }
            }
        }
        return List.copyOf(names);
    }

    private static void addIf(boolean wanted, String name, Set<String> names) {
        if (wanted) {
            names.add(name);
        }
    }
}
