package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.mcp.model.Item;
import dev.mcpctl.mcp.model.ResourceContents;
import dev.mcpctl.output.OutputFormat;
import dev.mcpctl.output.Printer;
import dev.mcpctl.output.Style;
import dev.mcpctl.output.TextSink;
import dev.mcpctl.rpc.Message;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** {@code read SERVER URI}: a resource's exact bytes. */
final class ReadCommand implements Command {

    @Override
    public Operands operands() {
        return Operands.server(Operands.needed("URI", "the resource's URI, as 'list' shows it"));
    }

    @Override
    public void describe(CommandForm form) {
        form.description("On a pipe the exact bytes are written. Binary content is kept from a terminal; use -O.")
                .examples(
                        "mcpctl read demo demo://logo.png > logo.png",
                        "mcpctl read demo demo://logo.png -O logo.png",
                        "mcpctl read demo demo://readme.md -o json");
        OutputOptions.describe(form);
        OutputOptions.describeExpect(form);
        OutputOptions.describeFiles(form);
        Dialer.describeCache(form);
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
        Dialer dialer = new Dialer(run).cachedIfWanted();
        OpenServer server = (Received.wantsFiles(run) ? dialer.unlimited() : dialer).open();
        String uri = run.operandAfterServer(0);
        Message.Body body = run.scope().keep(read(run, server, uri));
        List<Received> contents = contents(body);
        if (Received.deliver(run, contents)) {
            return Outcome.written(new ReceivedDocument(body));
        }
        if (plainBytes(run)) {
            for (Received content : contents) {
                new Printer(run.console()).binary(content.bytes());
            }
            return new Outcome(new Printed(body), null);
        }
        return Outcome.of(new ReadDocument(body, contents));
    }

    private static Message.Body read(Run run, OpenServer server, String uri) {
        try {
            return server.session().read(uri);
        } catch (Failure failure) {
            if (failure.kind() != Failure.Kind.REFUSED || failure.hint() != null) {
                throw failure;
            }
            throw uri.contains("{")
                    ? failure.hint("a template is read with values in place of what stands in braces")
                    : failure.hint("see: " + SameServer.of(run, server.label()).line("list", "resources"));
        }
    }

    /** The contents of a resources/read result. */
    static List<Received> contents(Message.Body body) {
        if (!body.value().path("contents").isArray()) {
            throw Failure.protocol("the server answered resources/read without an array 'contents'");
        }
        List<Received> contents = new ArrayList<>();
        for (JsonNode node : body.value().get("contents")) {
            Item<ResourceContents> item = Item.of(node, ResourceContents::read);
            if (item.value() == null) {
                throw Failure.protocol("a content of the resource " + item.problem())
                        .hint("see it with: mcpctl raw");
            }
            contents.add(Received.of(item.value()));
        }
        return contents;
    }

    /** On a pipe the human form is the bytes themselves. */
    private boolean plainBytes(Run run) {
        return OutputOptions.format(run.options(), formats(), "read") == OutputFormat.HUMAN
                && run.options().text("--jq") == null
                && !run.console().traits().terminals().stdout();
    }

    /** The bytes are out already; {@code --expect} may still look at the document. */
    private static final class Printed extends ReceivedDocument {
        Printed(Message.Body body) {
            super(body);
        }

        @Override
        public void human(TextSink out) {
            out.endLine();
        }
    }

    private static final class ReadDocument extends ReceivedDocument {

        private final List<Received> contents;

        ReadDocument(Message.Body body, List<Received> contents) {
            super(body);
            this.contents = contents;
        }

        @Override
        public void human(TextSink out) {
            for (Received content : contents) {
                if (content.binary()
                        && contents.size() == 1
                        && !(content.isPicture() && out.picture(content.bytes()))) {
                    throw Failure.usage("binary content is not written to a terminal")
                            .hint("use -O FILE to save it, or redirect stdout");
                }
                if (contents.size() > 1) {
                    out.label(Style.HEADING, content.name() == null ? "" : content.name())
                            .newline();
                }
                if (contents.size() > 1 || !content.binary()) {
                    content.print(out);
                }
            }
        }

        @Override
        public void text(TextSink out) {
            for (Received content : contents) {
                if (!content.binary()) {
                    content.print(out);
                }
            }
        }
    }
}
