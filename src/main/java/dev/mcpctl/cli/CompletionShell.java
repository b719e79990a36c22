package dev.mcpctl.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shells that we can write a completion script for. */
enum CompletionShell {
    BASH("bash", "mcpctl.bash") {
        @Override
        String script(CompletionModel model) {
            return CompletionBash.script(model);
        }
    },
    ZSH("zsh", "_mcpctl") {
        @Override
        String script(CompletionModel model) {
            return CompletionZsh.script(model);
        }
    },
    FISH("fish", "mcpctl.fish") {
        @Override
        String script(CompletionModel model) {
            return CompletionFish.script(model);
        }
    },
    POWERSHELL("powershell", "mcpctl.ps1") {
        @Override
        String script(CompletionModel model) {
            return CompletionPowerShell.script();
        }
    };

    private final String word;
    private final String fileName;

    CompletionShell(String word, String fileName) {
        this.word = word;
        this.fileName = fileName;
    }

    /** The script, ended with a newline. */
    abstract String script(CompletionModel model);

    /** Its name on our command line, which is also the name of its program. */
    String word() {
        return word;
    }

    /** The name under which the shell looks for it. */
    String fileName() {
        return fileName;
    }

    static @Nullable CompletionShell of(String word) {
        for (CompletionShell shell : values()) {
            if (shell.word.equals(word)) {
                return shell;
            }
        }
        return null;
    }

    static List<String> words() {
        List<String> words = new ArrayList<>();
        for (CompletionShell shell : values()) {
            words.add(shell.word);
        }
        return words;
    }
}
