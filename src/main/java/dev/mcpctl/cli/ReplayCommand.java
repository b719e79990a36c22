package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.config.Target;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.Call;
import dev.mcpctl.mcp.Session;
import dev.mcpctl.output.ErrorLine;
import dev.mcpctl.output.OutputFormat;
import dev.mcpctl.rpc.Message;
import dev.mcpctl.trace.JsonPath;
import dev.mcpctl.trace.RecordingPlaces;
import dev.mcpctl.trace.RecordingReader;
import dev.mcpctl.trace.replay.Comparison;
import dev.mcpctl.trace.replay.RecordedCalls;
import dev.mcpctl.trace.replay.RecordedCalls.RecordedCall;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** {@code replay RECORDING [SERVER]}: the same requests again, and what the server answers differently. */
final class ReplayCommand implements Command {

    @Override
    public Operands operands() {
        return Operands.server(Operands.optional(Operands.RECORDING, "a file made with --record"));
    }

    @Override
    public void describe(CommandForm form) {
        form.description(
                        "Asks a live server what the recording asked, in the same order, and shows what differs; exit code 1 when"
                                + " something does. Ids of messages, _meta, instants, UUIDs and what was taken out of the recording are"
                                + " passed over, and so is what --ignore names: a JSONPath into the result, such as $.content[0].text,"
                                + " or into the error, such as $.error.message.",
                        "Without SERVER the recorded one is asked again if it is a URL or demo. A command is never started because"
                                + " a file says so: name it.")
                .examples(
                        "mcpctl call demo weather --city Oslo --record oslo.jsonl",
                        "mcpctl replay oslo.jsonl demo",
                        "mcpctl replay oslo.jsonl --ignore '$.structuredContent.days' -- ./server");
        OutputOptions.describe(form);
        OutputOptions.describeExpect(form);
        form.addOption(OptionForm.values("--ignore", "JSONPATH", "do not compare this part of the results"));
        TargetOptions.describe(form);
    }

    @Override
    public Set<OutputFormat> formats() {
        return EnumSet.of(OutputFormat.HUMAN, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.YAML);
    }

    @Override
    public Outcome run(Run run) {
        List<JsonPath> ignored = new ArrayList<>();
        for (String path : run.options().list("--ignore")) {
            ignored.add(JsonPath.parse("--ignore", path));
        }
        if (run.operand(0).isEmpty()) {
            throw Failure.usage(Operands.RECORDING + " is missing")
                    .hint("usage: mcpctl replay RECORDING [SERVER]; see: mcpctl help replay");
        }
        Path file = run.context().directory().resolve(run.operand(0));
        try (RecordingPlaces places = RecordingPlaces.open(file);
                RecordingReader recording = RecordingReader.open(file)) {
            OpenServer server = new Dialer(onTheServer(run, recording)).open();
            RecordedCalls calls = new RecordedCalls(recording, places);
            ReplayDocument document = new ReplayDocument(run.operand(0), server.label());
            Comparison comparison = new Comparison(ignored);
            for (RecordedCall call = calls.next(); call != null; call = calls.next()) {
                ObjectNode answer = ask(server.session(), call);
                document.add(call, comparison.of(call.answer(), answer));
            }
            document.skipped(calls.skipped());
            recording.notes().forEach(note -> run.console().note("note: " + note));
            return outcome(document);
        }
    }

    private static Outcome outcome(ReplayDocument document) {
        Outcome outcome = Outcome.of(document);
        if (document.different() == 0) {
            return outcome;
        }
        String sentence = document.different() + " of " + document.requests() + " answers differ from the recording";
        return outcome.but(new Outcome.BadNews(ExitCode.ANSWER_IS_NO, ErrorLine.of("answers_differ", sentence, null)));
    }

    /** The recording stands before the server, which elsewhere comes first. */
    private static Run onTheServer(Run run, RecordingReader recording) {
        Typed typed = run.typed();
        List<String> words = typed.operands().subList(1, typed.operands().size());
        boolean named = !words.isEmpty() || typed.serverCommand() != null || TargetOptions.nameServer(typed.options());
        if (!named) {
            String recorded = recording.header().server();
            if (!recorded.equals(Target.DEMO) && !recorded.startsWith("https://") && !recorded.startsWith("http://")) {
                throw Failure.usage("SERVER is missing: a recording names no server that could be started unasked"
                                + (recorded.isEmpty() ? "" : "; this one was made of '" + recorded + "'"))
                        .hint("usage: mcpctl replay RECORDING SERVER, or mcpctl replay RECORDING -- COMMAND");
            }
            words = List.of(recorded);
        }
        Typed swapped = new Typed(typed.options(), words, typed.rest(), typed.serverCommand());
        return new Run(run.context(), run.console(), run.options(), swapped, run.interruption(), run.scope(), null);
    }

    /** A refusal is an answer like any other here. */
    private static ObjectNode ask(Session session, RecordedCall call) {
        try (Message.Body body = session.raw(new Call(call.method(), call.params()))) {
            ObjectNode answer = Json.object();
            answer.set("result", body.loaded());
            return answer;
        } catch (Failure failure) {
            if (failure.kind() != Failure.Kind.REFUSED) {
                throw failure;
            }
            ObjectNode answer = Json.object();
            ObjectNode error = answer.putObject("error");
            if (failure.details().get(ErrorLine.RPC_CODE) instanceof Number code) {
                error.put("code", code.longValue());
            }
            error.put("message", failure.message());
            if (failure.details().get(ErrorLine.DATA) instanceof JsonNode data) {
                error.set("data", data);
            }
            return answer;
        }
    }
}
