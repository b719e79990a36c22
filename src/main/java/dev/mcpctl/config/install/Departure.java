package dev.mcpctl.config.install;

import dev.mcpctl.config.client.ConfigFile;
import dev.mcpctl.config.entry.Launch;
import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.secret.Secret;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes an entry out of its list: what is relative to its file becomes absolute, references get another spelling. */
final class Departure {

    private final ServerEntry entry;
    private final ReferenceTranslation translation;
    private final boolean stays;

    Departure(ServerEntry entry, ReferenceTranslation translation, ConfigFile into) {
        this.entry = entry;
        this.translation = translation;
        this.stays = into.directory().equals(entry.source().directory());
    }

    Portable portable(String name) {
        Launch launch = entry.launch();
        if (launch != null) {
            return new Portable(
                    name,
                    entry.way(),
                    command(launch.command()),
                    environment(launch),
                    unsaid(launch.passed()),
                    path(launch.environmentFile()),
                    path(launch.directory()),
                    "",
                    Map.of());
        }
        String url = entry.address() == null ? "" : entry.address().url().reveal();
        Map<String, Secret> headers =
                entry.address() == null ? Map.of() : entry.address().headers();
        return new Portable(
                name,
                entry.way(),
                List.of(),
                Map.of(),
                List.of(),
                null,
                null,
                translation.translate(url),
                revealed(headers));
    }

    private List<String> command(List<String> words) {
        List<String> command = new ArrayList<>();
        for (String word : words) {
            boolean program = command.isEmpty() && (word.contains("/") || word.contains("\\"));
            boolean marked = word.startsWith("./") || word.startsWith("../") || word.startsWith(".\\");
            String moved = program || marked ? path(word) : null;
            command.add(moved == null ? translation.translate(word) : moved);
        }
        return command;
    }

    private @Nullable String path(@Nullable String text) {
        if (text == null || stays || text.startsWith("~") || text.startsWith("$")) {
            return text == null ? null : translation.translate(text);
        }
        try {
            return translation.translate(
                    entry.source().directory().resolve(text).normalize().toString());
        } catch (InvalidPathException noPath) {
            return translation.translate(text);
        }
    }

    /** A variable that is passed on by name is a reference to itself, where the program has references. */
    private Map<String, String> environment(Launch launch) {
        Map<String, String> environment = revealed(launch.environment());
        for (String name : launch.passed()) {
            String reference = translation.passed(name);
            if (reference != null) {
                environment.putIfAbsent(name, reference);
            }
        }
        return environment;
    }

    private List<String> unsaid(List<String> names) {
        List<String> unsaid = new ArrayList<>();
        for (String name : names) {
            if (translation.passed(name) == null) {
                unsaid.add(name);
            }
        }
        return unsaid;
    }

    private Map<String, String> revealed(Map<String, Secret> secrets) {
        Map<String, String> texts = new LinkedHashMap<>();
        secrets.forEach((name, value) -> texts.put(name, translation.translate(value.reveal())));
        return texts;
    }
}
