package dev.mcpctl.trace.export;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.trace.RecordedEvent;
import dev.mcpctl.trace.Recording;
import dev.mcpctl.trace.RecordingReader;
import dev.mcpctl.trace.view.EventFilter;
import dev.mcpctl.trace.view.Pairing;
import dev.mcpctl.trace.view.Seen;
import java.io.IOException;
import java.io.Writer;

/** A form of another program. Fed with the events in order; used once. */
public interface Export {

    /** The forms there are. */
    enum Form {
        HAR,
        OTLP,
        MERMAID;

        /**
         * The form of this name.
         *
         * @throws Failure usage, when there is none
         */
        public static Form parse(String text) {
            return switch (text) {
                case "har" -> HAR;
                case "otlp" -> OTLP;
                case "mermaid" -> MERMAID;
                default -> throw Failure.usage("--export is har, otlp or mermaid, not '" + text + "'");
            };
        }
    }

    /** Before the first event. */
    void begin(Recording.Header header) throws IOException;

    /** The next event. */
    void add(Seen seen) throws IOException;

    /** After the last event. */
    void end() throws IOException;

    /** The export of this form to a writer, which the caller closes. */
    static Export to(Form form, Writer writer) throws IOException {
        return switch (form) {
            case HAR -> new HarExport(writer);
            case OTLP -> new OtlpExport(() -> writer);
            case MERMAID -> new MermaidExport(writer);
        };
    }

    /** Takes documents one after the other. */
    interface Documents {
        void take(String document) throws IOException;
    }

    /** OpenTelemetry spans in documents of at most so many. */
    static Export spans(int most, Documents documents) throws IOException {
        return new OtlpExport(new SpanDocuments(most, documents));
    }

    /** Writes what the filter takes of a recording. */
    static void write(RecordingReader recording, EventFilter filter, Export export) throws IOException {
        Pairing pairing = new Pairing();
        export.begin(recording.header());
        for (RecordedEvent event = recording.next(); event != null; event = recording.next()) {
            Seen seen = pairing.add(event, Seen.outline(event));
            if (filter.takes(seen)) {
                export.add(seen);
            }
        }
        export.end();
    }
}
