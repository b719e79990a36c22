package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.output.Document;
import dev.mcpctl.output.Listing;
import dev.mcpctl.output.OutputFormat;
import dev.mcpctl.output.Style;
import dev.mcpctl.output.TextSink;
import java.util.List;

/** {@code help [COMMAND]}. */
final class HelpCommand implements Command {

    @Override
    public Operands operands() {
        return new Operands(false, List.of(Operands.optional("COMMAND", "the command to explain")), Operands.Rest.NONE);
    }

    @Override
    public void describe(CommandForm form) {
        form.examples("mcpctl help", "mcpctl help call");
    }

    @Override
    public Outcome run(Run run) {
        String name = run.operand(0);
        if (name.isEmpty()) {
            return Outcome.of(new FirstScreen());
        }
        Commands.Entry entry = Commands.named(name);
        if (entry == null) {
            throw Commands.unknown(name);
        }
        Command command = entry.command();
        return Outcome.of(new CommandScreen(entry, command, CommandForm.of(entry.name(), command)));
    }

    /** All commands. */
    static final class FirstScreen implements Document {

        @Override
        public JsonNode json() {
            ArrayNode names = Json.array();
            for (Commands.Entry entry : Commands.all()) {
                names.add(entry.name());
            }
            return names;
        }

        @Override
        public void human(TextSink out) {
            out.ours("mcpctl: the command-line client and inspector for MCP servers\n\n");
            out.ours("Usage: mcpctl COMMAND [SERVER] [WORDS] [OPTIONS] [-- SERVER-COMMAND...]\n");
            for (Commands.Group group : Commands.Group.values()) {
                out.newline().ours(Style.HEADING, group.title()).newline();
                Listing listing = Listing.indented();
                for (Commands.Entry entry : Commands.all()) {
                    if (entry.group() == group) {
                        listing.entry(entry.name(), entry.summary());
                    }
                }
                out.listing(listing);
            }
            out.newline().ours(Style.HEADING, "Examples").newline();
            out.ours("  mcpctl list demo\n");
            out.ours("  mcpctl call demo weather --city Oslo\n");
            out.ours("  mcpctl list https://mcp.example.com/mcp --bearer-env TOKEN\n");
            out.ours("  mcpctl list -- npx -y @modelcontextprotocol/server-everything\n");
            out.ours("  mcpctl call ./server.py health --timeout 5s --expect '.structuredContent.ok'\n\n");
            out.ours("A program mcpctl-NAME on the PATH is: mcpctl NAME. More: mcpctl help COMMAND\n");
        }
    }

    /** One command: how it is written, examples, words, options. */
    static final class CommandScreen implements Document {

        private final Commands.Entry entry;
        private final Command command;
        private final CommandForm form;

        CommandScreen(Commands.Entry entry, Command command, CommandForm form) {
            this.entry = entry;
            this.command = command;
            this.form = form;
        }

        @Override
        public JsonNode json() {
            return Json.object().put("name", entry.name()).put("summary", entry.summary());
        }

        @Override
        public void human(TextSink out) {
            out.ours("mcpctl " + entry.name() + ": " + entry.summary() + "\n\n");
            Operands operands = command.operands();
            String words = operands.synopsis();
            out.ours("Usage: mcpctl " + entry.name() + (words.isEmpty() ? "" : " " + words) + " [OPTIONS]"
                    + (operands.takesServer() ? " [-- SERVER-COMMAND...]" : "") + "\n");
            for (String line : form.description()) {
                out.ours("\n" + line + "\n");
            }
            section(out, "Examples", form.examples());
            operands(out, operands);
            options(out);
        }

        private static void section(TextSink out, String title, List<String> lines) {
            if (lines.isEmpty()) {
                return;
            }
            out.newline().ours(Style.HEADING, title).newline();
            for (String line : lines) {
                out.ours("  " + line + "\n");
            }
        }

        private static void operands(TextSink out, Operands operands) {
            Listing listing = Listing.indented();
            if (operands.takesServer()) {
                listing.entry(
                        "SERVER",
                        "'demo', a URL, a path such as ./server.py, or a quoted command line; or give -- COMMAND");
            }
            for (Operands.Operand operand : operands.named()) {
                listing.entry(operand.label(), operand.description());
            }
            if (listing.size() > 0) {
                out.newline().ours(Style.HEADING, "Words").newline().listing(listing);
            }
        }

        private void options(TextSink out) {
            Listing listing = Listing.indented();
            for (OptionForm option : form.options()) {
                String value = option.takesValue() ? " " + option.label() : "";
                String formats = option.longName().equals("--output") ? formats() : "";
                listing.entry(String.join(", ", option.names()) + value, option.description() + formats);
            }
            out.newline().ours(Style.HEADING, "Options").newline().listing(listing);
        }

        /** Not every command can print itself in every form. */
        private String formats() {
            StringBuilder words = new StringBuilder();
            for (OutputFormat format : command.formats()) {
                words.append(words.length() == 0 ? ": " : ", ").append(format.word());
                words.append(format == OutputFormat.HUMAN ? " (default)" : "");
            }
            return words.toString();
        }
    }
}
