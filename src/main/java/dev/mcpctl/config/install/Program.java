package dev.mcpctl.config.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.config.client.ConfigFile;
import dev.mcpctl.config.client.Importer;
import dev.mcpctl.config.client.Importers;
import dev.mcpctl.config.client.Where;
import dev.mcpctl.config.document.Document;
import dev.mcpctl.config.document.DocumentEdit;
import dev.mcpctl.config.document.SourceText;
import dev.mcpctl.config.entry.Format;
import dev.mcpctl.config.entry.Mistake;
import dev.mcpctl.config.entry.Place;
import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.config.entry.Source;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A program whose list of servers can be changed: where its files are, and what a change of one makes of its text. */
public final class Program {

    private final Installer installer;
    private final Importer importer;

    private Program(Installer installer, Importer importer) {
        this.installer = installer;
        this.importer = importer;
    }

    static Program of(Installer installer) {
        Importer importer = Importers.named(installer.id());
        if (importer == null) {
            throw new IllegalStateException("nothing reads what is written for " + installer.id());
        }
        return new Program(installer, importer);
    }

    /** Its word in {@code cursor/github}. */
    public String id() {
        return installer.id();
    }

    /** Its name for people. */
    public String title() {
        return importer.title();
    }

    /**
     * An entry in this program's own shape.
     *
     * @param name what it is called there
     * @param value the entry
     * @param told what the program cannot know of it, a sentence each
     * @param inputs definitions of what is asked for its <code>${input:ID}</code>
     */
    public record Written(String name, ObjectNode value, List<String> told, List<ObjectNode> inputs) {

        /** Copies the lists. */
        public Written {
            told = List.copyOf(told);
            inputs = List.copyOf(inputs);
        }
    }

    /**
     * Writes an entry in this program's shape.
     *
     * @param entry one that can be used
     * @param name what it is to be called
     * @param into the file it is for
     * @throws dev.mcpctl.failure.Failure configuration, when the program knows nothing of such servers
     */
    public Written write(ServerEntry entry, String name, ConfigFile into) {
        requireHarmless(entry, name);
        ReferenceTranslation translation = new ReferenceTranslation(entry, installer.references());
        Portable portable = new Departure(entry, translation, into).portable(name);
        List<String> told = new ArrayList<>();
        ObjectNode value = installer.entry(portable, told);
        installer.adjust(value, entry.adjustments());
        for (String reference : translation.unsaid()) {
            told.add(title() + " does not replace " + reference + "; write the value in the file yourself");
        }
        List<ObjectNode> inputs = new ArrayList<>();
        for (ServerEntry.Input input : entry.inputs()) {
            if (translation.inputs().contains(input.id())) {
                inputs.add(input(input));
            }
        }
        return new Written(name, value, told, inputs);
    }

    /** In our own list such a reference runs a command, which nobody has agreed to that wrote it elsewhere. */
    private void requireHarmless(ServerEntry entry, String name) {
        boolean own = entry.source().origin().equals(Installers.OWN.id())
                && entry.source().level() == Source.Level.USER;
        if (id().equals(Installers.OWN.id())
                && !own
                && Json.compact(entry.raw().json()).contains("${cmd:")) {
            throw Failure.of(
                            Failure.Kind.CONFIGURATION,
                            "not_installable",
                            "server '" + name + "' holds a ${cmd:...}, which would run a command in your list")
                    .hint("write the entry yourself: mcpctl servers add " + name);
        }
    }

    private static ObjectNode input(ServerEntry.Input input) {
        boolean chosen = !input.options().isEmpty();
        ObjectNode node = Json.object().put("id", input.id()).put("type", chosen ? "pickString" : "promptString");
        Shape.put(node, "description", input.description());
        if (chosen) {
            Shape.strings(node, "options", input.options());
        }
        Shape.put(node, "default", input.otherwise());
        return chosen && !input.hidden() ? node : node.put("password", input.hidden());
    }

    /** Its files at this level that can be written, those that count most first; folders stand for the files in them. */
    public List<ConfigFile> files(Where where, Source.Level level) {
        List<ConfigFile> files = new ArrayList<>();
        for (ConfigFile file : importer.files(where)) {
            if (file.level() == level && installer.takes(file)) {
                files.add(file);
            }
        }
        return files;
    }

