package dev.mcpctl.config.client;

import dev.mcpctl.config.entry.Node;
import dev.mcpctl.config.entry.Problem;
import dev.mcpctl.config.entry.Reading;
import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.config.entry.Wanted;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Claude Code: servers for all projects and for single ones in one file of the user's, which holds megabytes of other things,
 * and {@code .mcp.json} in a project.
 */
final class ClaudeCode implements Importer {

    private static final String SERVERS = "mcpServers";
    private static final String PROJECTS = "projects";

    @Override
    public String id() {
        return "claude-code";
    }

    @Override
    public String title() {
        return "Claude Code";
    }

    @Override
    public List<ConfigFile> files(Where where) {
        Path moved = where.variable("CLAUDE_CONFIG_DIR");
        Path file = moved == null ? where.home(".claude.json") : moved.resolve(".claude.json");
        return FileList.with(FileList.user(file), where, ".mcp.json");
    }

    @Override
    public Wanted wanted(Where where) {
        return new Servers(where);
    }

    private record Servers(Where where) implements Wanted {
        @Override
        public boolean member(List<String> path) {
            String name = path.get(path.size() - 1);
            if (path.size() == 1) {
                return name.equals(SERVERS) || name.equals(PROJECTS);
            }
            if (!path.get(0).equals(PROJECTS)) {
                return true;
            }
            return path.size() == 2 ? isHere(name, where) : path.size() > 3 || name.equals(SERVERS);
        }
    }

    private static boolean isHere(String directory, Where where) {
        for (Path project : where.projects()) {
            if (slashes(project.toString()).equals(slashes(directory))) {
                return true;
            }
        }
        return false;
    }

    private static String slashes(String path) {
        return path.replace('\\', '/');
    }

    @Override
    public Reading read(Node document, ConfigFile file, Where where) {
        List<ServerEntry> entries = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Node projects = document.kind() == Node.Kind.OBJECT ? ServerMap.object(document, PROJECTS, problems) : null;
        if (projects != null) {
            for (Path project : where.projects()) {
                Reading reading = readProject(projects, project, file);
                entries.addAll(reading.entries());
                problems.addAll(reading.problems());
            }
        }
        Reading all = ServerMap.of(document, SERVERS, id(), file, Dialect.MILLISECONDS);
        entries.addAll(all.entries());
        problems.addAll(all.problems());
        return new Reading(entries, problems);
    }

    private Reading readProject(Node projects, Path project, ConfigFile file) {
        for (Node.Member member : projects.members()) {
            boolean here = slashes(member.name()).equals(slashes(project.toString()));
            if (here && member.value().kind() == Node.Kind.OBJECT) {
                ConfigFile part = new ConfigFile(file.path(), file.format(), file.level(), project, false);
                return ServerMap.of(member.value(), SERVERS, id(), part, Dialect.MILLISECONDS);
            }
        }
        return Reading.NOTHING;
    }
}
