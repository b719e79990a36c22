package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.cli.arguments.ArgumentCheck;
import dev.mcpctl.cli.arguments.ArgumentWords;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.Call;
import dev.mcpctl.mcp.Session;
import dev.mcpctl.mcp.model.Prompt;
import dev.mcpctl.mcp.model.Tool;
import dev.mcpctl.output.ErrorLine;
import dev.mcpctl.output.Expectation;
import dev.mcpctl.output.TextSink;
import dev.mcpctl.rpc.Message;
import dev.mcpctl.rpc.Transport;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Does what the lines of a batch ask for, each as its own command would. Thread-safe. */
final class BatchCalls {

    private final Run run;
    private final OpenServer server;
    private final ListedItems<Tool> tools;
    private final ListedItems<Prompt> prompts;
    private final Map<String, ArgumentCheck> checks = new ConcurrentHashMap<>();
    private final Permission permission;

    BatchCalls(Run run, OpenServer server) {
        this.run = run;
        this.server = server;
        this.tools = ListedItems.tools(server, run.console());
        this.prompts = ListedItems.prompts(server, run.console());
        this.permission = new Permission(run);
    }

    /** What becomes of a line. Nothing is thrown: whatever goes wrong is a part of the result. */
    BatchResult answer(BatchLine line) {
        BatchResult.Heading heading = new BatchResult.Heading(line.number(), null, "");
        try {
            ObjectNode object = line.object();
            heading = new BatchResult.Heading(line.number(), BatchRequest.id(object), BatchRequest.title(object));
            BatchRequest request = BatchRequest.read(line.number(), object);
            Message.Body body = answer(request);
            return body == null
                    ? new BatchResult(heading, Outcome.nothing(), null, null)
                    : result(heading, request, body);
        } catch (Failure failure) {
            return failed(heading, failure);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError mistake) {
            return failed(heading, Failure.bug(mistake));
        }
    }

    private BatchResult failed(BatchResult.Heading heading, Failure failure) {
        return new BatchResult(heading, Outcome.nothing().but(news(failure)), null, endsAll(failure) ? failure : null);
    }

    static Outcome.BadNews news(Failure failure) {
        return new Outcome.BadNews(ExitCode.named(failure), ErrorLine.of(failure));
    }

    /** The answer of the server, or null for what has none. */
    private Message.@Nullable Body answer(BatchRequest request) {
        String subject = request.subject();
        Session session = server.session();
        return switch (request.kind()) {
            case TOOL -> call(tools.named(subject), request.arguments());
            case RESOURCE -> session.read(subject);
            case PROMPT -> session.prompt(subject, promptArguments(prompts.named(subject), request.arguments()));
            case METHOD -> raw(subject, request.arguments());
        };
    }

    private Message.Body call(Tool tool, ObjectNode arguments) {
        if (run.validation()) {
            checks.computeIfAbsent(tool.name(), name -> new ArgumentCheck(tool.inputSchema()))
                    .require(arguments);
        }
        permission.require(tool, arguments);
        return new TaskOptions(run).call(server, tool, arguments);
    }

    private ObjectNode promptArguments(Prompt prompt, ObjectNode arguments) {
        ArgumentWords words = ArgumentWords.of(List.of("--args", Json.compact(arguments)));
        return PromptCommand.arguments(run, prompt, words);
    }

    private Message.@Nullable Body raw(String method, ObjectNode params) {
        if (method.startsWith("notifications/")) {
            server.session().tell(method, params.isEmpty() ? null : params);
            return null;
        }
        return server.session().raw(new Call(method, params));
    }

    private BatchResult result(BatchResult.Heading heading, BatchRequest request, Message.Body body) {
        boolean kept = false;
        try {
            BatchResult result = new BatchResult(heading, judged(request, outcome(request, body)), body, null);
            kept = true;
            return result;
        } finally {
            if (!kept) {
                body.close();
            }
        }
    }

    private Outcome outcome(BatchRequest request, Message.Body body) {
        return switch (request.kind()) {
            case TOOL -> CallCommand.outcome(run, server, tools.named(request.subject()), body);
            case RESOURCE -> Outcome.of(new Contents(body, ReadCommand.contents(body)));
            case PROMPT -> Outcome.of(PromptCommand.PromptDocument.of(body));
            case METHOD -> Outcome.of(new ReceivedDocument(body));
        };
    }

    private static Outcome judged(BatchRequest request, Outcome outcome) {
        Expectation expectation = request.expectation();
        if (expectation == null || outcome.badNews() != null || outcome.document() == null) {
            return outcome;
        }
        try {
            Expectation.Verdict verdict = expectation.check(outcome.document().json());
            return verdict.holds() ? outcome : outcome.but(unfulfilled(verdict));
        } catch (Failure failure) {
            return outcome.but(news(failure));
        }
    }

    private static Outcome.BadNews unfulfilled(Expectation.Verdict verdict) {
        String sentence = "'expect' does not hold: the value is " + verdict.shown();
        return new Outcome.BadNews(ExitCode.ANSWER_IS_NO, ErrorLine.of("expectation_failed", sentence, null));
    }

    /** Whether no other line has a chance either. */
    private boolean endsAll(Failure failure) {
        return switch (failure.kind()) {
            case INTERRUPTED, LOCAL_FILE, BUG -> true;
            case SERVER_GONE -> server.session().isOver() || !mayComeBack(failure);
            case TIMED_OUT -> server.session().isOver() || runIsOver();
            // A status is an answer: another line may get a better one.
            case UNREACHABLE -> !failure.details().containsKey("http_status");
            case UNAUTHORIZED -> failure.code().equals("unauthorized");
            case USAGE, CONFIGURATION, REFUSED, PROTOCOL, TASK_FAILED, NOT_ANSWERED -> false;
        };
    }

    private static boolean mayComeBack(Failure failure) {
        return failure.code().equals(Transport.LOST) || failure.code().equals(Transport.SESSION_EXPIRED);
    }

    private boolean runIsOver() {
        return server.session().options().patience().run().passed();
    }

    /** Every content as a part of the whole: none is a file of its own here. */
    private static final class Contents extends ReceivedDocument {

        private final List<Received> contents;

        Contents(Message.Body body, List<Received> contents) {
            super(body);
            this.contents = contents;
        }

        @Override
        public void human(TextSink out) {
            for (Received content : contents) {
                content.print(out);
            }
        }
    }
}
