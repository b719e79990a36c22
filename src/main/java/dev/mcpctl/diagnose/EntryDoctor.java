package dev.mcpctl.diagnose;

import dev.mcpctl.config.entry.ServerEntry;
import java.util.ArrayList;
import java.util.List;

/** Finds what makes an entry work in a terminal and not elsewhere, or nowhere. Adding a check is a class and a line. */
public final class EntryDoctor {

    private static final List<EntryCheck> CHECKS = List.of(
            new ShapeCheck(),
            new ProgramCheck(),
            new PathsCheck(),
            new HomeCheck(),
            new VariablesCheck(),
            new BatchCheck(),
            new CredentialsCheck());

    private EntryDoctor() {}

    /** All findings on an entry; none when nothing is wrong with it. Nothing is started, reached or replaced. */
    public static List<Finding> examine(ServerEntry entry, EntrySurroundings around) {
        List<Finding> findings = new ArrayList<>();
        for (EntryCheck check : CHECKS) {
            findings.addAll(check.look(entry, around));
        }
        return findings;
    }

    /** Programs that are started from a desktop rather than from a shell, and so do not know the shell's variables. */
    static boolean isDesktop(ServerEntry entry) {
        return switch (entry.source().origin()) {
            case "claude-desktop",
                    "cursor",
                    "vscode",
                    "windsurf",
                    "zed",
                    "cline",
                    "roo",
                    "continue",
                    "kiro",
                    "junie",
                    "lmstudio" -> true;
            default -> false;
        };
    }
}
