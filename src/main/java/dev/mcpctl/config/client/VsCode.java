package dev.mcpctl.config.client;

import dev.mcpctl.config.entry.Node;
import dev.mcpctl.config.entry.Reading;
import java.util.List;

/** Visual Studio Code, stable and Insiders; older versions kept servers below {@code mcp} in the settings. */
final class VsCode implements Importer {

    @Override
    public String id() {
        return "vscode";
    }

    @Override
    public String title() {
        return "VS Code";
    }

    @Override
    public List<ConfigFile> files(Where where) {
        List<ConfigFile> user = FileList.user(
                where.settings("Code", "User", "mcp.json"),
                where.settings("Code - Insiders", "User", "mcp.json"),
                where.settings("Code", "User", "settings.json"));
        return FileList.with(user, where, ".vscode", "mcp.json");
    }

    @Override
    public Reading read(Node document, ConfigFile file, Where where) {
        if (!file.path().endsWith("settings.json")) {
            return ServerMap.of(document, "servers", id(), file, Dialect.USUAL);
        }
        Node older = document.get("mcp");
        return older == null ? Reading.NOTHING : ServerMap.of(older, "servers", id(), file, Dialect.USUAL);
    }
}
