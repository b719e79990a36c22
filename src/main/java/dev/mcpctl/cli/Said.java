package dev.mcpctl.cli;

import dev.mcpctl.config.catalog.Fingerprint;
import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.secret.Secret;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a person has said in this run about servers, so that nothing is asked twice. */
final class Said {

    private final Set<String> trusted = new HashSet<>();
    private final Map<String, Secret> answers = new HashMap<>();

    /** Whether this very entry was accepted. */
    synchronized boolean trusts(ServerEntry entry) {
        return !trusted.isEmpty() && trusted.contains(Fingerprint.of(entry));
    }

    synchronized void trust(ServerEntry entry) {
        trusted.add(Fingerprint.of(entry));
    }

    /** The answer to what this entry's file asks for, or null. */
    synchronized @Nullable Secret answer(ServerEntry entry, ServerEntry.Input input) {
        return answers.get(key(entry, input));
    }

    synchronized void answer(ServerEntry entry, ServerEntry.Input input, Secret answer) {
        answers.put(key(entry, input), answer);
    }

    private static String key(ServerEntry entry, ServerEntry.Input input) {
        return entry.source().file() + "\n" + input.id();
    }
}
