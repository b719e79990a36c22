package dev.mcpctl.config.client;

import dev.mcpctl.config.entry.Node;
import dev.mcpctl.config.entry.Reading;
import dev.mcpctl.process.Platform;
import java.util.List;

/** Amp: its settings, with a key that has its name in front. */
final class Amp implements Importer {

    @Override
    public String id() {
        return "amp";
    }

    @Override
    public String title() {
        return "Amp";
    }

    @Override
    public List<ConfigFile> files(Where where) {
        return FileList.user(
                where.platform() == Platform.WINDOWS
                        ? where.settings("amp", "settings.json")
                        : where.xdg("amp", "settings.json"));
    }

    @Override
    public Reading read(Node document, ConfigFile file, Where where) {
        return ServerMap.of(document, "amp.mcpServers", id(), file, Dialect.USUAL);
    }
}
