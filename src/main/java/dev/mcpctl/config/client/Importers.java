package dev.mcpctl.config.client;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All programs whose lists are read. A closed list: adding one is its class and a line here. */
public final class Importers {

    /** Our own list, which comes before all others. */
    public static final Importer OWN = new OwnList();

    /** In the order in which lists show them. */
    public static final List<Importer> ALL = List.of(
            new ClaudeDesktop(),
            new ClaudeCode(),
            new Cursor(),
            new VsCode(),
            new Windsurf(),
            new Zed(),
            new Gemini(),
            new Qwen(),
            new Codex(),
            new Cline(),
            new Roo(),
            new Continue(),
            new Goose(),
            new OpenCode(),
            new Copilot(),
            new Kiro(),
            new Junie(),
            new Amp(),
            new LmStudio(),
            new Inspector(),
            new Mcporter(),
            new McpCli(),
            new McpTools(),
            new FastMcp());

    private Importers() {}

    /** The one with this id, our own included, or null. */
    public static @Nullable Importer named(String id) {
        if (OWN.id().equals(id)) {
            return OWN;
        }
        for (Importer each : ALL) {
            if (each.id().equals(id)) {
                return each;
            }
        }
        return null;
    }

    /** All ids, our own first. */
    public static List<String> ids() {
        List<String> ids = new ArrayList<>();
        ids.add(OWN.id());
        for (Importer each : ALL) {
            ids.add(each.id());
        }
        return ids;
    }
}
