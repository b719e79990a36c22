package dev.mcpctl.cli;

import java.util.List;
import java.util.Locale;

/** One command, or the program itself, as a page for {@code man}: the same model that the help is made of. */
final class ManPage {

    private final StringBuilder page = new StringBuilder();

    private ManPage(String name) {
        page.append(".TH \"").append(name.toUpperCase(Locale.ROOT)).append("\" \"1\" \"\" \"mcpctl ");
        page.append(Version.number()).append("\" \"mcpctl manual\"\n.nh\n.ad l\n");
    }

    /** The page {@code mcpctl(1)}: all commands and the exit codes. */
    static String ofProgram() {
        ManPage man = new ManPage("mcpctl");
        man.section("NAME").line("mcpctl - the command-line client and inspector for MCP servers");
        man.section("SYNOPSIS").line("mcpctl COMMAND [SERVER] [WORDS] [OPTIONS] [-- SERVER-COMMAND...]");
        man.section("DESCRIPTION")
                .line(
                        "Lists, calls and explains what servers of the Model Context Protocol offer. Results go to stdout,"
                                + " everything else to stderr, and the exit status says what happened.");
        for (Commands.Group group : Commands.Group.values()) {
            man.section(group.title().toUpperCase(Locale.ROOT));
            for (Commands.Entry entry : Commands.all()) {
                if (entry.group() == group) {
                    man.item("mcpctl-" + entry.name() + "(1)", entry.summary());
                }
            }
        }
        man.exitStatus();
        return man.page.toString();
    }

    /** The page of one command. */
    static String of(Commands.Entry entry) {
        Command command = entry.command();
        CommandForm form = CommandForm.of(entry.name(), command);
        Operands operands = command.operands();
        ManPage man = new ManPage("mcpctl-" + entry.name());
        man.section("NAME").line("mcpctl-" + entry.name() + " - " + entry.summary());
        man.section("SYNOPSIS")
                .line(("mcpctl " + entry.name() + " " + operands.synopsis()).strip() + " [OPTIONS]"
                        + (operands.takesServer() ? " [-- SERVER-COMMAND...]" : ""));
        man.examples(form.examples());
        if (!form.description().isEmpty()) {
            man.section("DESCRIPTION");
            String before = "";
            for (String paragraph : form.description()) {
                man.page.append(before);
                man.line(paragraph);
                before = ".PP\n";
            }
        }
        man.words(operands);
        man.options(form);
        man.exitStatus();
        man.section("SEE ALSO").line("mcpctl(1)");
        return man.page.toString();
    }

    private void examples(List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        section("EXAMPLES");
        page.append(".nf\n");
        for (String each : lines) {
            line(each);
        }
        page.append(".fi\n");
    }

    private void words(Operands operands) {
        if (!operands.takesServer() && operands.named().isEmpty()) {
            return;
        }
        section("ARGUMENTS");
        if (operands.takesServer()) {
            item("SERVER", HelpCommand.SERVER);
        }
        for (Operands.Operand operand : operands.named()) {
            item(operand.label(), operand.description());
        }
    }

    private void options(CommandForm form) {
        section("OPTIONS");
        for (String heading : form.headings()) {
            if (!heading.equals("Options")) {
                page.append(".SS \"").append(escaped(heading)).append("\"\n");
            }
            for (OptionForm option : form.options(heading)) {
                String value = option.takesValue() ? " " + option.label() : "";
                item(String.join(", ", option.names()) + value, option.description());
            }
        }
    }

    private void exitStatus() {
        section("EXIT STATUS");
        for (ExitCode code : ExitCode.values()) {
            item(Integer.toString(code.number()), meaning(code));
        }
        item("129, 130, 143", "ended by a hang-up, an interrupt or a termination");
    }

    private static String meaning(ExitCode code) {
        return switch (code) {
            case DONE -> "done";
            case ANSWER_IS_NO -> "done, and the answer is no";
            case USAGE -> "the line is wrong: options, arguments, an unknown server or tool";
            case AUTHENTICATION -> "the server wants credentials, or refused them";
            case UNREACHABLE -> "the server could not be started or reached, never became ready, or went away";
            case TOOL_FAILED -> "the tool ran and reported an error";
            case REFUSED -> "the server answered with an error, or broke the protocol";
            case TIMED_OUT -> "a deadline passed after the server was ready";
            case NOT_ANSWERED -> "refused or not answered";
            case BUG -> "a mistake in mcpctl";
            case LOCAL_FILE -> "a local file could not be read or written";
        };
    }

    private ManPage section(String title) {
        page.append(".SH \"").append(title).append("\"\n");
        return this;
    }

    private void item(String head, String text) {
        page.append(".TP\n.B ").append(escaped(head)).append('\n');
        line(text);
    }

    private ManPage line(String text) {
        String safe = escaped(text);
        boolean request = safe.startsWith(".") || safe.startsWith("'");
        page.append(request ? "\\&" : "").append(safe).append('\n');
        return this;
    }

    /** A hyphen alone may become a typographic one, which nobody can paste. */
    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            switch (each) {
                case '\\' -> safe.append("\\e");
                case '-' -> safe.append("\\-");
                case '\'' -> safe.append("\\(aq");
                case '`' -> safe.append("\\(ga");
                case '^' -> safe.append("\\(ha");
                case '~' -> safe.append("\\(ti");
                case '"' -> safe.append("\\(dq");
                default -> safe.append(each);
            }
        }
        return safe.toString();
    }
}
