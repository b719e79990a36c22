package dev.mcpctl.config.client;

import dev.mcpctl.config.entry.Node;
import dev.mcpctl.config.entry.Reading;
import dev.mcpctl.process.Platform;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OpenCode: {@code mcp} in its settings; a command is one list, and a reference is written <code>{env:NAME}</code>. */
final class OpenCode implements Importer {

    @Override
    public String id() {
        return "opencode";
    }

    @Override
    public String title() {
        return "OpenCode";
    }

    @Override
    public List<ConfigFile> files(Where where) {
        Path moved = where.variable("OPENCODE_CONFIG_DIR");
        Path usual = where.platform() == Platform.WINDOWS ? where.settings("opencode") : where.xdg("opencode");
        List<ConfigFile> files = FileList.user(
                where.variable("OPENCODE_CONFIG"),
                file(moved, "opencode.json"),
                file(moved, "opencode.jsonc"),
                file(usual, "opencode.json"),
                file(usual, "opencode.jsonc"));
        files.addAll(FileList.with(List.of(), where, "opencode.json"));
        files.addAll(FileList.with(List.of(), where, "opencode.jsonc"));
        return files;
    }

    private static @Nullable Path file(@Nullable Path directory, String name) {
        return directory == null ? null : directory.resolve(name);
    }

    @Override
    public Reading read(Node document, ConfigFile file, Where where) {
        if (document.kind() != Node.Kind.OBJECT) {
            return ServerMap.of(document, "mcp", id(), file, Dialect.MILLISECONDS);
        }
        Node servers = document.get("mcp");
        if (servers == null) {
            return Reading.NOTHING;
        }
        Node.Member member = new Node.Member("mcp", servers.place(), servers.withTexts(OpenCode::usual));
        return ServerMap.of(Node.object(document.place(), List.of(member)), "mcp", id(), file, Dialect.MILLISECONDS);
    }

    /** References as others write them. */
    private static String usual(String text) {
        StringBuilder usual = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            boolean reference = text.startsWith("{env:", i) || text.startsWith("{file:", i);
            if (reference && (i == 0 || text.charAt(i - 1) != '$')) {
                usual.append('$');
            }
            usual.append(text.charAt(i));
        }
        return usual.toString();
    }
}
