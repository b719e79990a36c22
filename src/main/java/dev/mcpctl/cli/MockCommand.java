package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.failure.NamedFile;
import dev.mcpctl.output.ErrorLine;
import dev.mcpctl.serve.Engine;
import dev.mcpctl.serve.fault.FaultPlan;
import dev.mcpctl.serve.mock.Order;
import dev.mcpctl.serve.mock.RecordedEngine;
import dev.mcpctl.serve.mock.WrittenEngine;
import dev.mcpctl.trace.RecordingPlaces;
import dev.mcpctl.trace.RecordingReader;
import dev.mcpctl.trace.view.Times;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code mock}: a server made from a recording, or from a description written by hand. */
final class MockCommand implements Command {

    /** How a recording begins. */
    private static final String MARK = "\"mcpctl\"";

    private static final int BEGINNING = 4 << 10;

    /** It takes seconds to read more. */
    private static final long LARGE = 100L << 20;

    @Override
    public Operands operands() {
        return new Operands(
                false,
                List.of(Operands.needed("FILE", "a recording, or a description in YAML or JSON")),
                Operands.Rest.NONE);
    }

    @Override
    public void describe(CommandForm form) {
        form.description(FaultOptions.paragraphs(
                        "Serves a recording made with --record, in the era it was made in: each request gets the answer that the"
                                + " recorded server gave to the same method and params. Ids, progress tokens and metadata do"
                                + " not count, and what was taken out of the recording equals anything. Equal requests get the"
                                + " recorded answers in their order, then the last one again. A request that the recording"
                                + " lacks is an error that names the nearest one.",
                        "Serves a description written by hand in both eras: a YAML or JSON file with tools, resources,"
                                + " resourceTemplates and prompts in the words of the protocol, and with each its answers, in"
                                + " which {{arguments.city}} stands for an argument."))
                .examples(
                        "mcpctl mock session.jsonl",
                        "mcpctl mock session.jsonl --listen 3000 --strict",
                        "mcpctl list tools -- mcpctl mock weather.yaml",
                        "mcpctl mock weather.yaml --listen 0 --fault 429=2@tools/call#1");
        Listening.describe(form);
        form.addOption(OptionForm.flag(
                "--strict", "recorded requests come once and in order; exit 1 when one is missing or another comes"));
        FaultOptions.describe(form);
    }

    @Override
    public Outcome run(Run run) {
        boolean listens = Listening.isWanted(run.options());
        FaultPlan faults = FaultOptions.plan(run.options());
        Engine engine = engine(run);
        if (listens) {
            new Listening(run).serve(engine, faults);
        } else {
            new StdioDuty(run, faults).serve(engine);
            run.interruption().leaving();
        }
        String verdict = engine instanceof RecordedEngine recorded ? recorded.verdict() : null;
        return verdict == null
                ? Outcome.nothing()
                : Outcome.nothing()
                        .but(new Outcome.BadNews(
                                ExitCode.ANSWER_IS_NO, ErrorLine.of("mock_incomplete", "--strict: " + verdict, null)));
    }

    private static Engine engine(Run run) {
        String name = run.operand(0);
        Path file = run.context().directory().resolve(name);
        Order order = run.options().flag("--strict") ? Order.STRICT : Order.ANY;
        if (!isRecording(name, file)) {
            if (order == Order.STRICT) {
                throw Failure.usage("--strict is for recordings, and '" + name + "' is a description");
            }
            return new WrittenEngine(text(name, file), name);
        }
        announce(run, name, file);
        RecordingPlaces places = run.scope().keep(RecordingPlaces.open(file));
        try (RecordingReader reader = RecordingReader.open(file)) {
            RecordedEngine engine = new RecordedEngine(
                    reader, places, order, sentence -> run.console().note("mcpctl: " + sentence));
            engine.notes().forEach(note -> run.console().warn("'" + name + "': " + note));
            return engine;
        }
    }

    /** Whoever waits for the first answer should know why it takes so long. */
    private static void announce(Run run, String name, Path file) {
        long size = file.toFile().length();
        if (size > LARGE) {
            run.console().note("mcpctl: reads '" + name + "', " + Times.size(size) + ", before it is served");
        }
    }

    /** By its name where that says it, else by how it begins. */
    private static boolean isRecording(String name, Path file) {
        if (name.endsWith(".jsonl")) {
            return true;
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            String beginning = new String(bytes.readNBytes(BEGINNING), StandardCharsets.UTF_8);
            int end = beginning.indexOf('\n');
            String first = end < 0 ? beginning : beginning.substring(0, end);
            return first.strip().startsWith("{") && first.contains(MARK) && first.contains("\"recording\"");
        } catch (IOException problem) {
            throw NamedFile.unreadable(name, problem);
        }
    }

    private static String text(String name, Path file) {
        try {
            return Files.readString(file);
        } catch (java.nio.charset.CharacterCodingException noText) {
            throw Failure.of(
                            Failure.Kind.CONFIGURATION,
                            "mock_file",
                            "'" + name + "' is neither a recording nor a description: it is no UTF-8 text")
                    .hint("see: mcpctl help mock");
        } catch (IOException problem) {
            throw NamedFile.unreadable(name, problem);
        }
    }
}
