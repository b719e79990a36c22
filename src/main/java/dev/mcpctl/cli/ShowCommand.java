package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import dev.mcpctl.output.ConsoleTraits;
import dev.mcpctl.output.JqProgram;
import dev.mcpctl.output.OutputFormat;
import dev.mcpctl.output.Printer;
import dev.mcpctl.trace.RecordedEvent;
import dev.mcpctl.trace.RecordingReader;
import dev.mcpctl.trace.export.Export;
import dev.mcpctl.trace.report.HtmlReport;
import dev.mcpctl.trace.view.EventFilter;
import dev.mcpctl.trace.view.Pairing;
import dev.mcpctl.trace.view.Phases;
import dev.mcpctl.trace.view.Seen;
import dev.mcpctl.trace.view.TraceLines;
import dev.mcpctl.transport.http.Upload;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code show FILE}: a recording in the terminal, as a web page, or in the form of another program. */
final class ShowCommand implements Command {

    /** Collectors refuse documents of many megabytes. */
    private static final int SPANS_AT_ONCE = 1_000;

    @Override
    public Operands operands() {
        return new Operands(false, List.of(Operands.needed("FILE", "a recording, or - for stdin")), Operands.Rest.NONE);
    }

    @Override
    public void describe(CommandForm form) {
        form.description(
                        "Shows what --record kept, an event a line as trace does: -v also bodies, -vv headers. With -o jsonl and --jq"
                                + " the events are those of the file, with the message itself as json beside its text.",
                        "--html writes one page that needs nothing else and sends nothing anywhere. --export writes a HAR of the HTTP"
                                + " exchanges, OpenTelemetry spans (OTLP as JSON), or a Mermaid sequence diagram, to stdout or to -O FILE.",
                        "WORDS of --filter are separated by commas: a kind such as stderr or http-*, a method such as tools/* with its"
                                + " answers, an id such as #3, or request, notification, result, error; * stands for anything, and ! in front leaves out.")
                .examples(
                        "mcpctl call demo add a:=1 b:=2 --record add.jsonl && mcpctl show add.jsonl",
                        "mcpctl show add.jsonl -v --filter tools/call",
                        "mcpctl show add.jsonl --html add.html",
                        "mcpctl show add.jsonl --jq 'select(.kind == \"message\").json.method'",
                        "mcpctl show add.jsonl --export otlp -O spans.json",
                        "mcpctl show add.jsonl --export otlp --collector http://localhost:4318");
        OutputOptions.describe(form);
        form.addOption(OptionForm.value("--filter", "WORDS", "only these kinds, methods or ids"));
        form.addOption(OptionForm.flag("-f,--follow", "go on as the file grows, until the recording ends"));
        form.addOption(OptionForm.value("--html", "FILE", "write a web page instead"));
        form.addOption(OptionForm.value("--export", "FORM", "write har, otlp or mermaid instead"));
        form.addOption(OptionForm.value("-O,--output-file", "FILE", "where --export goes"));
        form.addOption(OptionForm.value("--collector", "URL", "give --export otlp to this OTLP/HTTP collector"));
    }

    @Override
    public Set<OutputFormat> formats() {
        return EnumSet.of(OutputFormat.HUMAN, OutputFormat.JSONL);
    }

    @Override
    public Outcome run(Run run) {
        Options options = run.options();
        EventFilter filter = EventFilter.parse("--filter", options.text("--filter"));
        String page = options.path("--html");
        String form = options.text("--export");
        Export.Form export = form == null ? null : Export.Form.parse(form);
        if (page != null && export != null) {
            throw Failure.usage("--html and --export exclude each other");
        }
        String target = options.path("--output-file");
        if (target != null && export == null) {
            throw Failure.usage("-O is where --export goes").hint("for a web page write --html FILE");
        }
        String collector = options.text("--collector");
        if (collector != null && (export != Export.Form.OTLP || target != null)) {
            throw Failure.usage("--collector takes --export otlp, and no -O");
        }
        try (RecordingReader recording = open(run)) {
            if (collector != null) {
                collect(run, collector, recording, filter);
            } else if (page != null) {
                write(run, page, writer -> report(run, new HtmlReport(writer, filter), recording));
            } else if (export != null) {
                write(run, target, writer -> Export.write(recording, filter, Export.to(export, writer)));
            } else {
                show(run, recording, filter);
            }
            recording.notes().forEach(note -> run.console().note("note: " + note));
            boolean rest = !recording.ended() && !options.flag("--follow");
            if (rest) {
                run.console().note("note: the recording has no end: what wrote it was killed, or still runs");
            }
        }
        return Outcome.nothing();
    }

    private static void report(Run run, HtmlReport report, RecordingReader recording) throws IOException {
        report.write(recording);
        if (report.omission() != null) {
            run.console().note("note: " + report.omission());
        }
    }

    private static RecordingReader open(Run run) {
        String file = run.operand(0);
        return file.equals("-")
                ? new RecordingReader(run.context().streams().in(), "-")
                : RecordingReader.open(run.context().directory().resolve(file));
    }

