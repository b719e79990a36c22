package dev.mcpctl.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The command model as the tests of the documents see it. */
public final class CommandModel {

    private static final int HANG_UP = 1;
    private static final int INTERRUPT = 2;
    private static final int TERMINATE = 15;

    private CommandModel() {}

    /** A command; the synopsis is without its name. */
    public record CommandRow(String name, String synopsis, String summary, int examples) {}

    /** An option as a person writes it, and the commands that have it. */
    public record OptionRow(String spelling, String description, List<String> commands) {}

    /** All commands, in the order of the help. */
    public static List<CommandRow> commands() {
        List<CommandRow> rows = new ArrayList<>();
        for (Commands.Entry entry : Commands.all()) {
            Command command = entry.command();
            int examples = CommandForm.of(entry.name(), command).examples().size();
            rows.add(new CommandRow(entry.name(), command.operands().synopsis(), entry.summary(), examples));
        }
        return rows;
    }

    /** All options, each once. */
    public static List<OptionRow> options() {
        List<OptionRow> rows = new ArrayList<>();
        CompletionModel.current().commandsByOption().forEach((option, commands) -> {
            String value = option.takesValue() ? " " + option.label() : "";
            rows.add(new OptionRow(String.join(", ", option.names()) + value, option.description(), commands));
        });
        return rows;
    }

    /** The commands that work on a server. */
    public static List<String> commandsWithServer() {
        List<String> names = new ArrayList<>();
        for (Commands.Entry entry : Commands.all()) {
            if (entry.command().operands().takesServer()) {
                names.add(entry.name());
            }
        }
        return names;
    }

    /** Every number a run can end with, those of signals included. */
    public static List<Integer> exitCodes() {
        List<Integer> codes = new ArrayList<>();
        for (ExitCode code : ExitCode.values()) {
            codes.add(code.number());
        }
        for (int signal : new int[] {HANG_UP, INTERRUPT, TERMINATE}) {
            codes.add(ExitCode.ofSignal(signal));
        }
        return codes;
    }

    /** The man pages by the names of their files. */
    public static Map<String, String> manPages() {
        Map<String, String> pages = new TreeMap<>();
        pages.put("mcpctl.1", ManPage.ofProgram());
        for (Commands.Entry entry : Commands.all()) {
            pages.put("mcpctl-" + entry.name() + ".1", ManPage.of(entry));
        }
        return pages;
    }

    /** The completion scripts by the names of their files. */
    public static Map<String, String> completionScripts() {
        Map<String, String> scripts = new LinkedHashMap<>();
        for (CompletionShell shell : CompletionShell.values()) {
            scripts.put(shell.fileName(), shell.script(CompletionModel.current()));
        }
        return scripts;
    }
}
