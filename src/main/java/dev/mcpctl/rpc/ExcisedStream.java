package dev.mcpctl.rpc;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The bytes of a frame without the insides of its long strings, which read as {@code ""}. */
final class ExcisedStream {

    private ExcisedStream() {}

    static InputStream of(Frame frame, List<Outline.Literal> cuts) throws IOException {
        List<InputStream> parts = new ArrayList<>();
        long from = 0;
        for (Outline.Literal cut : cuts) {
            parts.add(frame.open(from, cut.start()));
            from = cut.end();
        }
        parts.add(frame.open(from, frame.size()));
        return new SequenceInputStream(Collections.enumeration(parts));
    }
}
