package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import dev.mcpctl.mcp.Call;
import dev.mcpctl.output.OutputFormat;
import dev.mcpctl.rpc.Message;
import java.util.EnumSet;
import java.util.Set;

/** {@code raw SERVER METHOD [JSON|@FILE|-]}: any request, or a notification, as the user typed it. */
final class RawCommand implements Command {

    private static final String HINT =
            "usage: mcpctl raw SERVER METHOD [PARAMS], without SERVER where a command after '--' or an option names it";

    @Override
    public Operands operands() {
        return Operands.server(
                Operands.needed("METHOD", "a method, such as tools/list; notifications/... is sent without waiting"),
                Operands.optional("PARAMS", "a JSON object, @FILE, or - for stdin"));
    }

    @Override
    public void describe(CommandForm form) {
        form.description("PARAMS are sent as they are, and the answer is printed as it came.")
                .examples(
                        "mcpctl raw demo tools/list",
                        "mcpctl raw demo resources/read '{\"uri\":\"demo://readme.md\"}'");
        OutputOptions.describe(form);
        OutputOptions.describeExpect(form);
        TargetOptions.describe(form);
    }

    @Override
    public Set<OutputFormat> formats() {
        return EnumSet.of(OutputFormat.HUMAN, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.YAML);
    }

    @Override
    public boolean usesOpenServer() {
        return true;
    }

    @Override
    public Outcome run(Run run) {
        String method = run.operandAfterServer(0);
        ObjectNode params = params(run, run.operandAfterServer(1));
        boolean notification = method.startsWith("notifications/");
        if (notification) {
            refuseFilters(run.options());
        }
        OpenServer server = new Dialer(run).open();
        if (notification) {
            server.session().tell(method, params.isEmpty() ? null : params);
            return Outcome.nothing();
        }
        Message.Body body = run.scope().keep(server.session().raw(new Call(method, params)));
        return Outcome.of(new ReceivedDocument(body));
    }

    private static void refuseFilters(Options options) {
        String filter = options.text("--expect") != null ? "--expect" : options.text("--jq") != null ? "--jq" : null;
        if (filter != null) {
            throw Failure.usage("a notification has no answer that " + filter + " could look at");
        }
    }

    private static ObjectNode params(Run run, String text) {
        if (text.isEmpty()) {
            return Json.object();
        }
        try {
            JsonNode node = Json.parse(run.input().of(text));
            if (node instanceof ObjectNode params) {
                return params;
            }
        } catch (JsonProblem problem) {
            throw Failure.usage("PARAMS is no JSON: " + problem.located()).hint(HINT);
        }
        throw Failure.usage("PARAMS must be a JSON object").hint(HINT);
    }
}
