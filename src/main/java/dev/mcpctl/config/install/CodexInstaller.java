package dev.mcpctl.config.install;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.config.entry.Way;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Codex: variables are named, not written into texts, and only in three places. */
final class CodexInstaller implements Installer {

    private static final String BEARER = "Bearer ";
    private static final NamedVariables VARIABLES = new NamedVariables("Codex", "env", "env_vars");

    @Override
    public String id() {
        return "codex";
    }

    @Override
    public List<String> container() {
        return List.of("mcp_servers");
    }

    @Override
    public ReferenceStyle references() {
        return ReferenceStyle.PLAIN_BRACES;
    }

    @Override
    public ObjectNode entry(Portable entry, List<String> told) {
        if (entry.way() == Way.SSE) {
            throw Failure.of(
                            Failure.Kind.CONFIGURATION,
                            "not_installable",
                            "Codex does not speak the HTTP+SSE transport of 2024-11-05, and '" + entry.name()
                                    + "' asks for it")
                    .hint("install a bridge such as: npx mcp-remote URL");
        }
        ObjectNode node = Json.object();
        if (entry.started()) {
            VARIABLES.started(node, "command", entry, told);
            Shape.put(node, "cwd", entry.directory());
        } else {
            behindUrl(node, entry, told);
        }
        return node;
    }

    private static void behindUrl(ObjectNode node, Portable entry, List<String> told) {
        node.put("url", entry.url());
        VARIABLES.tell("url", entry.url(), told);
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, String> variables = new LinkedHashMap<>();
        entry.headers().forEach((name, value) -> {
            String rest = value.startsWith(BEARER) ? value.substring(BEARER.length()) : "";
            if (name.equalsIgnoreCase("Authorization") && isVariable(rest)) {
                node.put("bearer_token_env_var", rest.substring(2, rest.length() - 1));
            } else if (isVariable(value)) {
                variables.put(name, value.substring(2, value.length() - 1));
            } else {
                values.put(name, value);
                VARIABLES.tell("the header " + name, value, told);
            }
        });
        Shape.texts(node, "http_headers", values);
        Shape.texts(node, "env_http_headers", variables);
    }

    private static boolean isVariable(String text) {
        return text.startsWith("${") && text.indexOf('}') == text.length() - 1;
    }
}
