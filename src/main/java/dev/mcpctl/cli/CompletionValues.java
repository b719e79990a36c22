package dev.mcpctl.cli;

import dev.mcpctl.config.install.Installers;
import dev.mcpctl.mcp.ListKind;
import dev.mcpctl.mcp.ProtocolVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * What a shell can offer for one word.
 *
 * @param words what there is to choose from, for {@link Kind#WORDS} alone
 */
record CompletionValues(Kind kind, List<String> words) {

    /** Where the offers come from. */
    enum Kind {
        /** No value at all. */
        NOTHING,
        /** Something that we cannot know. */
        ANYTHING,
        /** One of a few words. */
        WORDS,
        /** One of the command's output formats. */
        FORMATS,
        /** One of our commands. */
        COMMANDS,
        /** A server. */
        SERVER,
        /** The name of an entry in a list of servers, as mcpctl finds it. */
        ENTRY,
        /** The name of a file. */
        FILE,
        /** The name of a directory. */
        DIRECTORY
    }

    static final CompletionValues NOTHING = new CompletionValues(Kind.NOTHING, List.of());
    static final CompletionValues SERVER = new CompletionValues(Kind.SERVER, List.of());

    static CompletionValues ofOption(String longName, String label) {
        return switch (label) {
            case "FORMAT" -> new CompletionValues(Kind.FORMATS, List.of());
            case "VERSION" -> words(protocols());
            case "FILE" -> new CompletionValues(Kind.FILE, List.of());
            case "DIR" -> new CompletionValues(Kind.DIRECTORY, List.of());
            case "CLIENT" -> words(Installers.ids());
            default ->
                switch (longName) {
                    case "--server" -> new CompletionValues(Kind.ENTRY, List.of());
                    case "--transport" -> words(List.of("http", "sse"));
                    default -> new CompletionValues(Kind.ANYTHING, List.of());
                };
        };
    }

    static CompletionValues ofOperand(String command, String label) {
        return switch (label) {
            case "NAME" -> new CompletionValues(command.equals("servers") ? Kind.ENTRY : Kind.ANYTHING, List.of());
            case "KIND" -> words(kinds());
            case "SUBCOMMAND" -> words(ServersCommand.ACTIONS);
            case "ACTION" -> words(command.equals("tasks") ? TasksCommand.ACTIONS : CacheCommand.ACTIONS);
            case "SHELL" -> words(CompletionShell.words());
            case "FILE" -> new CompletionValues(Kind.FILE, List.of());
            case "COMMAND" -> new CompletionValues(Kind.COMMANDS, List.of());
            default -> new CompletionValues(Kind.ANYTHING, List.of());
        };
    }

    private static CompletionValues words(List<String> words) {
        return new CompletionValues(Kind.WORDS, List.copyOf(words));
    }

    private static List<String> protocols() {
        List<String> words = new ArrayList<>(List.of("auto"));
        for (ProtocolVersion.Generation generation : ProtocolVersion.Generation.values()) {
            words.add(generation.label());
        }
        for (ProtocolVersion version : ProtocolVersion.values()) {
            words.add(version.date());
        }
        return words;
    }

    private static List<String> kinds() {
        List<String> words = new ArrayList<>();
        for (ListKind kind : ListKind.values()) {
            words.add(kind.plural());
        }
        return words;
    }
}
