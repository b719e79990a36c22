package dev.mcpctl.transport;

import dev.mcpctl.rpc.Frame;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Receives one huge line in a JVM of its own, so that a test can give it little memory. */
final class HugeLineClient {

    private HugeLineClient() {}

    /** Takes {@code limited} or {@code unlimited}; prints the frame's size, whether it is cut, and the files there. */
    public static void main(String[] words) throws Exception {
        FrameLimits limits = words[0].equals("limited")
                ? FrameLimits.usual()
                : new FrameLimits(Long.MAX_VALUE, FrameLimits.usual().spoolAbove());
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        try (StdioFixture server = StdioFixture.misbehaving(limits, "huge-line")) {
            server.call(1, "echo");
            Frame frame = server.log.frame(0);
            out.println(frame.size() + " " + frame.truncated() + " " + files());
            frame.close();
        }
        out.println("left " + files());
    }

    private static long files() throws Exception {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("mcpctl-"))
                    .count();
        }
    }
}
