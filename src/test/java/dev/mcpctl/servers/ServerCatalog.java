package dev.mcpctl.servers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The real servers that {@code src/test/servers/install} has put into the directory of the system property
 * {@code mcpctl.servers}. Immutable.
 */
public final class ServerCatalog {
    private static final String INSTALL = "src/test/servers/install";

    private final Path directory;
    private final Map<String, Entry> entries;

    private ServerCatalog(Path directory, Map<String, Entry> entries) {
        this.directory = directory;
        this.entries = entries;
    }

    /**
     * How to start one of them.
     *
     * @param command program and arguments, absolute
     * @param environment what it needs beside the environment of whoever starts it
     * @param url where it is reached; empty over stdio. In all three {@code {port}} stands for a port that is free
     */
    public record Entry(List<String> command, Map<String, String> environment, String url) {}

    /** The installed servers. Fails, and never skips, when they are not there: then nothing would have been tested. */
    public static ServerCatalog installed() {
        return in(directory(), "servers.json");
    }

    /** The installed servers that speak HTTP. Fails as {@link #installed} does. */
    public static ServerCatalog overHttp() {
        return in(directory(), "http-servers.json");
    }

    private static Path directory() {
        return Path.of(System.getProperty("mcpctl.servers", "target/servers")).toAbsolutePath();
    }

    static ServerCatalog in(Path directory, String file) {
        Path list = directory.resolve(file);
        if (!Files.isReadable(list)) {
            throw new AssertionError(
                    "the real servers are not installed (no " + list + "); run: " + INSTALL + " " + directory);
        }
        try {
            return new ServerCatalog(directory, read(new ObjectMapper().readTree(Files.readString(list))));
        } catch (IOException problem) {
            throw new AssertionError("cannot read " + list + "; run: " + INSTALL + " " + directory, problem);
        }
    }

    private static Map<String, Entry> read(JsonNode document) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        document.properties().forEach(field -> entries.put(field.getKey(), entry(field.getValue())));
        return entries;
    }

    private static Entry entry(JsonNode node) {
        List<String> command = new ArrayList<>();
        node.path("command").forEach(word -> command.add(word.asText()));
        Map<String, String> environment = new LinkedHashMap<>();
        node.path("env")
                .properties()
                .forEach(variable ->
                        environment.put(variable.getKey(), variable.getValue().asText()));
        return new Entry(
                List.copyOf(command), Map.copyOf(environment), node.path("url").asText(""));
    }

    /** One server. Fails when it is not among those installed. */
    public Entry entry(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new AssertionError("no server '" + name + "' among " + entries.keySet() + "; run: " + INSTALL);
        }
        return entry;
    }

    /** The names of all, in the order of the file. */
    public List<String> names() {
        return List.copyOf(entries.keySet());
    }

    /** A file that the installation made for the servers to work on. */
    public Path fixture(String name) {
        return directory.resolve("fixtures").resolve(name);
    }
}
