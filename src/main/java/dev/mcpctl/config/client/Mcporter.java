package dev.mcpctl.config.client;

import dev.mcpctl.config.entry.Node;
import dev.mcpctl.config.entry.Reading;
import java.util.List;

/** mcporter: a file in one of two places, and {@code config/mcporter.json} in each project. */
final class Mcporter implements Importer {

    @Override
    public String id() {
        return "mcporter";
    }

    @Override
    public String title() {
        return "mcporter";
    }

    @Override
    public List<ConfigFile> files(Where where) {
        return FileList.with(
                FileList.user(
                        where.home(".mcporter", "mcporter.json"),
                        where.home(".mcporter", "mcporter.jsonc"),
                        where.xdg("mcporter", "mcporter.json"),
                        where.xdg("mcporter", "mcporter.jsonc")),
                where,
                "config",
                "mcporter.json");
    }

    @Override
    public Reading read(Node document, ConfigFile file, Where where) {
        return ServerMap.of(document, "mcpServers", id(), file, Dialect.MCPORTER);
    }
}
