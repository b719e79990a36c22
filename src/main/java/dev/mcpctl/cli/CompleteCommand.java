package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.Call;
import dev.mcpctl.output.OutputFormat;
import dev.mcpctl.output.TextSink;
import dev.mcpctl.rpc.Message;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** {@code complete SERVER REF ARG [PREFIX]}: what the server suggests for an argument. */
final class CompleteCommand implements Command {

    private static final String PROMPT = "prompt/";
    private static final String RESOURCE = "resource/";

    @Override
    public Operands operands() {
        return Operands.server(
                Operands.needed("REF", "a prompt's name or a URI template; prompt/NAME and resource/URI say which"),
                Operands.needed("ARG", "the argument or template variable"),
                Operands.optional("PREFIX", "what is typed already"));
    }

    @Override
    public void describe(CommandForm form) {
        form.description("Prints what the server suggests, one a line.")
                .examples("mcpctl complete demo greet style f", "mcpctl complete demo 'demo://cities/{city}' city O");
        OutputOptions.describe(form);
        form.addOption(OptionForm.values("-a,--arg", "NAME=VALUE", "an argument that is fixed already"));
        TargetOptions.describe(form);
    }

    @Override
    public Set<OutputFormat> formats() {
        return EnumSet.of(
                OutputFormat.HUMAN, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.YAML, OutputFormat.NAME);
    }

    @Override
    public boolean usesOpenServer() {
        return true;
    }

    @Override
    public Outcome run(Run run) {
        ObjectNode params = Json.object();
        params.set("ref", reference(run.operandAfterServer(0)));
        params.putObject("argument").put("name", run.operandAfterServer(1)).put("value", run.operandAfterServer(2));
        ObjectNode context = context(run.options().list("--arg"));
        if (!context.isEmpty()) {
            params.putObject("context").set("arguments", context);
        }
        OpenServer server = new Dialer(run).open();
        Message.Body body = run.scope().keep(server.session().request(new Call("completion/complete", params)));
        JsonNode values = body.value().path("completion").path("values");
        if (!values.isArray()) {
            throw Failure.protocol("the server answered completion/complete without an array 'completion.values'");
        }
        return Outcome.of(new Completions(body, values));
    }

    private static ObjectNode reference(String word) {
        boolean resource = word.startsWith(RESOURCE) || (!word.startsWith(PROMPT) && looksLikeUri(word));
        if (resource) {
            String uri = word.startsWith(RESOURCE) ? word.substring(RESOURCE.length()) : word;
            return Json.object().put("type", "ref/resource").put("uri", uri);
        }
        String name = word.startsWith(PROMPT) ? word.substring(PROMPT.length()) : word;
        return Json.object().put("type", "ref/prompt").put("name", name);
    }

    private static boolean looksLikeUri(String word) {
        return word.contains("://") || word.contains("{");
    }

    private static ObjectNode context(List<String> texts) {
        ObjectNode arguments = Json.object();
        for (String text : texts) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw Failure.usage("--arg needs NAME=VALUE, not '" + text + "'");
            }
            arguments.put(text.substring(0, equals), text.substring(equals + 1));
        }
        return arguments;
    }

    private static final class Completions extends ReceivedDocument {

        private final JsonNode values;

        Completions(Message.Body body, JsonNode values) {
            super(body);
            this.values = values;
        }

        @Override
        public void human(TextSink out) {
            for (JsonNode value : values) {
                out.label(value.asText()).newline();
            }
        }

        @Override
        public Iterable<? extends JsonNode> lines() {
            return values;
        }

        @Override
        public Iterable<String> names() {
            List<String> names = new ArrayList<>();
            for (JsonNode value : values) {
                names.add(value.asText());
            }
            return names;
        }
    }
}
