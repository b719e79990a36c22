package dev.mcpctl.cli;

import dev.mcpctl.config.catalog.EnvironmentFile;
import dev.mcpctl.config.catalog.Resolved;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.secret.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables that a server is given: those of its entry, then {@code --env-file}, then {@code --env}. */
final class ServerEnvironment {

    private final Context context;
    private final Map<String, Secret> given = new LinkedHashMap<>();

    /** On top of those of an entry, when there is one. */
    ServerEnvironment(Context context, @Nullable Resolved resolved) {
        this.context = context;
        if (resolved != null) {
            given.putAll(resolved.values());
        }
    }

    /**
     * Reads the options.
     *
     * @throws Failure usage or local file
     */
    Map<String, Secret> of(Options options) {
        String file = options.path("--env-file");
        if (file != null) {
            given.putAll(EnvironmentFile.read(context.directory().resolve(file), "--env-file"));
        }
        for (String text : options.list("--env")) {
            read(text);
        }
        return given;
    }

    private void read(String text) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        if (name.isEmpty()) {
            throw Failure.usage("--env needs NAME=VALUE or NAME");
        }
        String value = equals < 0
                ? context.environment().get(name)
                : new Expansion(context).expand("--env " + name, text.substring(equals + 1));
        if (value == null) {
            throw Failure.usage("--env " + name + ": the variable is not set here")
                    .hint("write --env " + name + "=VALUE");
        }
        given.put(name, Secret.of(value));
    }
}
