package dev.mcpctl.trace.export;

import dev.mcpctl.trace.MessageOutline;
import dev.mcpctl.trace.RecordedEvent;
import dev.mcpctl.trace.Recording;
import dev.mcpctl.trace.view.Seen;
import dev.mcpctl.trace.view.Times;
import java.io.IOException;
import java.io.Writer;

/** A sequence diagram for Mermaid: messages as arrows, all else that matters as notes. */
final class MermaidExport implements Export {

    private static final int LONGEST = 80;

    private final Writer writer;

    MermaidExport(Writer writer) {
        this.writer = writer;
    }

    @Override
    public void begin(Recording.Header header) throws IOException {
        writer.write("sequenceDiagram\n    participant C as mcpctl\n    participant S as "
                + safe(header.server().isEmpty() ? "server" : header.server()) + "\n");
    }

    @Override
    public void add(Seen seen) throws IOException {
        RecordedEvent event = seen.event();
        switch (event.kind()) {
            case RecordedEvent.MESSAGE -> message(seen);
            case RecordedEvent.STDERR -> note("right of S", "stderr: " + event.text());
            case RecordedEvent.FINDING -> note("over C,S", event.word("rule") + ": " + event.word("problem"));
            case RecordedEvent.HTTP_BROKEN -> note("over C,S", "HTTP broke off: " + event.word("problem"));
            case RecordedEvent.PROCESS_ENDED -> note("right of S", "ended " + event.word("means"));
            default -> {}
        }
    }

    private void message(Seen seen) throws IOException {
        boolean toServer = seen.event().direction() == RecordedEvent.Direction.TO_SERVER;
        MessageOutline outline = seen.outline();
        if (outline == null) {
            return;
        }
        String arrow = outline.answers() ? (seen.bad() ? "--x" : "-->>") : "->>";
        String ends = toServer ? "C" + arrow + "S" : "S" + arrow + "C";
        StringBuilder text = new StringBuilder(outline.id() == null ? "" : "#" + outline.id() + " ");
        text.append(outline.answers() ? outline.shape() == MessageOutline.Shape.ERROR ? "error" : "result" : "");
        text.append(outline.answers() ? "" : String.valueOf(outline.method()));
        text.append(outline.subject() == null ? "" : " " + outline.subject());
        text.append(seen.latency() == null ? "" : " (" + Times.duration(seen.latency()) + ")");
        writer.write("    " + ends + ": " + safe(text.toString()) + "\n");
    }

    private void note(String where, String text) throws IOException {
        writer.write("    Note " + where + ": " + safe(text) + "\n");
    }

    /** Mermaid knows no quotes: whatever could mean something to it is written as the number of the character. */
    private static String safe(String text) {
        StringBuilder safe = new StringBuilder();
        int[] characters = text.codePoints().limit(LONGEST).toArray();
        for (int each : characters) {
            boolean plain = Character.isLetterOrDigit(each) || " _./,()-".indexOf(each) >= 0;
            if (plain) {
                safe.appendCodePoint(each);
            } else {
                safe.append('#').append(each < ' ' ? 0xb7 : each).append(';');
            }
        }
        if (text.codePointCount(0, text.length()) > LONGEST) {
            safe.append('…');
        }
        return safe.length() == 0 ? "-" : safe.toString();
    }

    @Override
    public void end() throws IOException {
        writer.flush();
    }
}
