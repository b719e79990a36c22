package dev.mcpctl.cli;

import dev.mcpctl.secret.Secret;
import dev.mcpctl.secret.SecretTexts;
import dev.mcpctl.transport.Endpoint;
import java.util.Map;

/** What a run knows and must not tell: secrets among our variables, and those that its servers are given. */
final class KnownSecrets {

    private final SecretTexts texts = new SecretTexts();

    /** What a server on this machine gets of ours, and may say aloud. */
    KnownSecrets(Context context) {
        for (Map.Entry<String, String> variable : context.environment().entrySet()) {
            if (SecretTexts.tells(variable.getKey())) {
                texts.add(Secret.of(variable.getValue()));
            }
        }
    }

    /**
     * What is not told while a person looks on. Somebody who writes a variable on the line sees what comes of it, unless its
     * name tells of a secret; a list may hold what nobody at this terminal has ever seen.
     */
    static KnownSecrets from(Context context, NamedServer server) {
        KnownSecrets known = new KnownSecrets(context);
        if (server.resolved() != null || !(server.endpoint() instanceof Endpoint.Stdio program)) {
            return known.and(server);
        }
        for (Map.Entry<String, Secret> variable : program.environment().entrySet()) {
            if (SecretTexts.tells(variable.getKey())) {
                known.texts.add(variable.getValue());
            }
        }
        return known;
    }

    /** Those of this server too. */
    KnownSecrets and(NamedServer server) {
        if (server.endpoint() instanceof Endpoint.Stdio program) {
            program.environment().forEach(texts::addVariable);
        } else if (server.endpoint() instanceof Endpoint.Http website) {
            website.headers().values().forEach(texts::add);
        }
        if (server.resolved() != null) {
            server.resolved().secrets().forEach(texts::add);
        }
        return this;
    }

    SecretTexts texts() {
        return texts;
    }
}
