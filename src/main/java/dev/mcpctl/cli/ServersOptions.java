package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import java.util.List;

/** Options of those actions of {@code servers} that change a list, and which action takes which. */
final class ServersOptions {

    private static final List<String> OF_ADD =
            List.of("--json", "--header", "--env", "--env-file", "--cwd", "--transport", "--project", "--replace");

    private static final List<String> ALL = List.of(
            "--json",
            "--header",
            "--env",
            "--env-file",
            "--cwd",
            "--transport",
            "--project",
            "--replace",
            "--name",
            "--into",
            "--from",
            "--yes");

    private ServersOptions() {}

    static void describe(CommandForm form) {
        form.addOption(OptionForm.value("--json", "SNIPPET", "add: any program's entry or list; @FILE or - for stdin"));
        form.addOption(OptionForm.values("--header", "'NAME: VALUE'", "add: send this header; references are kept"));
        form.addOption(OptionForm.values("--env", "NAME[=VALUE]", "add: a variable of the server, or ours by name"));
        form.addOption(OptionForm.value("--env-file", "FILE", "add: a file with more variables of the server"));
        form.addOption(OptionForm.value("--cwd", "DIR", "add: where the server is started"));
        form.addOption(OptionForm.value("--transport", "KIND", "add: http or sse; both are tried without"));
        form.addOption(OptionForm.value("--name", "NAME", "import, install: what the entry is called there"));
        form.addOption(OptionForm.value("--into", "CLIENT", "install: the program to write for"));
        form.addOption(OptionForm.value("--from", "CLIENT", "uninstall: the program whose list loses the entry"));
        form.addOption(OptionForm.flag("--project", "change the file of the project, not the user's"));
        form.addOption(OptionForm.flag("--replace", "add, import: change an entry that is there already"));
        form.addOption(OptionForm.flag("--yes", "install, uninstall: do not ask"));
    }

    private static List<String> of(String action) {
        return switch (action) {
            case "add" -> OF_ADD;
            case "remove" -> List.of("--project");
            case "import" -> List.of("--name", "--project", "--replace");
            case "install" -> List.of("--name", "--into", "--project", "--yes");
            case "uninstall" -> List.of("--from", "--project", "--yes");
            default -> List.of();
        };
    }

    /**
     * An option that an action does not know is a slip.
     *
     * @throws Failure usage
     */
    static void requireThoseOf(String action, Run run) {
        List<String> known = of(action);
        for (String option : ALL) {
            if (run.options().flag(option) && !known.contains(option)) {
                throw Failure.usage(option + " does not go with 'servers " + action + "'")
                        .hint("see: mcpctl help servers");
            }
        }
        boolean add = action.equals("add");
        if (!add && (run.typed().serverCommand() != null || !run.operand(2).isEmpty())) {
            throw Failure.usage("'servers " + action + "' takes no command and no URL")
                    .hint("see: mcpctl help servers");
        }
    }
}
