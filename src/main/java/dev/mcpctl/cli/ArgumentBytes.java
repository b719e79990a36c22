package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The words of the line as the system has them, looked at only when one is doubtful. The JVM puts U+FFFD in the place of bytes that it cannot decode and says
 * nothing, so that a server would get another value than was written.
 */
final class ArgumentBytes {

    /** What U+FFFD is in UTF-8, for those who truly wrote it. */
    private static final byte[] REPLACEMENT = {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD};

    private ArgumentBytes() {}

    /** Why this process cannot go on with its arguments; null when they are whole, or nobody knows. */
    static @Nullable Failure loss(String[] arguments) {
        try (InputStream line = new FileInputStream("/proc/self/cmdline")) {
            return loss(arguments, line.readAllBytes());
        } catch (IOException noSuchPlace) {
            return null;
        }
    }

    /**
     * The same.
     *
     * @param line all words of the process, each with a zero byte behind it; ours are the last ones
     */
    static @Nullable Failure loss(String[] arguments, byte[] line) {
        int end = line.length;
        for (int i = arguments.length - 1; i >= 0 && end > 0; i--) {
            int start = end - 1;
            while (start > 0 && line[start - 1] != 0) {
                start--;
            }
            if (decoded(arguments[i]) > written(line, start, end)) {
                return refused(arguments[i], ByteBuffer.wrap(line, start, end - start));
            }
            end = start;
        }
        return null;
    }

    private static Failure refused(String argument, ByteBuffer written) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(written);
            return Failure.usage("the argument '" + argument + "' is UTF-8, and the locale is not")
                    .hint("set LC_ALL=C.UTF-8, or give the text as NAME=@FILE, or on stdin as NAME=@-");
        } catch (CharacterCodingException noText) {
            return Failure.usage("the argument '" + argument + "' holds bytes that are no UTF-8 text")
                    .hint(
                            "convert it; a text in UTF-8 may also come from a file as NAME=@FILE, or from stdin as NAME=@-");
        }
    }

    private static int decoded(String argument) {
        int count = 0;
        for (int i = 0; i < argument.length(); i++) {
            count += argument.charAt(i) == '\uFFFD' ? 1 : 0;
        }
        return count;
    }

    private static int written(byte[] line, int start, int end) {
        int count = 0;
        for (int i = start; i + REPLACEMENT.length <= end; i++) {
            boolean here = line[i] == REPLACEMENT[0] && line[i + 1] == REPLACEMENT[1] && line[i + 2] == REPLACEMENT[2];
            count += here ? 1 : 0;
        }
        return count;
    }
}
