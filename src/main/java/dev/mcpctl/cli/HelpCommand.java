package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.output.Definitions;
import dev.mcpctl.output.Document;
import dev.mcpctl.output.OutputFormat;
import dev.mcpctl.output.Style;
import dev.mcpctl.output.TextSink;
import java.util.List;

/** {@code help [COMMAND]}. */
final class HelpCommand implements Command {

    /** What the word SERVER may be. */
    static final String SERVER =
            "'demo', a URL, a path such as ./server.py, or a quoted command line; or give -- COMMAND";

    /** So wide that the columns of all groups line up. */
    private static final int COMMANDS_COLUMN = 12;

    private static final int OPTIONS_COLUMN = 28;

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

    private static void usage(TextSink out, String words) {
        out.ours(Style.HEADING, "Usage:").ours(" ").hanging("Usage: ".length(), "mcpctl " + words);
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
            usage(out, "COMMAND [SERVER] [WORDS] [OPTIONS] [-- SERVER-COMMAND...]");
            Definitions others = new Definitions();
            for (Commands.Group group : Commands.Group.values()) {
                if (group.example() == null) {
                    others.entry("", group.title(), names(group), "");
                } else {
                    whole(out, group, group.example());
                }
            }
            out.newline().ours(Style.HEADING, "More").newline().definitions(others.from(COMMANDS_COLUMN));
            out.newline()
                    .paragraph(
                            "Each command with examples: mcpctl help COMMAND. A program mcpctl-NAME on the PATH is: mcpctl NAME");
        }

        /** A group that newcomers need: each command, and one line to try. */
        private static void whole(TextSink out, Commands.Group group, String example) {
            Definitions words = new Definitions();
            for (Commands.Entry entry : Commands.all()) {
                if (entry.group() == group) {
                    words.entry(entry.name(), entry.summary());
                }
            }
            out.newline().ours(Style.HEADING, group.title()).newline().definitions(words.from(COMMANDS_COLUMN));
            out.ours("  ").ours(Style.FAINT, "$ " + example).newline();
        }

        private static String names(Commands.Group group) {
            StringBuilder names = new StringBuilder();
            for (Commands.Entry entry : Commands.all()) {
                if (entry.group() == group) {
                    names.append(names.length() == 0 ? "" : ", ").append(entry.name());
                }
            }
            return names.toString();
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
            usage(
                    out,
                    entry.name() + (words.isEmpty() ? "" : " " + words) + " [OPTIONS]"
                            + (operands.takesServer() ? " [-- SERVER-COMMAND...]" : ""));
            section(out, "Examples", form.examples());
            for (String line : form.description()) {
                out.newline().paragraph(line);
            }
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
            Definitions words = new Definitions();
            if (operands.takesServer()) {
                words.entry("SERVER", SERVER);
            }
            for (Operands.Operand operand : operands.named()) {
                words.entry(operand.label(), operand.description());
            }
            if (words.size() > 0) {
                out.newline().ours(Style.HEADING, "Arguments").newline().definitions(words);
            }
        }

        private void options(TextSink out) {
            for (String heading : form.headings()) {
                Definitions words = new Definitions();
                for (OptionForm option : form.options(heading)) {
                    String value = option.takesValue() ? " " + option.label() : "";
                    String formats = option.longName().equals("--output") ? formats() : "";
                    words.entry(String.join(", ", option.names()), value, option.description() + formats, "");
                }
                out.newline().ours(Style.HEADING, heading).newline().definitions(words.from(OPTIONS_COLUMN));
            }
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
