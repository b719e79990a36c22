package dev.mcpctl.testing;

import dev.mcpctl.rpc.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes frames of both kinds from texts. */
public final class Frames {

    private Frames() {}

    /** The text in a temporary file that vanishes with the frame. */
    public static Frame.Spooled spooled(String text) {
        return spooled(text.getBytes(StandardCharsets.UTF_8), Ending.WHOLE);
    }

    /** The beginning of a message that is longer than allowed. */
    public static Frame.Spooled cutOff(String text) {
        return spooled(text.getBytes(StandardCharsets.UTF_8), Ending.CUT_OFF);
    }

    private enum Ending {
        WHOLE,
        CUT_OFF
    }

    private static Frame.Spooled spooled(byte[] bytes, Ending ending) {
        try {
            Path file = Files.createTempFile("frame", ".json");
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            channel.write(ByteBuffer.wrap(bytes));
            return new Frame.Spooled(channel, bytes.length, ending == Ending.CUT_OFF);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Everything in a stream, as UTF-8, which is closed. */
    public static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
