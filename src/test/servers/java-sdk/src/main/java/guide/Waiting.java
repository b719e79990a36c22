package guide;

import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * With GUIDE_LOG there is a tool that never ends, and a log of what reaches the server meanwhile, in that order. The SDK does
 * not tell its tools of cancellations, so they are noted where they are read.
 */
final class Waiting {
    private final Path log;

    Waiting(Path log) {
        this.log = log;
        Runtime.getRuntime().addShutdownHook(new Thread(() -> note("shutdown")));
    }

    <S extends McpServer.SyncSpecification<S>> McpServer.SyncSpecification<S> add(
            McpServer.SyncSpecification<S> server) {
        Tool tool = Tool.builder("wait", Map.of("type", "object"))
                .description("Waits until it is cancelled")
                .build();
        return server.toolCall(tool, (exchange, call) -> {
            note("waiting");
            try {
                Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException end) {
                note("interrupted");
            }
            return CallToolResult.builder().addTextContent("no longer waiting").build();
        });
    }

    /** The same bytes, with a note of what they say. */
    InputStream listened(InputStream in) {
        return new FilterInputStream(in) {
            private final ByteArrayOutputStream line = new ByteArrayOutputStream();

            @Override
            public int read() throws IOException {
                int next = super.read();
                if (next < 0) {
                    note("end of input");
                } else {
                    take(next);
                }
                return next;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = super.read(bytes, offset, length);
                for (int i = 0; i < count; i++) {
                    take(bytes[offset + i]);
                }
                if (count < 0) {
                    note("end of input");
                }
                return count;
            }

            private void take(int next) {
                if (next != '\n') {
                    line.write(next);
                    return;
                }
                if (line.toString(StandardCharsets.UTF_8).contains("notifications/cancelled")) {
                    note("cancelled");
                }
                line.reset();
            }
        };
    }

    private synchronized void note(String words) {
        try {
            Files.writeString(log, words + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException problem) {
            throw new IllegalStateException(problem);
        }
    }
}
