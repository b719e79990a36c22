package dev.mcpctl.config.client;

import dev.mcpctl.config.entry.Address;
import dev.mcpctl.config.entry.Launch;
import dev.mcpctl.config.entry.Node;
import dev.mcpctl.config.entry.Problem;
import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.config.entry.Source;
import dev.mcpctl.config.entry.Way;
import dev.mcpctl.secret.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one entry in any program's spelling: they differ in names of members much more than in what these mean. Only what
 * one word means to several programs is told by a {@link Dialect}.
 */
public final class EntryReader {

    private final Dialect dialect;
    private final List<ServerEntry.Input> inputs;

    /**
     * A reader for the entries of one file.
     *
     * @param inputs what the file says of <code>${input:ID}</code>
     */
    public EntryReader(Dialect dialect, List<ServerEntry.Input> inputs) {
        this.dialect = dialect;
        this.inputs = List.copyOf(inputs);
    }

    /** Reads an entry; never fails. */
    public ServerEntry read(String name, Node node, Source source) {
        Fields fields = new Fields(node);
        if (node.kind() != Node.Kind.OBJECT) {
            fields.wrong("the entry", "an object", node);
            return entry(name, source, new Route(Way.UNKNOWN, null, null), fields, node);
        }
        fields.noteDuplicates();
        return entry(name, source, route(fields, node), fields, node);
    }

    private record Route(
            Way way, @Nullable Launch launch, @Nullable Address address) {}

    private ServerEntry entry(String name, Source source, Route route, Fields fields, Node node) {
        var adjustments = new AdjustmentsReader(fields, dialect).read();
        List<Problem> problems = fields.problems();
        return new ServerEntry(
                name,
                source,
                route.way,
                route.launch,
                route.address,
                adjustments,
                inputs,
                dialect.bareVariables(),
                problems,
                node);
    }

    private Route route(Fields fields, Node node) {
        Node command = fields.first("command", "cmd");
        Node url = fields.first("url", "httpUrl", "serverUrl", "server_url", "baseUrl", "uri");
        if (command != null && url != null) {
            fields.problem("it has both a command and a URL; which one is meant?", node.place());
            return new Route(Way.UNKNOWN, null, null);
        }
        if (command == null && url == null) {
            fields.problem("it has neither a command nor a URL", node.place());
            return new Route(Way.UNKNOWN, null, null);
        }
        Way way = way(fields, command != null);
        if (way == null) {
            return new Route(Way.UNKNOWN, null, null);
        }
        return command != null ? launch(fields, command) : address(fields, way);
    }

    /** The transport, or null when the entry contradicts itself or names one that is not known. */
    private @Nullable Way way(Fields fields, boolean isCommand) {
        Node node = fields.first("type", "transport", "transportType");
        String type = node == null ? "" : node.text();
        Way told = typed(type);
        if (told == Way.UNKNOWN) {
            fields.problem(
                    "the transport '" + type + "' is not known; known are stdio, http and sse",
                    node == null ? dev.mcpctl.config.entry.Place.START : node.place());
            return null;
        }
        if (isCommand) {
            if (told != null && told != Way.STDIO && node != null) {
                fields.problem("the transport is '" + type + "', but there is a command", node.place());
                return null;
            }
            return Way.STDIO;
        }
        if (told == Way.STDIO && node != null) {
            fields.problem("the transport is '" + type + "', but there is a URL instead of a command", node.place());
            return null;
        }
        return told != null ? told : urlWay(fields);
    }

    private Way urlWay(Fields fields) {
        return fields.first("httpUrl") != null ? Way.HTTP : fields.first("url") != null ? dialect.url() : Way.AUTO;
    }

    private static @Nullable Way typed(String type) {
        return switch (type) {
            case "" -> null;
            case "stdio", "local", "command" -> Way.STDIO;
            case "http", "streamable-http", "streamableHttp", "streamable_http", "streamable" -> Way.HTTP;
            case "remote" -> Way.AUTO;
            case "sse" -> Way.SSE;
            default -> Way.UNKNOWN;
        };
    }

    private static Route launch(Fields fields, Node command) {
        List<String> words = new ArrayList<>();
        Map<String, Secret> environment = fields.secrets("env", "envs", "environment");
        switch (command.kind()) {
            case TEXT -> words.add(command.text());
            case LIST -> words.addAll(fields.texts("command", command));
            case OBJECT -> nested(command, words, environment, fields);
            case NUMBER, BOOLEAN, NULL -> fields.wrong("command", "a text", command);
        }
        List<String> arguments = fields.texts("args", "arguments");
        if (arguments != null) {
            words.addAll(arguments);
        }
        if (words.isEmpty() || words.get(0).isBlank()) {
            fields.problem("its command is empty", command.place());
            return new Route(Way.UNKNOWN, null, null);
        }
        return new Route(
                Way.STDIO,
                new Launch(
                        words,
                        environment,
                        passed(fields),
                        fields.text("envFile", "env_file"),
                        fields.text("cwd", "workingDirectory", "working_directory")),
                null);
    }

    /** The older way of Zed: {@code command: {path, args, env}}. */
    private static void nested(Node command, List<String> words, Map<String, Secret> environment, Fields outer) {
        Fields inner = new Fields(command);
        String path = inner.text("path", "command");
        if (path != null) {
            words.add(path);
        }
        List<String> arguments = inner.texts("args");
        if (arguments != null) {
            words.addAll(arguments);
        }
        environment.putAll(inner.secrets("env"));
        inner.problems().forEach(problem -> outer.problem(problem.message(), problem.place()));
    }

    /** Names alone; newer versions of Codex write objects with a name. */
    private static List<String> passed(Fields fields) {
        Node value = fields.first("env_vars", "env_keys");
        List<String> names = new ArrayList<>();
        if (value == null) {
            return names;
        }
        for (Node item : value.items()) {
            Node name = item.kind() == Node.Kind.OBJECT ? item.get("name") : item;
            if (name != null && name.kind() == Node.Kind.TEXT) {
                names.add(name.text());
            } else {
                fields.wrong("an element of env_vars", "the name of a variable", item);
            }
        }
        return names;
    }

    private static Route address(Fields fields, Way way) {
        String url = fields.text("url", "httpUrl", "serverUrl", "server_url", "baseUrl", "uri");
        if (url == null || url.isBlank()) {
            if (url != null) {
                Node node = fields.first("url", "httpUrl", "serverUrl", "server_url", "baseUrl", "uri");
                fields.problem("its URL is empty", node == null ? dev.mcpctl.config.entry.Place.START : node.place());
            }
            return new Route(Way.UNKNOWN, null, null);
        }
        Map<String, Secret> headers = new LinkedHashMap<>(fields.secrets("headers", "http_headers"));
        Node request = fields.first("requestOptions");
        if (request != null) {
            headers.putAll(new Fields(request).secrets("headers"));
        }
        fields.secrets("env_http_headers").forEach((name, variable) -> headers.put(name, reference("", variable)));
        String bearer = fields.text("bearer_token_env_var", "bearerTokenEnv");
        if (bearer != null) {
            headers.put("Authorization", reference("Bearer ", Secret.of(bearer)));
        }
        return new Route(way, null, new Address(Secret.of(url), headers));
    }

    private static Secret reference(String before, Secret variable) {
        return Secret.of(before + "${env:" + variable.reveal() + "}");
    }
}
