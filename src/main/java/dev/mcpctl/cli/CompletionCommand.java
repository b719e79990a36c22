package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.failure.Nearest;
import dev.mcpctl.json.Json;
import dev.mcpctl.output.Document;
import dev.mcpctl.output.TextSink;

/** {@code completion SHELL}: the script that completes our command lines in that shell. */
final class CompletionCommand implements Command {

    @Override
    public Operands operands() {
        return new Operands(
                false,
                java.util.List.of(Operands.needed("SHELL", "bash, zsh, fish or powershell")),
                Operands.Rest.NONE);
    }

    @Override
    public void describe(CommandForm form) {
        form.description(
                        "For one bash: source <(mcpctl completion bash). For good, write it where the shell looks for"
                                + " it; zsh looks in the directories of $fpath.",
                        "Tools, arguments, values and URIs are offered from what commands listed within the last hour."
                                + " No server is started for it, unless MCPCTL_COMPLETE_LIVE is set.")
                .examples(
                        "mcpctl completion bash > ~/.local/share/bash-completion/completions/mcpctl",
                        "mcpctl completion zsh > ~/.zsh/completions/_mcpctl",
                        "mcpctl completion fish > ~/.config/fish/completions/mcpctl.fish",
                        "mcpctl completion powershell >> $PROFILE");
    }

    @Override
    public Outcome run(Run run) {
        String word = run.operand(0);
        CompletionShell shell = CompletionShell.of(word);
        if (shell == null) {
            String near = Nearest.to(word, CompletionShell.words());
            throw Failure.usage("unknown shell '" + word + "'; allowed are bash, zsh, fish, powershell")
                    .hint(near == null ? null : "did you mean '" + near + "'?");
        }
        return Outcome.of(new Script(shell.script(CompletionModel.current())));
    }

    private record Script(String text) implements Document {

        @Override
        public JsonNode json() {
            return Json.object().put("script", text);
        }

        @Override
        public void human(TextSink out) {
            out.ours(text);
        }
    }
}
