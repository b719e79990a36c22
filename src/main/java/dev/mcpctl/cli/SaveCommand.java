package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.failure.FileReason;
import dev.mcpctl.repl.SecretLines;
import dev.mcpctl.secret.UserInfo;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** {@code save FILE} at a prompt: what was done so far as a script. */
final class SaveCommand implements BenchCommands.Own {

    private final ReplBench bench;

    SaveCommand(ReplBench bench) {
        this.bench = bench;
    }

    @Override
    public Operands operands() {
        return new Operands(
                false,
                List.of(Operands.needed("FILE", "where to write it; it must not be there yet")),
                Operands.Rest.NONE);
    }

    @Override
    public void describe(CommandForm form) {
        form.examples("save smoke.mcp");
    }

    @Override
    public Outcome run(Run run) {
        String name = run.operand(0);
        Path file = run.context().directory().resolve(name);
        String label = bench.servers().current().opening().typed().operands().stream()
                .findFirst()
                .filter(word -> !SecretLines.hold(word) && UserInfo.masked(word).equals(word))
                .orElse("SERVER");
        try {
            Files.writeString(
                    file, bench.journal().script(label), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException taken) {
            throw Failure.usage("the file '" + name + "' is there already").hint("choose another name");
        } catch (IOException problem) {
            throw Failure.localFile("'" + name + "' could not be written: " + FileReason.of(problem), problem);
        }
        return Outcome.nothing();
    }
}
