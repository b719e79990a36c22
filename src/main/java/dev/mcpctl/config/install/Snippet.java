package dev.mcpctl.config.install;

import dev.mcpctl.config.client.ConfigFile;
import dev.mcpctl.config.client.Importer;
import dev.mcpctl.config.client.Importers;
import dev.mcpctl.config.client.Where;
import dev.mcpctl.config.entry.Format;
import dev.mcpctl.config.entry.Mistake;
import dev.mcpctl.config.entry.Node;
import dev.mcpctl.config.entry.Place;
import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.config.entry.Texts;
import dev.mcpctl.config.entry.Wanted;
import dev.mcpctl.failure.Failure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of any program's configuration, as people find it in the description of a server. */
public final class Snippet {

    private static final List<String> OF_AN_ENTRY =
            List.of("command", "cmd", "url", "httpUrl", "serverUrl", "uri", "type");

    private final String text;
    private final ConfigFile file;
    private final Where where;

    /**
     * A snippet.
     *
     * @param file the file it is for: what is relative in it is so to the directory of this
     */
    public Snippet(String text, ConfigFile file, Where where) {
        this.text = text.strip();
        this.file = file;
        this.where = where;
    }

    /**
     * The entry in it: the one of this name, else the only one.
     *
     * @throws Failure usage, when it cannot be read, has none or too many, or anything is wrong with the entry
     */
    public ServerEntry entry(String name) {
        List<ServerEntry> entries = entries(name);
        ServerEntry found = null;
        List<String> names = new ArrayList<>();
        for (ServerEntry each : entries) {
            names.add(each.name());
            found = each.name().equals(name) || entries.size() == 1 ? each : found;
        }
        if (found == null) {
            throw Failure.usage(
                    names.isEmpty()
                            ? "there is no server in the snippet"
                            : "the snippet has no server '" + name + "' but " + String.join(", ", names));
        }
        if (!found.problems().isEmpty()) {
            // What is wrong in it would be lost without a word.
            var problem = found.problems().get(0);
            throw Failure.usage("the snippet's server cannot be used: " + problem.message() + place(problem.place()));
        }
        return found;
    }

    private static String place(Place place) {
        return " (line " + place.line() + ", column " + place.column() + ")";
    }

    private List<ServerEntry> entries(String name) {
        try {
            Node document = document();
            if (document.kind() != Node.Kind.OBJECT) {
                throw Failure.usage("the snippet is no object");
            }
            Node older = document.get("mcp");
            if (older != null && older.get("servers") != null) {
                return read("vscode", older);
            }
            String id = id(document);
            return id == null ? read(Importers.OWN.id(), wrapped(document, name)) : read(id, document);
        } catch (Mistake mistake) {
            throw Failure.usage("the snippet cannot be read: "
                    + mistake.problem().message() + place(mistake.problem().place()));
        }
    }

    private List<ServerEntry> read(String id, Node whole) {
        Importer importer = Importers.named(id);
        return importer == null ? List.of() : importer.read(whole, file, where).entries();
    }

    private Node document() {
        if (text.startsWith("{")) {
            return Texts.read(Format.JSON, text, Wanted.ALL);
        }
        if (text.startsWith("\"")) {
            // Cut out of an object, as people do.
            String inside = text.endsWith(",") ? text.substring(0, text.length() - 1) : text;
            return Texts.read(Format.JSON, "{" + inside + "}", Wanted.ALL);
        }
        boolean table = text.startsWith("[") || text.contains("\n[mcp_servers");
        return Texts.read(table ? Format.TOML : Format.YAML, text, Wanted.ALL);
    }

    /** The program whose list begins like this, or null for a bare entry and for a map of entries. */
    private static @Nullable String id(Node document) {
        for (Installer each : Installers.ALL) {
            Node entries = document.get(each.container().get(0));
            boolean named = !each.container().get(0).equals("mcpServers");
            if (entries != null && entries.kind() == Node.Kind.OBJECT && named) {
                return each.id();
            }
        }
        Node usual = document.get("mcpServers");
        if (usual == null) {
            return null;
        }
        return usual.kind() == Node.Kind.LIST ? "continue" : "mcpctl";
    }

    private static Node wrapped(Node document, String name) {
        boolean entry = false;
        for (String member : OF_AN_ENTRY) {
            Node value = document.get(member);
            entry |= value != null && value.kind() != Node.Kind.OBJECT;
        }
        Node map = entry
                ? Node.object(document.place(), List.of(new Node.Member(name, document.place(), document)))
                : document;
        return Node.object(document.place(), List.of(new Node.Member("mcpServers", document.place(), map)));
    }
}
