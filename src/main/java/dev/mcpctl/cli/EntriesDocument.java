package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.config.catalog.Broken;
import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.diagnose.Finding;
import dev.mcpctl.json.Json;
import dev.mcpctl.output.Document;
import dev.mcpctl.output.Style;
import dev.mcpctl.output.TextSink;
import java.util.List;

/** What {@code doctor} says of all entries. The JSON form is published as {@code schemas/doctor-entries-1.json}. */
final class EntriesDocument implements Document {

    private static final int MARK_WIDTH = 6;

    /** An entry and what was found. */
    record Examined(ServerEntry entry, List<Finding> findings) {}

    private final List<Examined> entries;
    private final List<Broken> broken;

    EntriesDocument(List<Examined> entries, List<Broken> broken) {
        this.entries = List.copyOf(entries);
        this.broken = List.copyOf(broken);
    }

    @Override
    public JsonNode json() {
        ObjectNode document = Json.object();
        ArrayNode servers = document.putArray("servers");
        for (Examined each : entries) {
            ObjectNode server = servers.addObject()
                    .put("name", each.entry.name())
                    .put("origin", each.entry.source().origin())
                    .put("file", each.entry.source().file().toString())
                    .put("line", each.entry.source().place().line());
            ArrayNode findings = server.putArray("findings");
            for (Finding finding : each.findings) {
                findings.add(DoctorDocument.step(finding));
            }
        }
        ArrayNode problems = document.putArray("problems");
        for (Broken each : broken) {
            problems.addObject()
                    .put("origin", each.origin())
                    .put("file", each.file().toString())
                    .put("line", each.problem().place().line())
                    .put("column", each.problem().place().column())
                    .put("message", each.problem().message());
        }
        return document;
    }

    @Override
    public void human(TextSink out) {
        for (Examined each : entries) {
            out.label(Style.NAME, each.entry.qualifiedName())
                    .ours("  ")
                    .label(Style.FAINT, each.entry.source().where())
                    .newline();
            if (each.findings.isEmpty()) {
                line(out, "ok", "nothing found");
            }
            for (Finding finding : each.findings) {
                line(out, finding.mark().word(), finding.text());
                if (finding.next() != null) {
                    line(out, "", "next: " + finding.next());
                }
            }
        }
        for (Broken each : broken) {
            line(
                    out,
                    "fail",
                    each.file() + ":" + each.problem().place().line() + ":"
                            + each.problem().place().column() + "  "
                            + each.problem().message());
        }
        if (entries.isEmpty() && broken.isEmpty()) {
            out.ours("no servers are configured\n");
        }
    }

    private static void line(TextSink out, String mark, String text) {
        out.ours("  ").ours(style(mark), mark).ours(" ".repeat(MARK_WIDTH - mark.length()));
        out.hanging(2 + MARK_WIDTH, text);
    }

    private static Style style(String mark) {
        for (Finding.Mark each : Finding.Mark.values()) {
            if (each.word().equals(mark)) {
                return DoctorDocument.style(each);
            }
        }
        return Style.FAINT;
    }
}
