package dev.mcpctl.process;

import dev.mcpctl.failure.Failure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The user's editor: {@code $VISUAL}, {@code $EDITOR} or vi. */
public final class Editor {

    private final Host host;

    /** The editor that this host's environment names. */
    public Editor(Host host) {
        this.host = host;
    }

    /**
     * Shows the file and waits until the editor ends.
     *
     * @throws Failure not answered, when there is no such editor or it fails; interrupted
     */
    public void edit(Path file, Path directory) {
        String editor = name();
        List<String> words = new ArrayList<>(CommandLine.split(editor, host.platform()));
        words.add(file.toString());
        Integer status = new ForegroundProgram(host).run(words.get(0), words.subList(1, words.size()), directory);
        if (status == null || status != 0) {
            String how = status == null ? "was not found" : "ended with status " + status;
            throw Failure.of(Failure.Kind.NOT_ANSWERED, "editor_failed", "the editor '" + editor + "' " + how);
        }
    }

    /** A variable that is set to nothing is not set, as for every other program that asks for it. */
    private String name() {
        for (String variable : List.of("VISUAL", "EDITOR")) {
            String value = host.variable(variable);
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        return "vi";
    }
}
