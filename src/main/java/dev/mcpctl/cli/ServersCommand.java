package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.failure.Nearest;
import dev.mcpctl.output.OutputFormat;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code servers ACTION}: the lists of servers, our own and other programs'. */
final class ServersCommand implements Command {

    /** What it can be told to do. Adding one is its class, a word here and a line in {@link #action}. */
    static final List<String> ACTIONS =
            List.of("list", "show", "add", "remove", "import", "install", "uninstall", "trust", "schema");

    /** One thing to do with lists of servers. */
    interface Action {

        /**
         * Does it.
         *
         * @throws Failure whatever stops it
         */
        Outcome run(Run run);
    }

    private static @Nullable Action action(String word) {
        return switch (word) {
            case "list", "" -> new ServersList();
            case "show" -> new ServersShow();
            case "add" -> new ServersAdd();
            case "remove" -> new ServersRemove();
            case "import" -> new ServersImport();
            case "install" -> new ServersInstall();
            case "uninstall" -> new ServersUninstall();
            case "trust" -> new ServersTrust();
            case "schema" -> new ServersSchema();
            default -> null;
        };
    }

    @Override
    public Operands operands() {
        return new Operands(
                false,
                List.of(
                        Operands.optional("SUBCOMMAND", String.join(", ", ACTIONS) + "; list without one"),
                        Operands.optional("NAME", "a server, as NAME or ORIGIN/NAME"),
                        Operands.optional("URL", "where the server is that add is told of")),
                Operands.Rest.COMMAND);
    }

    @Override
    public void describe(CommandForm form) {
        form.description(
                        "list shows every server that is configured anywhere, and what is wrong with the files.",
                        "show NAME tells what one entry says; what may be secret is masked.",
                        "add NAME puts a server into your list: a URL, a command after --, or any program's snippet with --json.",
                        "remove NAME takes it out; import ORIGIN/NAME copies another program's entry into your list.",
                        "install NAME --into CLIENT writes an entry into another program's list, in that program's own"
                                + " shape; uninstall NAME --from CLIENT takes it out. Both show the change and ask first.",
                        "trust NAME accepts an entry of a project's file, which is not used before.",
                        "schema prints the JSON Schema of our own list.")
                .examples(
                        "mcpctl servers list",
                        "mcpctl servers list -o json --jq '.servers[].name'",
                        "mcpctl servers show cursor/github",
                        "mcpctl servers add all -- npx -y @modelcontextprotocol/server-everything",
                        "mcpctl servers add docs https://docs.example/mcp --header 'X-Key: ${env:KEY}'",
                        "pbpaste | mcpctl servers add github --json -",
                        "mcpctl servers install github --into cursor",
                        "mcpctl servers trust claude-code/docs");
        OutputOptions.describe(form);
        CatalogOptions.describe(form);
        ServersOptions.describe(form);
    }

    @Override
    public Set<OutputFormat> formats() {
        return EnumSet.complementOf(EnumSet.of(OutputFormat.TEXT));
    }

    @Override
    public Outcome run(Run run) {
        String word = run.operand(0);
        Action action = action(word);
        if (action == null) {
            String near = Nearest.to(word, ACTIONS);
            throw Failure.usage("unknown action '" + word + "'; allowed are " + String.join(", ", ACTIONS))
                    .hint(near == null ? null : "did you mean '" + near + "'?");
        }
        ServersOptions.requireThoseOf(word, run);
        return action.run(run);
    }

    /**
     * The server's name behind the action.
     *
     * @throws Failure usage, when it was left out
     */
    static String name(Run run) {
        String name = run.operand(1);
        if (name.isEmpty()) {
            throw Failure.usage("NAME is missing").hint("usage: mcpctl servers " + run.operand(0) + " NAME");
        }
        return name;
    }

    /**
     * Nothing may stand behind the action.
     *
     * @throws Failure usage, when something does
     */
    static void requireNoName(Run run) {
        if (!run.operand(1).isEmpty()) {
            throw Failure.usage("unexpected word '" + run.operand(1) + "'")
                    .hint("usage: mcpctl servers " + run.operand(0));
        }
    }
}
