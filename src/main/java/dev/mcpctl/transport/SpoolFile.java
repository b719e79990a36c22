package dev.mcpctl.transport;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.rpc.Frame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A temporary file for one large message: readable by its owner only, and nameless as soon as the system allows it. */
final class SpoolFile {

    private final FileChannel channel;
    private long size;

    /** Creates the file; on Unix deleting on close removes the name at once, elsewhere at the end. */
    SpoolFile() {
        try {
            Path path = Files.createTempFile("mcpctl-", ".frame");
            this.channel = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException problem) {
            throw failed(problem);
        }
    }

    long size() {
        return size;
    }

    void append(byte[] bytes, int start, int length) {
        try {
            ByteBuffer rest = ByteBuffer.wrap(bytes, start, length);
            while (rest.hasRemaining()) {
                size += channel.write(rest);
            }
        } catch (IOException problem) {
            discard();
            throw failed(problem);
        }
    }

    /** The frame over the first bytes of the file, which owns it from here. */
    Frame frame(long length, boolean truncated) {
        return new Frame.Spooled(channel, length, truncated);
    }

    void discard() {
        try {
            channel.close();
        } catch (IOException ignored) {
            // the file has no name any more, and what was in it is not wanted
        }
    }

    private static Failure failed(IOException problem) {
        return Failure.localFile(
                        "a large message could not be put into a temporary file: " + problem.getMessage(), problem)
                .hint("free space in " + System.getProperty("java.io.tmpdir") + " or name another one with TMPDIR");
    }
}
