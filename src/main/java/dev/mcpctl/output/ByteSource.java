package dev.mcpctl.output;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that can be streamed, once or more, without being held in memory. */
@FunctionalInterface
public interface ByteSource {

    /** The bytes from their beginning; the caller closes the stream. */
    InputStream open() throws IOException;
}
