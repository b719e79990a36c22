package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.diagnose.Finding;
import dev.mcpctl.json.Json;
import dev.mcpctl.output.Document;
import dev.mcpctl.output.Style;
import dev.mcpctl.output.TextSink;
import java.util.List;

/** What {@code doctor} found. The JSON form is published as {@code schemas/doctor-1.json}. */
final class DoctorDocument implements Document {

    private static final int MARK_WIDTH = 6;
    private static final int STEP_WIDTH = 15;

    private final String server;
    private final List<Finding> findings;

    DoctorDocument(String server, List<Finding> findings) {
        this.server = server;
        this.findings = List.copyOf(findings);
    }

    @Override
    public JsonNode json() {
        ObjectNode document = Json.object().put("server", server);
        boolean usable = true;
        ArrayNode steps = Json.array();
        for (Finding finding : findings) {
            usable &= finding.mark() != Finding.Mark.FAIL;
            steps.add(step(finding));
        }
        document.put("usable", usable);
        document.set("steps", steps);
        return document;
    }

    static ObjectNode step(Finding finding) {
        ObjectNode step = Json.object()
                .put("step", finding.step())
                .put("result", finding.mark().word())
                .put("text", finding.text());
        if (!finding.details().isEmpty()) {
            ArrayNode details = step.putArray("details");
            finding.details().forEach(details::add);
        }
        if (finding.failure() != null) {
            step.put("code", finding.failure().code());
        }
        if (finding.next() != null) {
            step.put("next", finding.next());
        }
        return step;
    }

    @Override
    public void human(TextSink out) {
        for (Finding finding : findings) {
            String mark = finding.mark().word();
            out.ours(style(finding.mark()), mark)
                    .ours(" ".repeat(MARK_WIDTH - mark.length())
                            + finding.step()
                            + " ".repeat(STEP_WIDTH - finding.step().length()))
                    .hanging(MARK_WIDTH + STEP_WIDTH, finding.text());
            for (String detail : finding.details()) {
                more(out, detail);
            }
            if (finding.next() != null) {
                more(out, "next: " + finding.next());
            }
        }
    }

    static Style style(Finding.Mark mark) {
        return switch (mark) {
            case OK -> Style.GOOD;
            case WARN -> Style.WARNING;
            case FAIL -> Style.BAD;
        };
    }

    private static void more(TextSink out, String text) {
        out.ours(" ".repeat(MARK_WIDTH + STEP_WIDTH)).hanging(MARK_WIDTH + STEP_WIDTH, text);
    }
}
