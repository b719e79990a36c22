package dev.mcpctl.config.catalog;

import dev.mcpctl.config.entry.Address;
import dev.mcpctl.config.entry.Launch;
import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.process.CommandLine;
import dev.mcpctl.secret.Secret;
import dev.mcpctl.secret.SecretTexts;
import dev.mcpctl.secret.UserInfo;
import dev.mcpctl.transport.Endpoint;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/** An entry as it may be shown: whole, but for literal secrets. References are no secrets. */
public final class EntryView {

    private EntryView() {}

    /** What using it does, in one line: the whole command, or the URL. */
    public static String action(ServerEntry entry) {
        if (entry.launch() != null) {
            return "it runs: " + commandLine(entry.launch());
        }
        return entry.address() == null ? "it cannot be used" : "it connects to: " + url(entry.address());
    }

    /** What using it does, with everything that plays a part. */
    public static List<String> lines(ServerEntry entry) {
        return lines(entry, action(entry), (name, value) -> value(value));
    }

    /**
     * The same for somebody who decides whether to trust it: masked is only what cannot change what is done, for a mask may
     * hide a program as well as a secret.
     */
    public static List<String> wholeLines(ServerEntry entry) {
        String action = action(entry);
        if (entry.launch() != null) {
            action = "it runs: " + CommandLine.quoted(entry.launch().command());
        } else if (entry.address() != null) {
            action = "it connects to: " + UserInfo.masked(entry.address().url().reveal());
        }
        return lines(entry, action, (name, value) -> SecretTexts.tells(name) ? value(value) : value.reveal());
    }

    private static List<String> lines(ServerEntry entry, String action, BiFunction<String, Secret, String> shown) {
        List<String> lines = new ArrayList<>();
        lines.add(action);
        Launch launch = entry.launch();
        if (launch != null) {
            launch.environment().forEach((name, value) -> lines.add("with " + name + "=" + shown.apply(name, value)));
            launch.passed().forEach(name -> lines.add("with our " + name));
            if (launch.environmentFile() != null) {
                lines.add("with the variables in " + launch.environmentFile());
            }
            lines.add("in " + (launch.directory() == null ? entry.source().directory() : launch.directory()));
        }
        if (entry.address() != null) {
            entry.address().headers().forEach((name, value) -> lines.add("with " + name + ": " + value(value)));
        }
        return lines;
    }

    /** The words of the command, with what looks like a secret masked. */
    public static List<String> command(Launch launch) {
        return new Endpoint.Stdio(launch.command(), Map.of(), true, Path.of(""), null).shownCommand();
    }

    /** The same in one line, as one would type it. */
    public static String commandLine(Launch launch) {
        return CommandLine.quoted(command(launch));
    }

    /** A value: as it is when it only refers to something, else masked. */
    public static String value(Secret value) {
        String text = value.reveal();
        int open = text.indexOf("${");
        if (text.isEmpty()) {
            return "";
        }
        if (open < 0) {
            return Secret.MASK;
        }
        int close = text.indexOf('}');
        boolean whole = isScheme(text.substring(0, open)) && close == text.length() - 1;
        return whole && !text.contains(":-") ? text : Secret.MASK;
    }

    /** What stands before a token, and is none. */
    private static boolean isScheme(String text) {
        return switch (text) {
            case "", "Bearer ", "Basic ", "Token ", "bearer ", "token " -> true;
            default -> false;
        };
    }

    /** The URL without user information, and with the values of telling parameters masked. */
    public static String url(Address address) {
        String shown = UserInfo.masked(address.url().reveal());
        int mark = shown.indexOf('?');
        return mark < 0 ? shown : shown.substring(0, mark + 1) + query(shown.substring(mark + 1));
    }

    private static String query(String query) {
        List<String> parts = new ArrayList<>();
        for (String part : query.split("&", -1)) {
            int equals = part.indexOf('=');
            boolean masked = equals > 0
                    && SecretTexts.tellsParameter(decoded(part.substring(0, equals)))
                    && !isReference(part.substring(equals + 1));
            parts.add(masked ? part.substring(0, equals + 1) + Secret.MASK : part);
        }
        return String.join("&", parts);
    }

    private static boolean isReference(String text) {
        return text.startsWith("${") && text.indexOf('}') == text.length() - 1;
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return name;
        }
    }

    /** Whether what is sent there could be read on the way to another machine. */
    public static boolean isClearText(Address address) {
        String url = address.url().reveal().toLowerCase(Locale.ROOT);
        if (!url.startsWith("http://")) {
            return false;
        }
        String rest = url.substring("http://".length());
        String host = rest.startsWith("[") ? "[::1]" : rest.split("[:/?#]", 2)[0];
        return !host.equals("localhost")
                && !host.endsWith(".localhost")
                && !host.startsWith("127.")
                && !(host.equals("[::1]") && rest.startsWith("[::1]"));
    }

    /** Names of the variables whose value begins at home, as shells understand it. */
    public static List<String> homeVariables(Launch launch) {
        List<String> names = new ArrayList<>();
        launch.environment().forEach((name, value) -> {
            if (value.reveal().startsWith("~/")) {
                names.add(name);
            }
        });
        return names;
    }

    /** Whether a literal credential stands where a list of processes or a log shows it: in arguments or in the URL. */
    public static boolean exposesCredentials(ServerEntry entry) {
        if (entry.launch() != null) {
            List<String> shown = command(entry.launch());
            for (int i = 0; i < shown.size(); i++) {
                String word = entry.launch().command().get(i);
                if (!shown.get(i).equals(word) && !word.contains("${")) {
                    return true;
                }
            }
            return false;
        }
        return entry.address() != null
                && !url(entry.address()).equals(entry.address().url().reveal());
    }
}
