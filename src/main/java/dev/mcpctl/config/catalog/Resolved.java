package dev.mcpctl.config.catalog;

import dev.mcpctl.config.Target;
import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.secret.Secret;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry that can be used: nothing in it refers to anything.
 *
 * @param entry where it comes from
 * @param target what to start or to reach
 * @param values variables of the program, or headers
 * @param directory where the program is started; null for a URL
 * @param hidden values that came from elsewhere and must not be shown, wherever they stand
 * @param secrets those of the hidden values that are secret whatever they look like: typed unseen, printed by a command, read
 *     from a file
 * @param roots directories to name as roots, absolute
 * @param answers the file of answers, absolute, or null
 */
public record Resolved(
        ServerEntry entry,
        Target target,
        Map<String, Secret> values,
        @Nullable Path directory,
        List<Secret> hidden,
        List<Secret> secrets,
        List<String> roots,
        @Nullable Path answers) {

    /** Copies the collections. */
    public Resolved {
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
        hidden = List.copyOf(hidden);
        secrets = List.copyOf(secrets);
        roots = List.copyOf(roots);
    }
}
