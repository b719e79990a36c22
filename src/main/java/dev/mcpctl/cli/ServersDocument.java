package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.config.catalog.Broken;
import dev.mcpctl.config.catalog.Catalog;
import dev.mcpctl.config.catalog.EntryView;
import dev.mcpctl.config.catalog.Listed;
import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.json.Json;
import dev.mcpctl.output.Document;
import dev.mcpctl.output.Style;
import dev.mcpctl.output.Table;
import dev.mcpctl.output.TextSink;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All servers of all lists. The JSON form is published as {@code schemas/servers-1.json}. */
final class ServersDocument implements Document {

    private final Catalog.Contents contents;
    private final @Nullable String home;

    /**
     * A list.
     *
     * @param home the user's home directory, or null when there is none
     */
    ServersDocument(Catalog.Contents contents, @Nullable String home) {
        this.contents = contents;
        this.home = home;
    }

    @Override
    public JsonNode json() {
        ObjectNode document = Json.object();
        ArrayNode servers = document.putArray("servers");
        for (Listed listed : contents.entries()) {
            servers.add(server(listed));
        }
        ArrayNode problems = document.putArray("problems");
        for (Broken broken : contents.broken()) {
            problems.addObject()
                    .put("origin", broken.origin())
                    .put("file", broken.file().toString())
                    .put("line", broken.problem().place().line())
                    .put("column", broken.problem().place().column())
                    .put("message", broken.problem().message());
        }
        return document;
    }

    private static ObjectNode server(Listed listed) {
        ObjectNode server = ServerEntryDocument.json(listed.entry(), listed.trusted());
        if (listed.shadowedBy() != null) {
            server.set("shadowedBy", reference(listed.shadowedBy()));
        }
        references(server, "sameAs", listed.same());
        references(server, "conflictsWith", listed.ambiguous());
        return server;
    }

    private static void references(ObjectNode server, String member, List<ServerEntry> entries) {
        if (!entries.isEmpty()) {
            ArrayNode array = server.putArray(member);
            entries.forEach(entry -> array.add(reference(entry)));
        }
    }

    private static ObjectNode reference(ServerEntry entry) {
        return Json.object()
                .put("origin", entry.source().origin())
                .put("file", entry.source().file().toString())
                .put("line", entry.source().place().line());
    }

    @Override
    public Iterable<? extends JsonNode> lines() {
        List<JsonNode> lines = new ArrayList<>();
        contents.entries().forEach(listed -> lines.add(server(listed)));
        return lines;
    }

    @Override
    public void human(TextSink out) {
        if (contents.entries().isEmpty()) {
            out.ours("no servers are configured; start one without: mcpctl list -- COMMAND\n");
        } else {
            out.table(out.terminal() ? narrow() : table());
        }
        if (!contents.broken().isEmpty()) {
            out.newline().ours(Style.HEADING, "Problems").newline();
        }
        for (Broken broken : contents.broken()) {
            out.ours("  ")
                    .hanging(
                            2,
                            broken.file() + ":" + broken.problem().place().line() + ":"
                                    + broken.problem().place().column() + "  "
                                    + broken.problem().message());
        }
    }

    /** What a person needs of it: the transport is seen by the server, and home is home. */
    private Table narrow() {
        Table table = Table.of("NAME", "ORIGIN", "STATE", "SERVER", "WHERE").names(0);
        for (Listed listed : contents.entries()) {
            ServerEntry entry = listed.entry();
            table.row(
                    entry.name(),
                    entry.source().origin(),
                    String.join(", ", state(listed)),
                    server(entry),
                    fromHome(entry.source().where()));
        }
        return table;
    }

    private String fromHome(String where) {
        String below = home == null ? null : home + File.separator;
        return below == null || !where.startsWith(below) ? where : "~" + where.substring(below.length() - 1);
    }

    @Override
    public Table table() {
        Table table = Table.of("NAME", "ORIGIN", "TRANSPORT", "STATE", "SERVER", "WHERE");
        for (Listed listed : contents.entries()) {
            ServerEntry entry = listed.entry();
            table.row(
                    entry.name(),
                    entry.source().origin(),
                    entry.way().word(),
                    String.join(", ", state(listed)),
                    server(entry),
                    entry.source().where());
        }
        return table;
    }

    @Override
    public void wide(TextSink out) {
        Table table = Table.of("NAME", "ORIGIN", "LEVEL", "TRANSPORT", "STATE", "SERVER", "GIVEN", "SETTINGS", "WHERE")
                .whole();
        for (Listed listed : contents.entries()) {
            ServerEntry entry = listed.entry();
            JsonNode json = server(listed);
            table.row(
                    entry.name(),
                    entry.source().origin(),
                    json.path("level").asText(),
                    entry.way().word(),
                    String.join(", ", state(listed)),
                    server(entry),
                    given(json),
                    settings(json),
                    entry.source().where());
        }
        out.table(table);
    }

    /** Names of variables and headers. */
    private static String given(JsonNode json) {
        List<String> names = new ArrayList<>();
        for (String member : List.of("env", "headers")) {
            json.path(member).properties().forEach(each -> names.add(each.getKey()));
        }
        json.path("passedEnv").forEach(name -> names.add(name.asText()));
        return String.join(", ", names);
    }

    private static String settings(JsonNode json) {
        List<String> settings = new ArrayList<>();
        for (String member : ServerEntryDocument.SETTINGS) {
            JsonNode value = json.path(member);
            if (value.isTextual()) {
                settings.add(member + "=" + value.asText());
            }
            for (JsonNode each : value) {
                settings.add(member + "=" + each.asText());
            }
        }
        return String.join(", ", settings);
    }

    private static String server(ServerEntry entry) {
        if (entry.launch() != null) {
            return EntryView.commandLine(entry.launch());
        }
        return entry.address() == null ? "" : EntryView.url(entry.address());
    }

    private static List<String> state(Listed listed) {
        List<String> state = new ArrayList<>();
        if (!listed.entry().usable()) {
            state.add("broken: " + listed.entry().problems().get(0).message());
        }
        if (listed.entry().adjustments().disabled()) {
            state.add("disabled");
        }
        if (!listed.trusted()) {
            state.add("not trusted");
        }
        if (listed.shadowedBy() != null) {
            state.add("shadowed by " + listed.shadowedBy().source().origin());
        }
        if (!listed.same().isEmpty()) {
            state.add("same as " + origins(listed.same()));
        }
        if (!listed.ambiguous().isEmpty()) {
            state.add("conflicts with " + origins(listed.ambiguous()));
        }
        return state.isEmpty() ? List.of("ok") : state;
    }

    private static String origins(List<ServerEntry> entries) {
        Set<String> origins = new LinkedHashSet<>();
        entries.forEach(entry -> origins.add(entry.source().origin()));
        return String.join(" and ", origins);
    }

    @Override
    public Iterable<String> names() {
        Set<String> names = new LinkedHashSet<>();
        contents.entries().forEach(listed -> names.add(listed.entry().name()));
        return names;
    }
}