    /**
     * The place of an entry in a file, or null when it has none of this name.
     *
     * @throws Mistake when the text cannot be read
     */
    public @Nullable JsonNode find(SourceText text, Format format, String name) {
        JsonNode entries = entries(Document.read(text, format));
        if (!installer.list()) {
            return entries == null ? null : entries.get(name);
        }
        int index = index(entries, name);
        return entries == null || index < 0 ? null : entries.get(index);
    }

    /**
     * The line on which an entry stands in a file; the first one, when it stands in no single place.
     *
     * @throws Mistake when the text cannot be read
     */
    public int line(SourceText text, Format format, String name) {
        Document document = Document.read(text, format);
        JsonNode entries = entries(document);
        String last = entries != null && entries.isArray() ? String.valueOf(index(entries, name)) : name;
        Place place = document.place(path(last));
        return place == null ? 1 : place.line();
    }

    /**
     * The text with the entry in it; one of the same name gives up what both say, and keeps what is the program's own.
     *
     * @throws Mistake when the text cannot be read, or holds something else where the entries should be
     * @throws dev.mcpctl.config.document.UnsafeEdit when it is written in a way that cannot be changed
     */
    public SourceText with(SourceText text, Format format, Written entry) {
        SourceText now = begun(text, format, entry.name());
        Document document = Document.read(now, format);
        JsonNode entries = entries(document);
        JsonNode old = find(now, format, entry.name());
        ObjectNode value = merged(old, entry.value());
        if (!installer.list() || entries == null || entries.isObject()) {
            now = DocumentEdit.of(document).put(installer.container(), entry.name(), value);
        } else if (old == null) {
            now = DocumentEdit.of(document).append(installer.container(), value);
        } else {
            now = DocumentEdit.of(document).replace(path(String.valueOf(index(entries, entry.name()))), value);
        }
        for (ObjectNode input : entry.inputs()) {
            now = asked(now, format, input);
        }
        return now;
    }

    private SourceText begun(SourceText text, Format format, String name) {
        SourceText now = text;
        boolean empty = Document.read(text, format).tree().isEmpty();
        for (Map.Entry<String, String> member : (empty ? installer.head(name) : Map.<String, String>of()).entrySet()) {
            now = DocumentEdit.of(Document.read(now, format))
                    .put(List.of(), member.getKey(), Json.array().textNode(member.getValue()));
        }
        if (installer.list() && entries(Document.read(now, format)) == null) {
            now = DocumentEdit.of(Document.read(now, format))
                    .put(List.of(), installer.container().get(0), Json.array());
        }
        return now;
    }

    private static SourceText asked(SourceText text, Format format, ObjectNode input) {
        Document document = Document.read(text, format);
        for (JsonNode each : document.tree().path("inputs")) {
            if (each.path("id").equals(input.get("id"))) {
                return text;
            }
        }
        return DocumentEdit.of(document).append(List.of("inputs"), input);
    }

    private static ObjectNode merged(@Nullable JsonNode old, ObjectNode wished) {
        ObjectNode merged = wished.deepCopy();
        for (Map.Entry<String, JsonNode> member : old == null ? Json.object().properties() : old.properties()) {
            if (!wished.has(member.getKey()) && !Shape.KNOWN.contains(member.getKey())) {
                merged.set(member.getKey(), member.getValue());
            }
        }
        return merged;
    }

    /**
     * The text without the entry.
     *
     * @throws Mistake when the text cannot be read
     * @throws dev.mcpctl.config.document.UnsafeEdit when it is written in a way that cannot be changed
     */
    public SourceText without(SourceText text, Format format, String name) {
        Document document = Document.read(text, format);
        JsonNode entries = entries(document);
        String last = entries != null && entries.isArray() ? String.valueOf(index(entries, name)) : name;
        return DocumentEdit.of(document).remove(path(last));
    }

    private List<String> path(String last) {
        List<String> path = new ArrayList<>(installer.container());
        path.add(last);
        return path;
    }

    private @Nullable JsonNode entries(Document document) {
        JsonNode at = document.tree();
        for (String step : installer.container()) {
            at = at == null ? null : at.get(step);
        }
        return at;
    }

    private static int index(@Nullable JsonNode entries, String name) {
        int found = -1;
        for (int i = 0; entries != null && i < entries.size(); i++) {
            found = entries.get(i).path("name").asText().equals(name) ? i : found;
        }
        return found;
    }
}
