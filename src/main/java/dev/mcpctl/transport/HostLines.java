package dev.mcpctl.transport;

import dev.mcpctl.rpc.Frame;

/** Cuts what a host says into messages for the tap; whatever it says goes on unchanged elsewhere. Used by one thread. */
final class HostLines {

    private final Tap tap;
    private final LineStore line;

    HostLines(FrameLimits limits, Tap tap) {
        this.tap = tap;
        this.line = new LineStore(limits, null);
    }

    /** Takes the next bytes. */
    void feed(byte[] chunk, int count) {
        int start = 0;
        for (int i = 0; i < count; i++) {
            if (chunk[i] == '\n') {
                line.append(chunk, start, i);
                endLine();
                start = i + 1;
            }
        }
        line.append(chunk, start, count);
    }

    /** Nothing more comes; a last line without its end counts. */
    void end() {
        if (!line.isEmpty()) {
            endLine();
        }
    }

    private void endLine() {
        if (line.looksLikeMessage()) {
            try (Frame frame = line.take()) {
                tap.sent(frame, 0);
            }
            return;
        }
        String problem = line.isBlank() ? "the host sent a blank line" : "the host sent a line that is no message";
        String excerpt = line.excerpt();
        line.clear();
        tap.finding("noise-on-stdin", problem, excerpt);
    }
}
