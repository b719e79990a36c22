package dev.mcpctl.config.client;

import dev.mcpctl.config.entry.Node;
import dev.mcpctl.config.entry.Problem;
import dev.mcpctl.config.entry.Reading;
import dev.mcpctl.process.Platform;
import java.util.ArrayList;
import java.util.List;

/** Goose: {@code extensions} in a YAML file, of which those built into it are no servers. */
final class Goose implements Importer {

    @Override
    public String id() {
        return "goose";
    }

    @Override
    public String title() {
        return "Goose";
    }

    @Override
    public List<ConfigFile> files(Where where) {
        return FileList.user(
                where.platform() == Platform.WINDOWS
                        ? where.settings("Block", "goose", "config", "config.yaml")
                        : where.xdg("goose", "config.yaml"));
    }

    @Override
    public Reading read(Node document, ConfigFile file, Where where) {
        List<Problem> problems = new ArrayList<>();
        Node extensions = ServerMap.object(document, "extensions", problems);
        if (extensions == null) {
            return new Reading(List.of(), problems);
        }
        List<Node.Member> servers = new ArrayList<>();
        for (Node.Member member : extensions.members()) {
            Node type = member.value().get("type");
            if (type == null || isServer(type.text())) {
                servers.add(member);
            }
        }
        Reading reading = new ServerMap(id(), file, new EntryReader(Dialect.USUAL, List.of()))
                .read(Node.object(extensions.place(), servers));
        problems.addAll(reading.problems());
        return new Reading(reading.entries(), problems);
    }

    private static boolean isServer(String type) {
        return switch (type) {
            case "builtin", "platform", "frontend", "inline_python" -> false;
            default -> true;
        };
    }
}
