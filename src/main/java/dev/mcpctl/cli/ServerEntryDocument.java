package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.config.catalog.EntryView;
import dev.mcpctl.config.catalog.Trust;
import dev.mcpctl.config.entry.Adjustments;
import dev.mcpctl.config.entry.Launch;
import dev.mcpctl.config.entry.Problem;
import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.config.entry.Source;
import dev.mcpctl.json.Json;
import dev.mcpctl.output.Document;
import dev.mcpctl.output.Facts;
import dev.mcpctl.output.TextSink;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One entry: each value and where it stands, with what may be secret masked. The JSON form is one of {@code servers-1.json}. */
final class ServerEntryDocument implements Document {

    /** Members that say how a server is started and talked to, besides its command or URL. */
    static final List<String> SETTINGS = List.of(
            "envFile",
            "cwd",
            "protocol",
            "startTimeout",
            "timeout",
            "roots",
            "answers",
            "auth",
            "allowedTools",
            "blockedTools");

    private final ServerEntry entry;
    private final boolean trusted;

    ServerEntryDocument(ServerEntry entry, Trust trust) {
        this.entry = entry;
        this.trusted = entry.source().level() == Source.Level.USER || trust.holds(entry);
    }

    @Override
    public JsonNode json() {
        return json(entry, trusted);
    }

    static ObjectNode json(ServerEntry entry, boolean trusted) {
        Source source = entry.source();
        ObjectNode json = Json.object()
                .put("name", entry.name())
                .put("origin", source.origin())
                .put("file", source.file().toString())
                .put("line", source.place().line())
                .put("column", source.place().column())
                .put("level", source.level().name().toLowerCase(Locale.ROOT))
                .put("transport", entry.way().word())
                .put("usable", entry.usable())
                .put("disabled", entry.adjustments().disabled())
                .put("trusted", trusted);
        Launch launch = entry.launch();
        if (launch != null) {
            texts(json, "command", EntryView.command(launch));
            ObjectNode variables = json.putObject("env");
            launch.environment().forEach((name, value) -> variables.put(name, EntryView.value(value)));
            if (!launch.passed().isEmpty()) {
                texts(json, "passedEnv", launch.passed());
            }
            put(json, "envFile", launch.environmentFile());
            put(json, "cwd", launch.directory());
        }
        if (entry.address() != null) {
            json.put("url", EntryView.url(entry.address()));
            ObjectNode headers = json.putObject("headers");
            entry.address().headers().forEach((name, value) -> headers.put(name, EntryView.value(value)));
        }
        adjustments(json, entry.adjustments());
        problems(json, entry);
        return json;
    }

    private static void adjustments(ObjectNode json, Adjustments adjustments) {
        put(json, "protocol", adjustments.protocol());
        put(json, "startTimeout", text(adjustments.startTimeout()));
        put(json, "timeout", text(adjustments.timeout()));
        put(json, "answers", adjustments.answers());
        put(json, "auth", adjustments.auth());
        if (!adjustments.roots().isEmpty()) {
            texts(json, "roots", adjustments.roots());
        }
        if (adjustments.tools().allowed() != null) {
            texts(json, "allowedTools", adjustments.tools().allowed());
        }
        if (!adjustments.tools().blocked().isEmpty()) {
            texts(json, "blockedTools", adjustments.tools().blocked());
        }
    }

    private static void problems(ObjectNode json, ServerEntry entry) {
        ArrayNode problems = Json.array();
        for (Problem problem : entry.problems()) {
            problems.addObject()
                    .put("line", problem.place().line())
                    .put("column", problem.place().column())
                    .put("message", problem.message());
        }
        if (EntryView.exposesCredentials(entry)) {
            problems.addObject()
                    .put("line", entry.source().place().line())
                    .put("column", entry.source().place().column())
                    .put("message", EXPOSED);
        }
        if (!problems.isEmpty()) {
            json.set("problems", problems);
        }
    }

    /** Said of an entry whose credentials anybody can see. */
    static final String EXPOSED =
            "what looks like a credential stands in an argument or in the URL, where lists of processes and logs show it;"
                    + " put it into env or headers as ${env:NAME}";

    private static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    private static void texts(ObjectNode json, String name, List<String> values) {
        ArrayNode array = json.putArray(name);
        values.forEach(array::add);
    }

    private static @Nullable String text(@Nullable Duration duration) {
        if (duration == null) {
            return null;
        }
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }

    @Override
    public void human(TextSink out) {
        Source source = entry.source();
        Facts facts = new Facts();
        facts.add("name", entry.name());
        facts.add("origin", source.origin());
        facts.add("file", source.where());
        facts.add("transport", entry.way().word());
        facts.add("state", state());
        ObjectNode json = json(entry, trusted);
        if (entry.launch() != null) {
            facts.add("command", EntryView.commandLine(entry.launch()) + line("command"));
        }
        for (String member : List.of("env", "passedEnv", "url", "headers")) {
            value(facts, member, json.get(member));
        }
        for (String member : SETTINGS) {
            value(facts, member, json.get(member));
        }
        for (JsonNode problem : json.path("problems")) {
            facts.add(
                    "problem",
                    problem.path("message").asText() + " (line "
                            + problem.path("line").asInt() + ", column "
                            + problem.path("column").asInt() + ")");
        }
        out.facts(facts);
    }

    private String state() {
        if (!entry.usable()) {
            return "broken";
        }
        String state = entry.adjustments().disabled() ? "disabled" : "ok";
        return trusted ? state : state + ", not trusted";
    }

    private void value(Facts facts, String name, @Nullable JsonNode value) {
        if (value == null || (value.isContainerNode() && value.isEmpty())) {
            return;
        }
        if (value.isArray()) {
            StringBuilder words = new StringBuilder();
            value.forEach(word -> words.append(words.length() == 0 ? "" : " ").append(word.asText()));
            facts.add(name, words + line(name));
        } else if (value.isObject()) {
            for (var member : value.properties()) {
                facts.add(name + "." + member.getKey(), member.getValue().asText() + line(name));
            }
        } else {
            facts.add(name, value.asText() + line(name));
        }
    }

    /** The line on which a value stands, where that is not the entry's own. */
    private String line(String member) {
        var node = entry.raw().get(member);
        return node == null || node.place().line() == entry.source().place().line()
                ? ""
                : "  (line " + node.place().line() + ")";
    }
}
