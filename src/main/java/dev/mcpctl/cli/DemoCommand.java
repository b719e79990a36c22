package dev.mcpctl.cli;

import dev.mcpctl.serve.Engine;
import dev.mcpctl.serve.StdioServing;
import dev.mcpctl.serve.demo.DemoServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code demo}: the built-in server, on our stdin and stdout or over HTTP. */
final class DemoCommand implements Command {

    @Override
    public Operands operands() {
        return Operands.none();
    }

    @Override
    public void describe(CommandForm form) {
        form.description(
                        "Speaks on stdin and stdout, as any server. Commands start it by themselves when SERVER is demo.",
                        "With --listen it speaks HTTP until it is interrupted, and prints its URL.")
                .examples(
                        "mcpctl list demo",
                        "mcpctl call demo weather --city Oslo",
                        "mcpctl list -- mcpctl demo",
                        "mcpctl demo --listen 8080");
        Listening.describe(form);
    }

    @Override
    public Outcome run(Run run) {
        if (Listening.isWanted(run.options())) {
            new Listening(run).serve(engine());
            return Outcome.nothing();
        }
        Context.Streams streams = run.context().streams();
        StdioServing.serve(engine(), streams.in(), streams.out());
        return Outcome.nothing();
    }

    static Engine engine() {
        return new DemoServer(Version.number());
    }

    /** The command that starts it as a server of its own: our launcher, or this JVM's program without it. */
    static List<String> startCommand(Context context) {
        Path launcher = Path.of(context.properties().home(), "bin", "mcpctl");
        if (!context.properties().home().isEmpty() && Files.isExecutable(launcher)) {
            return List.of(launcher.toString(), "demo");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Main.class.getName(), "demo"));
        return command;
    }
}
