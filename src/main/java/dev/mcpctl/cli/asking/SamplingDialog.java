package dev.mcpctl.cli.asking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import dev.mcpctl.output.Style;
import dev.mcpctl.process.Editor;
import dev.mcpctl.process.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Lets a person be the language model, or look at what goes to one and comes back. */
final class SamplingDialog {

    private static final String MODEL = "mcpctl/person";
    private static final String CUT = "---- what stands below this line is not sent ----";

    private final Prompter prompter;
    private final Surroundings around;

    SamplingDialog(Prompter prompter, Surroundings around) {
        this.prompter = prompter;
        this.around = around;
    }

    /** A result that a person wrote. */
    ObjectNode answer(ObjectNode params) {
        show(params);
        char way = prompter.choose("t types the answer, e writes it in the editor, /d declines, /c cancels:", "te");
        return way == 't' ? typed() : edited("", params);
    }

    private ObjectNode typed() {
        prompter.line(Style.FAINT, "the answer; a line with a single dot, or Ctrl-D, ends it");
        StringBuilder text = new StringBuilder();
        for (String line = prompter.raw(); line != null && !line.equals("."); line = prompter.raw()) {
            text.append(text.isEmpty() ? "" : "\n").append(line);
        }
        return SamplingText.result(text.toString(), MODEL);
    }

    /** The text, or a whole result when it is a JSON object with content. */
    private ObjectNode edited(String start, ObjectNode params) {
        try {
            Path file = Files.createTempFile("mcpctl-", ".md");
            try {
                Files.writeString(file, start + "\n" + CUT + "\n" + Json.pretty(params) + "\n");
                new Editor(new Host(Host.current().platform(), around.environment())).edit(file, around.directory());
                String text = Files.readString(file);
                int cut = text.indexOf(CUT);
                return result((cut < 0 ? text : text.substring(0, cut)).strip());
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException problem) {
            throw Failure.localFile("the file for the editor could not be used", problem);
        }
    }

    private static ObjectNode result(String text) {
        if (text.startsWith("{")) {
            try {
                JsonNode value = Json.parse(text);
                return SamplingText.result(value, MODEL, "what the editor left");
            } catch (JsonProblem plainText) {
                return SamplingText.result(text, MODEL);
            }
        }
        return SamplingText.result(text, MODEL);
    }

    private void show(ObjectNode params) {
        prompter.line(
                Style.HEADING,
                "the server '" + Prompter.label(around.server()) + "' asks for a language model's answer:");
        if (params.path("systemPrompt").isTextual()) {
            prompter.line(Style.FAINT, "system:");
            prompter.block(params.path("systemPrompt").textValue());
        }
        for (JsonNode message : params.path("messages")) {
            prompter.line(Style.FAINT, Prompter.label(message.path("role").asText("?")) + ":");
            blocks(message.path("content"));
        }
        for (JsonNode tool : params.path("tools")) {
            prompter.line(
                    Style.FAINT, "tool: " + Prompter.label(tool.path("name").asText("?")));
        }
        if (params.path("maxTokens").isNumber()) {
            prompter.line(Style.FAINT, "at most " + params.path("maxTokens").asText() + " tokens");
        }
    }

    private void blocks(JsonNode content) {
        for (JsonNode block : SamplingText.blocks(content)) {
            prompter.block(shown(block));
        }
    }

    private static String shown(JsonNode block) {
        return switch (block.path("type").asText()) {
            case "text" -> block.path("text").asText();
            case "image", "audio" ->
                "[" + block.path("type").asText() + ", "
                        + block.path("mimeType").asText("unknown type") + ", "
                        + block.path("data").asText().length() * 3L / 4 + " bytes]";
            default -> Json.compact(block);
        };
    }

    /** Whether the request may go to somebody else. */
    boolean confirmsRequest(ObjectNode params, String whereTo) {
        show(params);
        try {
            return prompter.choose("y sends this to " + Prompter.label(whereTo) + ", /d or /c does not:", "y") == 'y';
        } catch (Prompter.Dismissed no) {
            return false;
        }
    }

    /** The result to send, perhaps changed; null when none may be sent. */
    @Nullable
    ObjectNode confirmsReply(ObjectNode params, ObjectNode result) {
        prompter.line(
                Style.HEADING,
                "the answer of " + Prompter.label(result.path("model").asText("?")) + ":");
        blocks(result.path("content"));
        try {
            char letter = prompter.choose("y sends this to the server, e changes it, /d or /c does not:", "ye");
            return letter == 'y' ? result : edited(Json.pretty(result), params);
        } catch (Prompter.Dismissed no) {
            return null;
        }
    }
}
