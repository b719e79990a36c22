package dev.mcpctl.config.client;

import dev.mcpctl.config.entry.Node;
import dev.mcpctl.config.entry.Reading;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.process.CommandLine;
import java.util.ArrayList;
import java.util.List;

/** mcptools: names for command lines or URLs. */
final class McpTools implements Importer {

    @Override
    public String id() {
        return "mcptools";
    }

    @Override
    public String title() {
        return "mcptools";
    }

    @Override
    public List<ConfigFile> files(Where where) {
        return FileList.user(where.home(".mcpt", "aliases.json"));
    }

    @Override
    public Reading read(Node document, ConfigFile file, Where where) {
        List<Node.Member> servers = new ArrayList<>();
        for (Node.Member member : document.members()) {
            servers.add(new Node.Member(member.name(), member.place(), usual(member.value(), where)));
        }
        return new ServerMap(id(), file, new EntryReader(Dialect.USUAL, List.of()))
                .read(Node.object(document.place(), servers));
    }

    /** The line in the shape of others; what is no line stays, and is told to be wrong. */
    private static Node usual(Node value, Where where) {
        Node inside = value.get("command");
        Node line = inside == null ? value : inside;
        if (line.kind() != Node.Kind.TEXT) {
            return value;
        }
        if (line.text().startsWith("http://") || line.text().startsWith("https://")) {
            return Node.object(value.place(), List.of(new Node.Member("url", line.place(), line)));
        }
        List<Node> words = new ArrayList<>();
        try {
            for (String word : CommandLine.split(line.text(), where.platform())) {
                words.add(Node.scalar(Node.Kind.TEXT, line.place(), word));
            }
        } catch (Failure unbalanced) {
            return value;
        }
        return Node.object(
                value.place(), List.of(new Node.Member("command", line.place(), Node.list(line.place(), words))));
    }
}
