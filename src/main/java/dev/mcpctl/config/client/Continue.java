package dev.mcpctl.config.client;

import dev.mcpctl.config.entry.Node;
import dev.mcpctl.config.entry.Problem;
import dev.mcpctl.config.entry.Reading;
import dev.mcpctl.config.entry.ServerEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Continue: a YAML list, or a file for each server in a folder, which may also be JSON in the shape of others. */
final class Continue implements Importer {

    private static final String SERVERS = "mcpServers";
    private static final Pattern SECRET = Pattern.compile("\\$\\{\\{ *secrets\\.([A-Za-z0-9_]+) *}}");

    @Override
    public String id() {
        return "continue";
    }

    @Override
    public String title() {
        return "Continue";
    }

    @Override
    public List<ConfigFile> files(Where where) {
        List<ConfigFile> files = FileList.user(where.home(".continue", "config.yaml"));
        if (where.home() != null) {
            files.add(ConfigFile.userFolder(where.home().resolve(".continue").resolve(SERVERS)));
        }
        for (var project : where.projects()) {
            files.add(ConfigFile.projectFolder(project.resolve(".continue").resolve(SERVERS), project));
        }
        return files;
    }

    @Override
    public Reading read(Node document, ConfigFile file, Where where) {
        Node servers = document.get(SERVERS);
        if (servers == null || servers.kind() != Node.Kind.LIST) {
            return ServerMap.of(document, SERVERS, id(), file, Dialect.USUAL);
        }
        List<ServerEntry> entries = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        List<Node.Member> named = new ArrayList<>();
        for (Node item : servers.items()) {
            Node name = item.get("name");
            if (name == null || name.kind() != Node.Kind.TEXT) {
                // A reference to something on their hub has no name and no command.
                if (item.get("uses") == null) {
                    problems.add(new Problem("an element of mcpServers has no name", item.place()));
                }
            } else {
                named.add(new Node.Member(name.text(), item.place(), item.withTexts(Continue::usual)));
            }
        }
        Reading reading = new ServerMap(id(), file, new EntryReader(Dialect.USUAL, List.of()))
                .read(Node.object(servers.place(), named));
        entries.addAll(reading.entries());
        problems.addAll(reading.problems());
        return new Reading(entries, problems);
    }

    /** Its secrets, <code>${{ secrets.NAME }}</code>, come from variables where they are not kept elsewhere. */
    private static String usual(String text) {
        return SECRET.matcher(text).replaceAll("\\${$1}");
    }
}
