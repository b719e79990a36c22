package dev.mcpctl.transport;

import dev.mcpctl.secret.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a server is and how to get there. Immutable. */
public sealed interface Endpoint {

    /** The transports there are. */
    enum Kind {
        STDIO,
        HTTP
    }

    /** Which transport leads there. */
    Kind kind();

    /** A name for messages, never with a secret in it and never empty. */
    String describe();

    /**
     * A program that speaks over its standard input and output.
     *
     * @param command the program, then its arguments
     * @param environment variables it is given in addition
     * @param inheritEnvironment whether it also gets all of ours, else the safe ones
     * @param workingDirectory where it is started
     * @param label the name the user knows it by, or null when only the command is known
     * @param hidden values that may stand in the command and must not be shown, besides those of the variables
     */
    record Stdio(
            List<String> command,
            Map<String, Secret> environment,
            boolean inheritEnvironment,
            Path workingDirectory,
            @Nullable String label,
            List<Secret> hidden)
            implements Endpoint {

        /** Copies the collections. */
        public Stdio {
            command = List.copyOf(command);
            environment = Map.copyOf(environment);
            hidden = List.copyOf(hidden);
        }

        /** One with nothing hidden but the values of its variables. */
        public Stdio(
                List<String> command,
                Map<String, Secret> environment,
                boolean inheritEnvironment,
                Path workingDirectory,
                @Nullable String label) {
            this(command, environment, inheritEnvironment, workingDirectory, label, List.of());
        }

        @Override
        public Kind kind() {
            return Kind.STDIO;
        }

        @Override
        public String describe() {
            return label != null && !label.isEmpty() ? label : ShownCommand.line(shownCommand());
        }

        /** The command with what looks like a secret, or is one of the environment's, replaced by a mask. */
        public List<String> shownCommand() {
            List<Secret> secrets = new ArrayList<>(environment.values());
            secrets.addAll(hidden);
            return new ShownCommand(secrets).words(command);
        }
    }

    /**
     * A server behind a URL.
     *
     * @param url absolute, with scheme {@code http} or {@code https}, without user information and fragment
     * @param headers sent with each request to the origin of the URL; names as the user wrote them
     * @param way which of the HTTP transports to speak
     * @param network how to get there
     * @param label the name the user knows it by, or null when only the URL is known
     */
    record Http(
            URI url,
            Map<String, Secret> headers,
            Way way,
            Network network,
            @Nullable String label) implements Endpoint {

        /** The HTTP transports. */
        public enum Way {
            /** Streamable HTTP, and the older one where the server's status says so. */
            AUTO,
            /** Streamable HTTP alone. */
            STREAMABLE,
            /** HTTP+SSE of 2024-11-05 alone. */
            SSE
        }

        /** Copies the headers. */
        public Http {
            headers = Map.copyOf(headers);
        }

        @Override
        public Kind kind() {
            return Kind.HTTP;
        }

        /** Without the query, which may hold a key. */
        @Override
        public String describe() {
            return label != null && !label.isEmpty()
                    ? label
                    : url.getScheme() + "://" + url.getRawAuthority() + url.getRawPath();
        }
    }
}
