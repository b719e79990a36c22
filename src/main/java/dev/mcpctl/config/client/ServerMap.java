package dev.mcpctl.config.client;

import dev.mcpctl.config.entry.Node;
import dev.mcpctl.config.entry.Place;
import dev.mcpctl.config.entry.Problem;
import dev.mcpctl.config.entry.Reading;
import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.config.entry.Source;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The usual list: an object below one key, a member for each server. */
final class ServerMap {

    private final String origin;
    private final ConfigFile file;
    private final EntryReader reader;

    ServerMap(String origin, ConfigFile file, EntryReader reader) {
        this.origin = origin;
        this.file = file;
        this.reader = reader;
    }

    /** The servers below the key; none when it is not there. */
    static Reading of(Node document, String key, String origin, ConfigFile file, Dialect dialect) {
        List<Problem> problems = new ArrayList<>();
        Node servers = object(document, key, problems);
        if (servers == null) {
            return new Reading(List.of(), problems);
        }
        Reading reading =
                new ServerMap(origin, file, new EntryReader(dialect, inputs(document, problems))).read(servers);
        problems.addAll(reading.problems());
        return new Reading(reading.entries(), problems);
    }

    /** The object at the key of a document that must be one, or null. */
    static @Nullable Node object(Node document, String key, List<Problem> problems) {
        if (document.kind() != Node.Kind.OBJECT) {
            problems.add(new Problem("it must hold an object", document.place()));
            return null;
        }
        Node servers = document.get(key);
        if (servers == null || servers.kind() == Node.Kind.NULL) {
            return null;
        }
        if (servers.kind() != Node.Kind.OBJECT) {
            problems.add(new Problem(key + " must be an object with a member for each server", servers.place()));
            return null;
        }
        return servers;
    }

    /** One entry for each name; of two with one name the last one counts, and it is said. */
    Reading read(Node servers) {
        List<ServerEntry> entries = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        List<Node.Member> members = servers.members();
        for (int i = 0; i < members.size(); i++) {
            Node.Member member = members.get(i);
            if (isRepeated(members, i)) {
                problems.add(new Problem(
                        "the server '" + member.name() + "' stands twice; the last one counts", member.place()));
            } else {
                entries.add(reader.read(member.name(), member.value(), source(member.place())));
            }
        }
        return new Reading(entries, problems);
    }

    private static boolean isRepeated(List<Node.Member> members, int at) {
        for (int i = at + 1; i < members.size(); i++) {
            if (members.get(i).name().equals(members.get(at).name())) {
                return true;
            }
        }
        return false;
    }

    Source source(Place place) {
        return new Source(origin, file.path(), file.level(), file.directory(), place);
    }

    /** What VS Code asks: {@code inputs: [{id, type, description, password}]}. */
    private static List<ServerEntry.Input> inputs(Node document, List<Problem> problems) {
        List<ServerEntry.Input> inputs = new ArrayList<>();
        Node list = document.get("inputs");
        if (list == null) {
            return inputs;
        }
        for (Node item : list.items()) {
            Fields fields = new Fields(item);
            String id = fields.text("id");
            if (id == null) {
                problems.add(new Problem("an element of inputs has no id", item.place()));
            } else {
                inputs.add(input(id, fields));
            }
        }
        return inputs;
    }

    /** What is chosen from a list is no secret; all else is taken for one, whether it says so or not. */
    private static ServerEntry.Input input(String id, Fields fields) {
        boolean secret = Boolean.TRUE.equals(fields.flag("password")) || !"pickString".equals(fields.text("type"));
        List<String> options = new ArrayList<>();
        Node list = fields.first("options");
        for (Node option : list == null ? List.<Node>of() : list.items()) {
            Node value = option.kind() == Node.Kind.OBJECT ? option.get("value") : option;
            if (value != null && value.kind() == Node.Kind.TEXT) {
                options.add(value.text());
            }
        }
        return new ServerEntry.Input(id, fields.text("description"), secret, fields.text("default"), options);
    }
}
