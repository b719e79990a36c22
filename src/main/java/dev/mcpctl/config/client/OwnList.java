package dev.mcpctl.config.client;

import dev.mcpctl.config.entry.Node;
import dev.mcpctl.config.entry.Problem;
import dev.mcpctl.config.entry.Reading;
import dev.mcpctl.failure.Nearest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Our own list: {@code .mcpctl.json} in a project, and one file of the user's. Unknown members are told, for they are slips. */
final class OwnList implements Importer {

    /** The variable that names another file of the user's. */
    static final String VARIABLE = "MCPCTL_CONFIG";

    private static final List<String> TOP = List.of("$schema", "mcpServers", "inputs");

    /** What an entry may hold; the published schema lists the same. */
    static final List<String> MEMBERS = List.of(
            "type",
            "command",
            "args",
            "env",
            "envFile",
            "cwd",
            "url",
            "headers",
            "disabled",
            "description",
            "protocol",
            "timeout",
            "startTimeout",
            "roots",
            "answers",
            "auth",
            "allowedTools",
            "blockedTools");

    @Override
    public String id() {
        return "mcpctl";
    }

    @Override
    public String title() {
        return "mcpctl";
    }

    @Override
    public List<ConfigFile> files(Where where) {
        Path named = where.variable(VARIABLE);
        Path user = named != null ? named : where.settings("mcpctl", "servers.json");
        return FileList.with(FileList.user(user), where, ".mcpctl.json");
    }

    @Override
    public Reading read(Node document, ConfigFile file, Where where) {
        Reading reading = ServerMap.of(document, "mcpServers", id(), file, Dialect.USUAL);
        List<Problem> problems = new ArrayList<>(reading.problems());
        noteUnknown(document, TOP, "", problems);
        Node servers = document.get("mcpServers");
        if (servers != null) {
            for (Node.Member server : servers.members()) {
                noteUnknown(server.value(), MEMBERS, " of '" + server.name() + "'", problems);
            }
        }
        return new Reading(reading.entries(), problems);
    }

    private static void noteUnknown(Node object, List<String> known, String of, List<Problem> problems) {
        for (Node.Member member : object.members()) {
            if (!known.contains(member.name())) {
                String near = Nearest.to(member.name(), known);
                String guess = near == null ? "" : "; did you mean '" + near + "'?";
                problems.add(new Problem(
                        "the member '" + member.name() + "'" + of + " is not known" + guess, member.place()));
            }
        }
    }
}
