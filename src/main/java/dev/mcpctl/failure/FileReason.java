package dev.mcpctl.failure;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be read or written, as a sentence ends that names the file. */
public final class FileReason {

    private FileReason() {}

    /** The reason in a few words, without the file's name. */
    public static String of(IOException problem) {
        if (problem instanceof NoSuchFileException) {
            return "there is no such directory";
        }
        if (problem instanceof FileAlreadyExistsException) {
            return "there is a file of that name";
        }
        if (problem instanceof CharacterCodingException) {
            return "it is no UTF-8 text";
        }
        if (problem instanceof FileSystemException named) {
            String reason = named.getReason();
            return reason == null ? "permission denied" : reason;
        }
        String message = problem.getMessage();
        return message == null ? problem.getClass().getSimpleName() : message;
    }
}
