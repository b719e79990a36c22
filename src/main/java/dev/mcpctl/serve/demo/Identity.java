package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.Feature;
import dev.mcpctl.mcp.ProtocolVersion;

/** What the demo server says of itself. */
final class Identity {

    private static final String INSTRUCTIONS = """
            This server is made for trying out MCP clients: nothing it says is true and nothing it does matters. \
            Start with the tool 'weather', read demo://readme.md, and see 'shapes' for every kind of argument.""";

    private final String version;

    Identity(String version) {
        this.version = version;
    }

    /** Name and version, as every modern result carries them. */
    ObjectNode brief() {
        ObjectNode identity = Json.object();
        identity.put("name", "mcpctl-demo");
        identity.put("title", "mcpctl demo server");
        identity.put("version", version);
        return identity;
    }

    /** All that a revision has room for. */
    ObjectNode full(ProtocolVersion revision) {
        ObjectNode identity = brief();
        identity.put("description", "A built-in server that shows everything a server can do, in both eras.");
        identity.putArray("icons").add(Icons.prompt());
        if (revision.compareTo(ProtocolVersion.V2025_06_18) < 0) {
            identity.remove("title");
        }
        if (revision.compareTo(ProtocolVersion.V2025_11_25) < 0) {
            identity.remove("description");
            identity.remove("icons");
        }
        return identity;
    }

    String instructions() {
        return INSTRUCTIONS;
    }

    /** What the server can do, in the words of a revision. */
    ObjectNode capabilities(ProtocolVersion revision) {
        ObjectNode capabilities = Json.object();
        capabilities.putObject("tools").put("listChanged", true);
        capabilities.putObject("resources").put("subscribe", true).put("listChanged", true);
        capabilities.putObject("prompts").put("listChanged", true);
        capabilities.putObject("logging");
        if (revision.has(Feature.TASKS)) {
            ObjectNode tasks = capabilities.putObject("tasks");
            tasks.putObject("list");
            tasks.putObject("cancel");
            tasks.putObject("requests").putObject("tools").putObject("call");
        }
        if (revision.has(Feature.EXTENSIONS)) {
            capabilities.putObject("extensions").putObject(ModernDialect.TASKS);
        }
        if (revision.has(Feature.COMPLETIONS)) {
            capabilities.putObject("completions");
        }
        return capabilities;
    }
}
