package dev.mcpctl.config.catalog;

import dev.mcpctl.config.client.Importers;
import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.config.entry.Source;

/** Which entry a plain name means, when several have it: the one of the first rank here. */
enum Rank {
    /** Our file of a project, accepted. */
    PROJECT(0),
    /** Our file of the user's. */
    USER(2),
    /** Another program's, its own or accepted. */
    CLIENT(4),
    /** Of a project, by whomever, and not accepted. */
    UNTRUSTED(6);

    private final int weight;

    Rank(int weight) {
        this.weight = weight;
    }

    /** Even, and the less the sooner it is meant. */
    int weight() {
        return weight;
    }

    static Rank of(ServerEntry entry, boolean trusted) {
        if (!trusted) {
            return UNTRUSTED;
        }
        if (!entry.source().origin().equals(Importers.OWN.id())) {
            return CLIENT;
        }
        return entry.source().level() == Source.Level.PROJECT ? PROJECT : USER;
    }
}
