package dev.mcpctl.cli;

/** Options about the arguments of tools and prompts. */
final class ArgumentOptions {

    private ArgumentOptions() {}

    static void describe(CommandForm form) {
        form.addOption(OptionForm.values("-a,--arg", "NAME=VALUE", "an argument, taken literally"));
        form.addOption(OptionForm.values("--args", "JSON", "all arguments as JSON; @FILE, or - for stdin"));
        describeValidation(form);
    }

    static void describeValidation(CommandForm form) {
        form.addOption(OptionForm.flag("--no-validate", "send arguments that do not fit the schema"));
    }

    static void describeTool(CommandForm form) {
        describe(form);
        form.addOption(OptionForm.flag("--template", "print a minimal argument object instead of calling"));
        form.addOption(OptionForm.flag("--edit", "edit the arguments in $VISUAL or $EDITOR first"));
        describePermission(form);
    }

    static void describePermission(CommandForm form) {
        form.addOption(OptionForm.flag("--read-only", "refuse tools that are not marked read-only"));
        form.addOption(OptionForm.flag("--confirm", "ask before a tool that may destroy something"));
    }

    /** Whether this option carries an argument, so that it stays with the tool's words. */
    static boolean isArgument(String longName) {
        return longName.equals("--arg") || longName.equals("--args");
    }
}
