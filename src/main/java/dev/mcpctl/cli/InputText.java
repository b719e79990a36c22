package dev.mcpctl.cli;

import dev.mcpctl.cli.arguments.ArgumentSource;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.failure.NamedFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;

/** Texts that a line refers to: files by {@code @FILE}, stdin by {@code -}, which can be read once. */
final class InputText implements ArgumentSource {

    private final Context context;
    private boolean stdinUsed;

    InputText(Context context) {
        this.context = context;
    }

    /** The text itself, of the file after {@code @}, or of stdin for {@code -}. */
    String of(String word) {
        if (word.equals("-") || word.equals("@-")) {
            return stdin();
        }
        return word.startsWith("@") ? file(word.substring(1)) : word;
    }

    /**
     * All of stdin.
     *
     * @throws Failure usage, when it was read already or is no UTF-8
     */
    @Override
    public String stdin() {
        if (stdinUsed) {
            throw Failure.usage("stdin is named twice; it can be read only once");
        }
        stdinUsed = true;
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            // Not readAllBytes: that of a FileInputStream asks for the position, which a pipe does not have (JDK 17).
            context.streams().in().transferTo(bytes);
            return decode(bytes.toByteArray(), "stdin");
        } catch (IOException problem) {
            throw Failure.localFile("stdin could not be read", problem);
        } catch (OutOfMemoryError tooLarge) {
            throw tooLarge("stdin", tooLarge);
        }
    }

    /**
     * All of a file.
     *
     * @throws Failure usage, when it is missing or no UTF-8; local file, when it cannot be read
     */
    @Override
    public String file(String name) {
        try {
            return decode(Files.readAllBytes(context.directory().resolve(name)), "the file '" + name + "'");
        } catch (IOException problem) {
            throw NamedFile.unreadable(name, problem);
        } catch (InvalidPathException noPath) {
            throw Failure.usage("'" + name + "' is no path");
        } catch (OutOfMemoryError tooLarge) {
            throw tooLarge("the file '" + name + "'", tooLarge);
        }
    }

    private static Failure tooLarge(String what, OutOfMemoryError cause) {
        return Failure.localFile(what + " could not be read: it is larger than the memory", cause)
                .hint("is it the right one? a text is held as a whole; MCPCTL_JAVA_OPTS=-Xmx4g gives more memory");
    }

    /**
     * UTF-8 as text.
     *
     * @throws Failure usage, when it is none; it names what the bytes are
     */
    static String decode(byte[] bytes, String what) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException binary) {
            throw Failure.usage(what + " is no UTF-8 text");
        }
    }
}
