package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.cli.arguments.ArgumentBinder;
import dev.mcpctl.cli.arguments.ArgumentTemplate;
import dev.mcpctl.cli.arguments.ArgumentWords;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.ListKind;
import dev.mcpctl.mcp.model.Tool;
import dev.mcpctl.mcp.model.ToolResult;
import dev.mcpctl.output.Document;
import dev.mcpctl.output.ErrorLine;
import dev.mcpctl.output.OutputFormat;
import dev.mcpctl.output.PipeClosed;
import dev.mcpctl.output.Printer;
import dev.mcpctl.output.TextSink;
import dev.mcpctl.rpc.Message;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code call SERVER TOOL [ARGS]}: calls a tool with arguments that fit its schema. */
final class CallCommand implements Command {

    @Override
    public Operands operands() {
        return Operands.serverWithArguments(Operands.needed("TOOL", "the tool's name, as 'list' shows it"));
    }

    @Override
    public void describe(CommandForm form) {
        form.description("Options of the tool go after its name: --city Oslo, city=Oslo, days:=3, text=@notes.txt.")
                .examples(
                        "mcpctl call demo weather --city Oslo",
                        "mcpctl call demo weather city=Oslo days:=3 -o json",
                        "mcpctl call demo weather --help",
                        "mcpctl call echo message=hi -- npx -y @modelcontextprotocol/server-everything");
        OutputOptions.describe(form);
        OutputOptions.describeExpect(form);
        FollowedLinks.describe(form);
        OutputOptions.describeFiles(form);
        ArgumentOptions.describeTool(form);
        TaskOptions.describe(form);
        TargetOptions.describe(form);
    }

    @Override
    public Set<OutputFormat> formats() {
        return EnumSet.of(
                OutputFormat.HUMAN,
                OutputFormat.JSON,
                OutputFormat.JSONL,
                OutputFormat.YAML,
                OutputFormat.TABLE,
                OutputFormat.TEXT);
    }

    @Override
    public boolean helpsItself(Run run) {
        return !toolName(run).isEmpty();
    }

    private static String toolName(Run run) {
        return run.operandAfterServer(0);
    }

    @Override
    public boolean usesOpenServer() {
        return true;
    }

    @Override
    public Outcome run(Run run) {
        Events events = OutputOptions.format(run.options()) == OutputFormat.JSONL ? new Events(run) : null;
        OpenServer server = dialer(run, events).open();
        Tool tool = ListedItems.tools(server, run.console()).named(toolName(run));
        if (run.options().flag("--help")) {
            return Outcome.of(new DescriptionDocument(ListKind.TOOLS, tool.raw(), SameServer.of(run, server.label())));
        }
        if (run.options().flag("--template")) {
            return Outcome.of(new TemplateDocument(template(run, tool)));
        }
        ObjectNode arguments = arguments(run, tool);
        new Permission(run).require(tool, arguments);
        Message.Body body = run.scope().keep(new TaskOptions(run).call(server, tool, arguments));
        if (events != null) {
            events.end();
        }
        return server.session().handle(body) == null ? outcome(run, server, tool, body) : handedOut(body);
    }

    private static Outcome handedOut(Message.Body body) {
        JsonNode task = body.value().has("task") ? body.value().path("task") : body.value();
        return Outcome.of(TaskDocument.one(task));
    }

    private static Dialer dialer(Run run, @Nullable Events events) {
        Dialer dialer = new Dialer(run);
        if (events != null) {
            dialer.events(events);
        }
        return Received.wantsFiles(run) ? dialer.unlimited() : dialer;
    }

    private static ObjectNode template(Run run, Tool tool) {
        if (!run.typed().rest().isEmpty()) {
            throw Failure.usage(
                    "--template takes no arguments, and '" + run.typed().rest().get(0) + "' is one");
        }
        ArgumentTemplate template = ArgumentTemplate.of(tool.inputSchema());
        if (!template.problems().isEmpty()) {
            run.console()
                    .warn("the template does not fit: "
                            + template.problems().get(0).message());
        }
        return template.arguments();
    }

    private static ObjectNode arguments(Run run, Tool tool) {
        ArgumentBinder binder = new ArgumentBinder(tool.inputSchema(), run.input());
        ArgumentWords words = ArgumentWords.of(run.typed().rest());
        boolean unchecked = !run.validation() || run.options().flag("--edit");
        ObjectNode bound = unchecked ? binder.bindUnchecked(words) : binder.bind(words);
        return run.options().flag("--edit") ? new ArgumentEditor(run).edit(tool, bound) : bound;
    }

    /** What a tool's own result comes to. */
    static Outcome outcome(Run run, OpenServer server, Tool tool, Message.Body body) {
        ToolResult result = ToolResult.read(body.value());
        List<Received> followed = new FollowedLinks(run, server).behind(result.content());
        CallDocument document = new CallDocument(body, result, followed);
        List<Received> contents = ContentPrinter.contents(result.content());
        contents.addAll(followed);
        Outcome outcome = Received.deliver(run, contents) ? Outcome.written(document) : Outcome.of(document);
        if (result.isError()) {
            return outcome.but(new Outcome.BadNews(
                    ExitCode.TOOL_FAILED,
                    ErrorLine.of("tool_error", "the tool '" + tool.name() + "' reported an error", null)));
        }
        Failure mismatch = ResultCheck.of(tool, result);
        return mismatch == null ? outcome : outcome.but(news(run.scope().explained(mismatch)));
    }

    private static Outcome.BadNews news(Failure mismatch) {
        return new Outcome.BadNews(ExitCode.REFUSED, ErrorLine.of(mismatch));
    }

    /** {@code -o jsonl}: events as they come, the result last. */
    private static final class Events implements Voice.EventLines {

        private final Printer printer;
        private boolean ended;

        Events(Run run) {
            printer = new Printer(run.console());
        }

        @Override
        public synchronized void event(String type, JsonNode raw) {
            if (ended) {
                return;
            }
            try {
                printer.event(Voice.EventLines.line(type, raw));
            } catch (PipeClosed gone) {
                // This is the connection's thread: a failure is what ends the wait for the answer, and takes the call
                // back.
                throw Failure.of(Failure.Kind.INTERRUPTED, "interrupted", "nobody reads the events any more", gone);
            }
        }

        /** Nothing comes behind the result, whatever the server still says. */
        synchronized void end() {
            ended = true;
        }
    }

    /** What {@code --template} prints. */
    private record TemplateDocument(ObjectNode template) implements Document {

        @Override
        public JsonNode json() {
            return template;
        }

        @Override
        public void human(TextSink out) {
            out.ours(Json.pretty(template)).newline();
        }
    }
}
