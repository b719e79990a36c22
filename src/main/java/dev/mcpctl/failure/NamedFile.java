package dev.mcpctl.failure;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;

/**
 * Why a file that the user named is of no use, with the same words and the same exit code wherever one can be named: a name
 * that leads nowhere and a content that is no text are mistakes of the line, everything else is trouble with the file itself.
 */
public final class NamedFile {

    private NamedFile() {}

    /**
     * What is wrong with a file that stands in no option.
     *
     * @param name as the user wrote it
     * @return usage, when it is missing or no UTF-8 text; else local file
     */
    public static Failure unreadable(String name, IOException problem) {
        return failure("", name, problem);
    }

    /**
     * What is wrong with a file that an option or an entry names.
     *
     * @param where the option or the member of an entry
     * @param name as the user wrote it
     * @return usage, when it is missing or no UTF-8 text; else local file
     */
    public static Failure unreadable(String where, String name, IOException problem) {
        return failure(where + ": ", name, problem);
    }

    private static Failure failure(String before, String name, IOException problem) {
        if (problem instanceof NoSuchFileException) {
            return Failure.usage(before + "there is no file '" + name + "'");
        }
        if (problem instanceof CharacterCodingException) {
            return Failure.usage(before + "the file '" + name + "' is no UTF-8 text");
        }
        return Failure.localFile(
                before + "the file '" + name + "' could not be read: " + FileReason.of(problem), problem);
    }
}
