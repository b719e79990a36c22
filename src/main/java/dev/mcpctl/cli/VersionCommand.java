package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.ProtocolVersion;
import dev.mcpctl.output.Document;
import dev.mcpctl.output.OutputFormat;
import dev.mcpctl.output.TextSink;
import java.util.EnumSet;
import java.util.Set;

/** {@code version}: ours, the runtime's, and the protocol's. */
final class VersionCommand implements Command {

    @Override
    public Operands operands() {
        return Operands.none();
    }

    @Override
    public void describe(CommandForm form) {
        form.examples("mcpctl version", "mcpctl version -o json --jq .protocol");
        OutputOptions.describe(form);
    }

    @Override
    public Set<OutputFormat> formats() {
        return EnumSet.of(OutputFormat.HUMAN, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.YAML);
    }

    @Override
    public Outcome run(Run run) {
        String archive = run.context().properties().archive();
        return Outcome.of(new Versions(archive));
    }

    private record Versions(String archive) implements Document {

        @Override
        public JsonNode json() {
            ObjectNode document = Json.object().put("mcpctl", Version.number());
            document.put("java", System.getProperty("java.runtime.version", ""));
            document.put("archive", !archive.isEmpty());
            for (ProtocolVersion version : ProtocolVersion.values()) {
                document.withArray("/protocol").add(version.date());
            }
            return document;
        }

        @Override
        public void human(TextSink out) {
            out.ours("mcpctl " + Version.number() + "\n");
            out.ours("java " + System.getProperty("java.runtime.version", "") + " from "
                    + System.getProperty("java.home", "") + "\n");
            out.ours("start-up archive: " + (archive.isEmpty() ? "none" : archive) + "\n");
            out.ours("protocol: " + ProtocolVersion.dates() + "\n");
        }
    }
}
