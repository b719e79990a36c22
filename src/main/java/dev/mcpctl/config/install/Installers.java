package dev.mcpctl.config.install;

import dev.mcpctl.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All programs into whose lists entries can be written. A closed list: adding one is a line here. */
public final class Installers {

    /** Our own list. */
    static final Installer OWN = new OwnInstaller();

    /** In the order of the importers. */
    static final List<Installer> ALL = List.of(
            new ClaudeDesktopInstaller(),
            new UsualInstaller(
                    "claude-code",
                    "Claude Code",
                    ReferenceStyle.BRACES,
                    new Shape("stdio", "http", "sse", false, false)),
            new UsualInstaller("cursor", "Cursor", ReferenceStyle.ENV, new Shape(null, null, "sse", false, true)),
            new UsualInstaller(
                    "vscode",
                    "VS Code",
                    List.of("servers"),
                    ReferenceStyle.ENV_AND_INPUT,
                    new Shape("stdio", "http", "sse", true, true)),
            RenamedInstaller.urls(
                    new UsualInstaller("windsurf", "Windsurf", ReferenceStyle.ENV, Shape.UNTYPED),
                    "serverUrl",
                    "serverUrl"),
            RenamedInstaller.always(
                    new UsualInstaller("zed", "Zed", List.of("context_servers"), ReferenceStyle.NONE, Shape.UNTYPED),
                    Json.object().put("source", "custom")),
            gemini("gemini", "Gemini CLI"),
            gemini("qwen", "Qwen Code"),
            new CodexInstaller(),
            new UsualInstaller(
                    "cline", "Cline", ReferenceStyle.NONE, new Shape(null, "streamableHttp", "sse", true, false)),
            new UsualInstaller(
                    "roo", "Roo Code", ReferenceStyle.ENV, new Shape(null, "streamable-http", "sse", true, false)),
            new ContinueInstaller(),
            new GooseInstaller(),
            new OpenCodeInstaller(),
            RenamedInstaller.always(
                    new UsualInstaller(
                            "copilot",
                            "GitHub Copilot CLI",
                            ReferenceStyle.PLAIN_BRACES,
                            new Shape("local", "http", "sse", true, false)),
                    Json.object().set("tools", Json.array().add("*"))),
            new UsualInstaller("kiro", "Kiro", ReferenceStyle.PLAIN_BRACES, Shape.UNTYPED),
            new UsualInstaller("junie", "JetBrains Junie", ReferenceStyle.NONE, Shape.UNTYPED),
            new UsualInstaller("amp", "Amp", List.of("amp.mcpServers"), ReferenceStyle.PLAIN_BRACES, Shape.UNTYPED),
            new UsualInstaller("lmstudio", "LM Studio", ReferenceStyle.NONE, Shape.UNTYPED));

    private Installers() {}

    private static Installer gemini(String id, String title) {
        return RenamedInstaller.urls(
                new UsualInstaller(id, title, ReferenceStyle.PLAIN_BRACES, new Shape(null, null, null, true, false)),
                "httpUrl",
                "url");
    }

    /** Our own list. */
    public static Program own() {
        return Program.of(OWN);
    }

    /** The one with this id, our own not among them, or null. */
    public static @Nullable Program named(String id) {
        for (Installer each : ALL) {
            if (each.id().equals(id)) {
                return Program.of(each);
            }
        }
        return null;
    }

    /** All ids but our own. */
    public static List<String> ids() {
        List<String> ids = new ArrayList<>();
        for (Installer each : ALL) {
            ids.add(each.id());
        }
        return ids;
    }
}
