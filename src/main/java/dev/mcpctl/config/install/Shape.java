package dev.mcpctl.config.install;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.config.entry.Way;
import dev.mcpctl.json.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The usual shape of an entry, with the words in which programs differ.
 *
 * @param stdio the type of a server that is started, or null when it needs none
 * @param http the type of a server behind a URL, or null when it needs none
 * @param sse the type for the transport of 2024-11-05
 * @param directory whether there is a {@code cwd}
 * @param environmentFile whether there is an {@code envFile}
 */
record Shape(
        @Nullable String stdio,
        @Nullable String http,
        @Nullable String sse,
        boolean directory,
        boolean environmentFile) {

    /** Names of members in which some program says what an entry is. */
    static final List<String> KNOWN = List.of(
            "type",
            "transport",
            "source",
            "command",
            "cmd",
            "args",
            "env",
            "envs",
            "env_vars",
            "env_keys",
            "environment",
            "envFile",
            "cwd",
            "url",
            "httpUrl",
            "serverUrl",
            "uri",
            "headers",
            "http_headers",
            "env_http_headers",
            "bearer_token_env_var",
            "requestOptions");

    /** No types at all, but for the older transport. */
    static final Shape UNTYPED = new Shape(null, null, "sse", false, false);

    ObjectNode entry(Portable entry, String title, List<String> told) {
        ObjectNode node = Json.object();
        if (entry.started()) {
            put(node, "type", stdio);
            node.put("command", entry.command().get(0));
            strings(node, "args", entry.arguments());
            texts(node, "env", entry.environment());
            more(node, entry, title, told);
        } else {
            put(node, "type", type(entry.way()));
            node.put("url", entry.url());
            texts(node, "headers", entry.headers());
        }
        return node;
    }

    @Nullable
    String type(Way way) {
        return way == Way.SSE ? sse : http;
    }

    private void more(ObjectNode node, Portable entry, String title, List<String> told) {
        if (entry.environmentFile() != null && environmentFile) {
            node.put("envFile", entry.environmentFile());
        } else if (entry.environmentFile() != null) {
            told.add(title + " reads no file of variables: " + entry.environmentFile() + " is left out");
        }
        if (entry.directory() != null && directory) {
            node.put("cwd", entry.directory());
        } else if (entry.directory() != null) {
            told.add(title + " knows no working directory: " + entry.directory() + " is left out");
        }
        for (String name : entry.passed()) {
            told.add(title + " passes no variables on by name: " + name + " is left out");
        }
    }

    static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    static void strings(ObjectNode node, String name, List<String> values) {
        var list = Json.array();
        values.forEach(list::add);
        node.set(name, list);
    }

    static void texts(ObjectNode node, String name, Map<String, String> values) {
        if (!values.isEmpty()) {
            ObjectNode object = Json.object();
            values.forEach(object::put);
            node.set(name, object);
        }
    }
}
