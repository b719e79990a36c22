package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.failure.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The servers that are open at a prompt, by their names; lines go to one of them. */
final class KeptServers implements AutoCloseable {

    private static final int LONGEST_NAME = 30;

    private final Map<String, KeptServer> servers = new LinkedHashMap<>();
    private String current = "";

    /** The one that lines go to. */
    synchronized KeptServer current() {
        KeptServer server = servers.get(current);
        if (server == null) {
            throw Failure.usage("no server is open").hint("open one with: connect NAME SERVER");
        }
        return server;
    }

    synchronized String currentName() {
        return current;
    }

    synchronized List<String> names() {
        return new ArrayList<>(servers.keySet());
    }

    /** Adds one that is open and makes it the current one; one of the same name is closed. */
    void add(KeptServer server) {
        KeptServer before;
        synchronized (this) {
            before = servers.put(server.name(), server);
            current = server.name();
        }
        if (before != null) {
            before.close();
        }
    }

    /**
     * Lines go there from now on.
     *
     * @throws Failure usage, when there is none of this name
     */
    synchronized void use(String name) {
        if (!servers.containsKey(name)) {
            String near = Nearest.to(name, servers.keySet());
            throw Failure.usage("no server '" + name + "' is open; there are: " + String.join(", ", servers.keySet()))
                    .hint(near == null ? "open one with: connect NAME SERVER" : "did you mean '" + near + "'?");
        }
        current = name;
    }

    /** A short name for a server that was named in full, such as {@code server.py} for {@code ./server.py}. */
    static String shortName(String label) {
        int scheme = label.indexOf("://");
        if (scheme >= 0) {
            String authority = label.substring(scheme + 3).split("[/?#]", 2)[0];
            return cut(authority.substring(authority.lastIndexOf('@') + 1));
        }
        String[] words = label.split(" ", -1);
        String name = words[0];
        for (int i = 1; i < words.length; i++) {
            if (!words[i].isEmpty() && !words[i].startsWith("-")) {
                // What comes later may belong to an option, and may be a secret.
                name = words[i];
                break;
            }
        }
        return cut(name.substring(name.replace('\\', '/').lastIndexOf('/') + 1));
    }

    private static String cut(String name) {
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }

    void rest() {
        for (KeptServer server : all()) {
            server.rest();
        }
    }

    private synchronized List<KeptServer> all() {
        return new ArrayList<>(servers.values());
    }

    @Override
    public void close() {
        RuntimeException first = null;
        for (KeptServer server : all()) {
            try {
                server.close();
            } catch (RuntimeException problem) {
                first = first == null ? problem : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
