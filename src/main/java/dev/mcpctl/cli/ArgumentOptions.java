package dev.mcpctl.cli;

import picocli.CommandLine.Model.CommandSpec;

/** Options about the arguments of tools and prompts. */
final class ArgumentOptions {

    private ArgumentOptions() {}

    static void describe(CommandSpec spec) {
        spec.addOption(OptionForm.values("-a,--arg", "NAME=VALUE", "an argument, taken literally"));
        spec.addOption(OptionForm.values("--args", "JSON", "all arguments as a JSON object; @FILE or - for stdin"));
        spec.addOption(OptionForm.flag("--no-validate", "send arguments that do not fit the schema"));
    }

    static void describeTool(CommandSpec spec) {
        describe(spec);
        spec.addOption(OptionForm.flag("--template", "print a minimal argument object instead of calling"));
        spec.addOption(OptionForm.flag("--edit", "open the argument object in $VISUAL or $EDITOR first"));
        spec.addOption(OptionForm.flag("--read-only", "refuse tools that are not marked read-only"));
        spec.addOption(OptionForm.flag("--confirm", "ask before calling a tool that may destroy something"));
    }

    /** Whether this option carries an argument, so that it stays with the tool's words. */
    static boolean isArgument(String longName) {
        return longName.equals("--arg") || longName.equals("--args");
    }
}
