package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.output.OutputFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Options about what is printed. */
final class OutputOptions {

    private OutputOptions() {}

    /** Those that every command has. */
    static void describeCommon(CommandForm form) {
        form.under("With every command");
        form.addOption(OptionForm.count("-v,--verbose", "say more on stderr; twice for even more"));
        form.addOption(OptionForm.flag("-q,--quiet", "say nothing on stderr but failures"));
        form.addOption(OptionForm.flag("--no-input", "never ask anything"));
        form.addOption(OptionForm.flag("--no-pager", "do not show long results a page at a time"));
        form.addOption(OptionForm.flag("-h,--help", "show this help"));
    }

    /** Those of commands that print a result. */
    static void describe(CommandForm form) {
        form.addOption(OptionForm.value("-o,--output", "FORMAT", "form of the result"));
        form.addOption(OptionForm.value("--jq", "EXPR", "run a jq expression on the JSON document"));
    }

    static void describeExpect(CommandForm form) {
        form.addOption(OptionForm.value("--expect", "JQ", "exit 1 when this is false, null or empty"));
    }

    static void describeFiles(CommandForm form) {
        form.addOption(OptionForm.value("-O,--output-file", "FILE", "write the one content to this file"));
        form.addOption(OptionForm.value("--save", "DIR", "write every content to a file in this directory"));
    }

    static OutputFormat format(Options options) {
        String text = options.text("--output", "MCPCTL_OUTPUT");
        return text == null ? OutputFormat.HUMAN : OutputFormat.parse(text);
    }

    /**
     * The form in which a command prints its result. One from the environment is a wish for those commands that know it:
     * the demo server inherits it too, and has nothing to print.
     *
     * @throws Failure usage, when the line asks for a form that the command does not have
     */
    static OutputFormat format(Options options, Set<OutputFormat> supported, String command) {
        OutputFormat wanted = format(options);
        if (options.text("--output") != null) {
            return wanted.among(supported, command);
        }
        return supported.contains(wanted) ? wanted : OutputFormat.HUMAN;
    }

    /**
     * The form in which a failure is told even when the line cannot be parsed: looks for {@code -o} among raw words.
     */
    static OutputFormat formatOfFailure(Iterable<String> words, Map<String, String> environment) {
        String found = typed(words);
        String text = found != null ? found : environment.getOrDefault("MCPCTL_OUTPUT", "");
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "json" -> OutputFormat.JSON;
            case "jsonl" -> OutputFormat.JSONL;
            default -> OutputFormat.HUMAN;
        };
    }

    private static @Nullable String typed(Iterable<String> words) {
        String found = null;
        boolean next = false;
        for (String word : words) {
            if (word.equals("--")) {
                return found;
            }
            if (next) {
                found = word;
            } else if (word.startsWith("--output=")) {
                found = word.substring("--output=".length());
            } else if (word.startsWith("-o") && word.length() > 2) {
                found = word.substring(word.charAt(2) == '=' ? 3 : 2);
            }
            next = !next && (word.equals("-o") || word.equals("--output"));
        }
        return found;
    }
}
