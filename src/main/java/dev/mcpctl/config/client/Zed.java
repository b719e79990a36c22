package dev.mcpctl.config.client;

import dev.mcpctl.config.entry.Node;
import dev.mcpctl.config.entry.Reading;
import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.process.Platform;
import java.util.ArrayList;
import java.util.List;

/** Zed: {@code context_servers} in its settings. Those that an extension brings say nothing of how they are started. */
final class Zed implements Importer {

    @Override
    public String id() {
        return "zed";
    }

    @Override
    public String title() {
        return "Zed";
    }

    @Override
    public List<ConfigFile> files(Where where) {
        List<ConfigFile> user = FileList.user(
                where.platform() == Platform.WINDOWS
                        ? where.settings("Zed", "settings.json")
                        : where.xdg("zed", "settings.json"));
        return FileList.with(user, where, ".zed", "settings.json");
    }

    @Override
    public Reading read(Node document, ConfigFile file, Where where) {
        Reading all = ServerMap.of(document, "context_servers", id(), file, Dialect.USUAL);
        List<ServerEntry> entries = new ArrayList<>();
        for (ServerEntry entry : all.entries()) {
            Node source = entry.raw().get("source");
            boolean told = entry.raw().get("command") != null || entry.raw().get("url") != null;
            boolean extension = source != null && source.text().equals("extension");
            if (told || (!extension && entry.raw().get("settings") == null)) {
                entries.add(entry);
            }
        }
        return new Reading(entries, all.problems());
    }
}
