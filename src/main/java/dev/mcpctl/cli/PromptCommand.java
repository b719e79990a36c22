package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.cli.arguments.ArgumentWords;
import dev.mcpctl.cli.arguments.PromptArguments;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.model.Content;
import dev.mcpctl.mcp.model.Prompt;
import dev.mcpctl.output.OutputFormat;
import dev.mcpctl.output.Style;
import dev.mcpctl.output.TextSink;
import dev.mcpctl.rpc.Message;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code prompt SERVER NAME [ARGS]}: the messages of a prompt. */
final class PromptCommand implements Command {

    @Override
    public Operands operands() {
        return Operands.serverWithArguments(Operands.needed("NAME", "the prompt's name, as 'prompts' shows it"));
    }

    @Override
    public void describe(CommandForm form) {
        form.description("Arguments go after the prompt's name, in the same forms as those of 'call'; all are texts.")
                .examples("mcpctl prompt demo greet --name Ada", "mcpctl prompt demo greet name=Ada -o text");
        OutputOptions.describe(form);
        OutputOptions.describeExpect(form);
        OutputOptions.describeFiles(form);
        ArgumentOptions.describe(form);
        TargetOptions.describe(form);
    }

    @Override
    public Set<OutputFormat> formats() {
        return EnumSet.of(
                OutputFormat.HUMAN, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.YAML, OutputFormat.TEXT);
    }

    @Override
    public boolean usesOpenServer() {
        return true;
    }

    @Override
    public Outcome run(Run run) {
        String name = run.operandAfterServer(0);
        OpenServer server = new Dialer(run).open();
        Prompt prompt = ListedItems.prompts(server, run.console()).named(name);
        ObjectNode arguments = arguments(run, prompt);
        Message.Body body = run.scope().keep(server.session().prompt(name, arguments));
        PromptDocument document = PromptDocument.of(body);
        return Received.deliver(run, ContentPrinter.contents(document.blocks()))
                ? Outcome.written(document)
                : Outcome.of(document);
    }

    private static ObjectNode arguments(Run run, Prompt prompt) {
        return arguments(run, prompt, ArgumentWords.of(run.typed().rest()));
    }

    /** What these words give the prompt. */
    static ObjectNode arguments(Run run, Prompt prompt, ArgumentWords words) {
        PromptArguments binder = new PromptArguments(prompt.arguments(), run.input());
        Map<String, String> bound = run.validation() ? binder.bind(words) : binder.bindUnchecked(words);
        ObjectNode arguments = Json.object();
        for (Map.Entry<String, String> argument : bound.entrySet()) {
            arguments.put(argument.getKey(), argument.getValue());
        }
        return arguments;
    }

    /** The messages of a prompt. */
    static final class PromptDocument extends ReceivedDocument {

        private record Line(String role, Content content) {}

        private final List<Line> messages;

        private PromptDocument(Message.Body body, List<Line> messages) {
            super(body);
            this.messages = messages;
        }

        static PromptDocument of(Message.Body body) {
            JsonNode nodes = body.value().path("messages");
            if (!nodes.isArray()) {
                throw Failure.protocol("the server answered prompts/get without an array 'messages'");
            }
            List<Line> messages = new ArrayList<>();
            for (JsonNode node : nodes) {
                messages.add(new Line(node.path("role").asText("?"), Content.read(node.path("content"))));
            }
            return new PromptDocument(body, messages);
        }

        List<Content> blocks() {
            List<Content> blocks = new ArrayList<>();
            for (Line message : messages) {
                blocks.add(message.content());
            }
            return blocks;
        }

        @Override
        public void human(TextSink out) {
            boolean first = true;
            for (Line message : messages) {
                if (!first) {
                    out.newline();
                }
                first = false;
                out.label(Style.HEADING, message.role() + ":").newline();
                ContentPrinter.print(List.of(message.content()), out);
            }
        }

        @Override
        public void text(TextSink out) {
            ContentPrinter.text(blocks(), out);
        }
    }
}
