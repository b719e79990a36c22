package dev.mcpctl.cli;

import dev.mcpctl.config.ServerForm;
import dev.mcpctl.config.Website;
import dev.mcpctl.config.client.ConfigFile;
import dev.mcpctl.config.client.Importers;
import dev.mcpctl.config.client.Where;
import dev.mcpctl.config.entry.Address;
import dev.mcpctl.config.entry.Adjustments;
import dev.mcpctl.config.entry.Launch;
import dev.mcpctl.config.entry.Node;
import dev.mcpctl.config.entry.Place;
import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.config.entry.Source;
import dev.mcpctl.config.entry.Way;
import dev.mcpctl.config.install.Snippet;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.secret.Secret;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code servers add} is told of a server: a command, a URL, or a snippet of any program's configuration. */
final class AddedServer {

    private final Run run;
    private final ConfigFile file;
    private final Where where;

    /**
     * The server of this line.
     *
     * @param file the list that it is for
     */
    AddedServer(Run run, ConfigFile file, Where where) {
        this.run = run;
        this.file = file;
        this.where = where;
    }

    /**
     * A name by which a server can be called afterwards.
     *
     * @throws Failure usage, when it would mean something else on the line
     */
    static String usableName(String name) {
        if (name.isEmpty() || name.startsWith("-") || name.equals("demo")) {
            throw Failure.usage("'" + name + "' cannot be the name of a server");
        }
        for (int i = 0; i < name.length(); i++) {
            if (Character.isISOControl(name.charAt(i))) {
                throw Failure.usage("a server's name has no control characters");
            }
        }
        int slash = name.indexOf('/');
        boolean origin = slash > 0 && Importers.named(name.substring(0, slash)) != null;
        if (origin || ServerForm.of(name) != ServerForm.NAME) {
            throw Failure.usage(
                            "'" + name + "' cannot be the name of a server: on the line it would mean something else")
                    .hint("use letters, digits, '-', '_' and '.'");
        }
        return name;
    }

    /**
     * The server.
     *
     * @throws Failure usage, when it is told in no way or in two
     */
    ServerEntry entry(String name) {
        String json = run.options().text("--json");
        String url = run.operand(2);
        List<String> command = run.typed().serverCommand();
        int told = (json == null ? 0 : 1) + (url.isEmpty() ? 0 : 1) + (command == null ? 0 : 1);
        if (told != 1) {
            throw Failure.usage(told == 0 ? "what is '" + name + "'?" : "'" + name + "' is told in more than one way")
                    .hint("write a URL, --json with a snippet, or -- and the command that starts it");
        }
        if (json != null) {
            refuse("--json", "--header", "--env", "--env-file", "--cwd", "--transport");
            Path directory = run.context().directory();
            ConfigFile here = new ConfigFile(file.path(), file.format(), file.level(), directory, false);
            return new Snippet(run.input().of(json), here, where).entry(name);
        }
        return command == null ? behindUrl(name, url) : started(name, command);
    }

    private void refuse(String with, String... options) {
        for (String option : options) {
            if (run.options().flag(option)) {
                throw Failure.usage(option + " does not go with " + with);
            }
        }
    }

    private ServerEntry behindUrl(String name, String url) {
        refuse("a URL", "--env", "--env-file", "--cwd");
        if (!url.contains("${")) {
            Website.of(url, url);
        }
        String way = run.options().text("--transport");
        Map<String, Secret> headers = new LinkedHashMap<>();
        for (String header : run.options().list("--header")) {
            int colon = header.indexOf(':');
            if (colon < 1) {
                throw Failure.usage("--header needs a name and a value, as in 'X-Key: ${env:KEY}'");
            }
            headers.put(
                    header.substring(0, colon).strip(),
                    Secret.of(header.substring(colon + 1).strip()));
        }
        Address address = new Address(Secret.of(withScheme(url)), headers);
        return entry(name, way(way), null, address);
    }

    private static String withScheme(String url) {
        if (url.contains("://") || url.startsWith("${")) {
            return url;
        }
        return "http://" + (url.startsWith(":") ? "localhost" : "") + url;
    }

    private static Way way(@Nullable String word) {
        if (word == null) {
            return Way.AUTO;
        }
        return switch (word) {
            case "http" -> Way.HTTP;
            case "sse" -> Way.SSE;
            default -> throw Failure.usage("--transport: '" + word + "' is neither http nor sse");
        };
    }

    private ServerEntry started(String name, List<String> words) {
        refuse("a command", "--header", "--transport");
        if (words.isEmpty()) {
            throw Failure.usage("no command after '--'").hint("write the server's program and its arguments there");
        }
        Map<String, Secret> environment = new LinkedHashMap<>();
        List<String> passed = new ArrayList<>();
        for (String variable : run.options().list("--env")) {
            int equals = variable.indexOf('=');
            if (equals == 0 || variable.isEmpty()) {
                throw Failure.usage("--env needs a name, as in NAME=VALUE or NAME");
            }
            if (equals < 0) {
                passed.add(variable);
            } else {
                environment.put(variable.substring(0, equals), Secret.of(variable.substring(equals + 1)));
            }
        }
        Launch launch = new Launch(absolute(words), environment, passed, path("--env-file"), path("--cwd"));
        return entry(name, Way.STDIO, launch, null);
    }

    /** Names of files that are there mean something else once the server is started from elsewhere. */
    private List<String> absolute(List<String> words) {
        if (run.options().flag("--cwd")) {
            return words;
        }
        List<String> absolute = new ArrayList<>();
        for (String word : words) {
            boolean program = absolute.isEmpty() && !word.contains("/") && !word.contains("\\");
            absolute.add(program || !isFile(word) ? word : resolved(word));
        }
        return absolute;
    }

    private boolean isFile(String word) {
        try {
            Path path = Path.of(word);
            return !word.isEmpty()
                    && !path.isAbsolute()
                    && Files.exists(run.context().directory().resolve(path));
        } catch (InvalidPathException noPath) {
            return false;
        }
    }

    private @Nullable String path(String option) {
        String path = run.options().path(option);
        return path == null || path.startsWith("~") || path.startsWith("$") ? path : resolved(path);
    }

    /** As it is in a file of the project, which others have elsewhere. */
    private String resolved(String path) {
        Path directory = run.context().directory();
        boolean stays = file.level() == Source.Level.PROJECT && file.directory().equals(directory);
        try {
            return stays ? path : directory.resolve(path).normalize().toString();
        } catch (InvalidPathException noPath) {
            throw Failure.usage("'" + path + "' is no path");
        }
    }

    private ServerEntry entry(String name, Way way, @Nullable Launch launch, @Nullable Address address) {
        Source source = new Source(
                Importers.OWN.id(),
                file.path(),
                Source.Level.USER,
                run.context().directory(),
                Place.START);
        return new ServerEntry(
                name,
                source,
                way,
                launch,
                address,
                Adjustments.NONE,
                List.of(),
                false,
                List.of(),
                Node.object(Place.START, List.of()));
    }
}
