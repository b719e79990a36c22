package dev.mcpctl.config.catalog;

import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.config.entry.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds entries against each other: ranks, duplicates, contradictions. */
final class Comparison {

    /** An entry with its rank; compared by identity, for two lists may say the very same. */
    private static final class Ranked {
        private final ServerEntry entry;
        private final Rank rank;
        private final boolean trusted;

        Ranked(ServerEntry entry, Rank rank, boolean trusted) {
            this.entry = entry;
            this.rank = rank;
            this.trusted = trusted;
        }
    }

    private final List<Ranked> ranked = new ArrayList<>();

    /**
     * A comparison.
     *
     * @param entries in the order in which a program of several files lets the first one win
     */
    Comparison(List<ServerEntry> entries, Trust trust) {
        for (ServerEntry entry : entries) {
            boolean trusted = entry.source().level() == Source.Level.USER || trust.holds(entry);
            ranked.add(new Ranked(entry, Rank.of(entry, trusted), trusted));
        }
    }

    /** What their common name means: none, one, or several that contradict each other. */
    List<ServerEntry> meant() {
        List<Ranked> best = best(ranked);
        List<ServerEntry> distinct = new ArrayList<>();
        for (Ranked each : best) {
            if (!contains(distinct, each.entry)) {
                distinct.add(each.entry);
            }
        }
        return distinct;
    }

    private static boolean contains(List<ServerEntry> distinct, ServerEntry entry) {
        for (ServerEntry known : distinct) {
            if (Definition.same(known, entry)) {
                return true;
            }
        }
        return false;
    }

    /** Those of the first rank: one of each program, which knows itself what it prefers; disabled ones only among themselves. */
    private static List<Ranked> best(List<Ranked> all) {
        List<Ranked> best = new ArrayList<>();
        for (Ranked each : all) {
            int against = best.isEmpty() ? -1 : weight(each) - weight(best.get(0));
            if (against < 0) {
                best.clear();
            }
            if (against <= 0 && !hasOrigin(best, each)) {
                best.add(each);
            }
        }
        return best;
    }

    private static int weight(Ranked ranked) {
        boolean outOfUse = ranked.entry.adjustments().disabled() || !ranked.entry.usable();
        return ranked.rank.weight() + (outOfUse && ranked.rank == Rank.CLIENT ? 1 : 0);
    }

    private static boolean hasOrigin(List<Ranked> best, Ranked ranked) {
        for (Ranked each : best) {
            if (each.entry.source().origin().equals(ranked.entry.source().origin())) {
                return true;
            }
        }
        return false;
    }

    /** All entries, each beside the others of its name. */
    List<Listed> listed() {
        Map<String, List<Ranked>> byName = new LinkedHashMap<>();
        for (Ranked each : ranked) {
            byName.computeIfAbsent(each.entry.name(), name -> new ArrayList<>()).add(each);
        }
        List<Listed> listed = new ArrayList<>();
        for (Ranked each : ranked) {
            listed.add(listed(each, byName.getOrDefault(each.entry.name(), List.of())));
        }
        return listed;
    }

    private static Listed listed(Ranked one, List<Ranked> all) {
        List<ServerEntry> same = new ArrayList<>();
        List<ServerEntry> ambiguous = new ArrayList<>();
        List<Ranked> best = best(all);
        for (Ranked other : all) {
            if (other != one && Definition.same(one.entry, other.entry)) {
                same.add(other.entry);
            } else if (other != one && best.contains(one) && best.contains(other)) {
                ambiguous.add(other.entry);
            }
        }
        return new Listed(one.entry, shadowing(one, best), same, ambiguous, one.trusted);
    }

    private static @Nullable ServerEntry shadowing(Ranked one, List<Ranked> best) {
        for (Ranked each : best) {
            if (each == one || Definition.same(each.entry, one.entry)) {
                return null;
            }
        }
        return best.isEmpty() ? null : best.get(0).entry;
    }
}