    /** OpenTelemetry, OTLP/HTTP: traces go to /v1/traces unless the address says otherwise. */
    private static void collect(Run run, String collector, RecordingReader recording, EventFilter filter) {
        URI url = address(collector);
        try {
            Export.write(recording, filter, Export.spans(SPANS_AT_ONCE, document -> {
                byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
                Upload.post(url, bytes, run.context().environment());
            }));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static URI address(String collector) {
        URI url;
        try {
            URI given = URI.create(collector);
            url = given.getRawPath() == null || given.getRawPath().length() < 2 ? given.resolve("/v1/traces") : given;
        } catch (IllegalArgumentException odd) {
            throw notAnAddress(collector);
        }
        if (url.getHost() == null || !(collector.startsWith("http://") || collector.startsWith("https://"))) {
            throw notAnAddress(collector);
        }
        return url;
    }

    private static Failure notAnAddress(String collector) {
        return Failure.usage("--collector is no HTTP URL: '" + collector + "'")
                .hint("write for example http://localhost:4318");
    }

    /** Something that writes a text. */
    private interface Writing {
        void to(Writer writer) throws IOException;
    }

    private static void write(Run run, @Nullable String file, Writing writing) {
        boolean stdout = file == null || file.equals("-");
        Path path = stdout ? Path.of("stdout") : run.context().directory().resolve(String.valueOf(file));
        try (Writer writer = stdout
                ? new OutputStreamWriter(run.console().bytes(), StandardCharsets.UTF_8)
                : new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(path), StandardCharsets.UTF_8))) {
            writing.to(writer);
            writer.flush();
        } catch (IOException problem) {
            throw Failure.localFile(
                    "'" + (stdout ? "stdout" : file) + "' could not be written: " + problem.getMessage(), problem);
        }
    }

    private static void show(Run run, RecordingReader recording, EventFilter filter) {
        Options options = run.options();
        String jq = options.text("--jq");
        JqProgram program = jq == null ? null : JqProgram.compile("--jq", jq);
        boolean machine = OutputOptions.format(options) == OutputFormat.JSONL;
        Sheet sheet = program != null
                ? new JqSheet(run, program)
                : machine
                        ? new JsonSheet(run)
                        : new LineSheet(run, recording.header().started());
        Pairing pairing = new Pairing();
        Growth growth =
                options.flag("--follow") ? new Growth(run.context().directory().resolve(run.operand(0))) : null;
        try (growth) {
            for (RecordedEvent event = next(recording, growth); event != null; event = next(recording, growth)) {
                Seen seen = pairing.add(event, Seen.outline(event));
                sheet.add(seen, filter.takes(seen));
                if (growth != null) {
                    run.console().flush();
                }
            }
        }
        sheet.end();
        run.console().flush();
    }

    private static @Nullable RecordedEvent next(RecordingReader recording, @Nullable Growth growth) {
        RecordedEvent event = recording.next();
        while (event == null && growth != null && !recording.ended()) {
            growth.await();
            event = recording.next();
        }
        return event;
    }

    /** How events are printed. */
    private interface Sheet {
        void add(Seen seen, boolean wanted);

        default void end() {}
    }

    /** The event with its message as JSON. */
    private static ObjectNode document(RecordedEvent event) {
        ObjectNode document = event.json();
        if (event.is(RecordedEvent.MESSAGE) && !document.has("json")) {
            try {
                document.set("json", Json.tolerant(event.bytes()));
            } catch (JsonProblem none) {
                return document;
            }
        }
        return document;
    }

    private record JqSheet(Run run, JqProgram program) implements Sheet {
        @Override
        public void add(Seen seen, boolean wanted) {
            if (wanted) {
                new Printer(run.console()).each(document(seen.event()), program);
            }
        }
    }

    private record JsonSheet(Run run) implements Sheet {
        @Override
        public void add(Seen seen, boolean wanted) {
            if (wanted) {
                new Printer(run.console()).event(document(seen.event()));
            }
        }
    }

    private static final class LineSheet implements Sheet {

        private final Run run;
        private final int detail;
        private @Nullable TraceLines lines;
        private @Nullable Phases phases;
        private final Instant start;

        LineSheet(Run run, Instant start) {
            this.run = run;
            this.start = start;
            this.detail = Math.max(0, run.console().traits().verbosity());
        }

        @Override
        public void add(Seen seen, boolean wanted) {
            if (lines == null || phases == null) {
                Instant from = start.equals(Instant.EPOCH) ? seen.event().at() : start;
                ConsoleTraits traits = run.console().traits();
                lines = new TraceLines(from, detail, traits.terminals().stdout() ? traits.width() : 0);
                phases = new Phases(from);
            }
            phases.add(seen);
            if (wanted) {
                lines.of(seen)
                        .forEach(line -> TracePieces.print(line, run.console().out()));
            }
        }

        @Override
        public void end() {
            if (phases != null) {
                run.console().out().newline();
                phases.table()
                        .forEach(line -> TracePieces.print(line, run.console().out()));
            }
        }
    }
}
