package dev.mcpctl.cli;

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
            default ->
                longName.equals("--server") ? words(List.of("demo")) : new CompletionValues(Kind.ANYTHING, List.of());
        };
    }

    static CompletionValues ofOperand(String label) {
        return switch (label) {
            case "KIND" -> words(kinds());
            case "ACTION" -> words(CacheCommand.ACTIONS);
            case "SHELL" -> words(CompletionShell.words());
            case "COMMAND" -> new CompletionValues(Kind.COMMANDS, List.of());
            default -> new CompletionValues(Kind.ANYTHING, List.of());
        };
    }

    private static CompletionValues words(List<String> words) {
        return new CompletionValues(Kind.WORDS, List.copyOf(words));
    }

    private static List<String> protocols() {
        List<String> words = new ArrayList<>(List.of("auto", "legacy", "modern"));
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
